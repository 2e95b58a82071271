//! Requests to join that wait for an answer.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_db::{Read, Tx};
use kith_people::store as people;
use kith_policy::Role;
use kith_web::{App, Ask, Done, Fields, Named, Page, Path, Sent, Shell, Speech, Stop, Tried, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use super::joining::answer;
use crate::{Admission, Answer, Community, How, JoinRequest, enter, mail, store};

/// Somebody who asks.
#[derive(Serialize, JsonSchema)]
struct Asking {
    who: Named,
    about: String,
    message: String,
    since: When,
    action: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "joining/requests.html")]
pub struct RequestsPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    requests: Vec<Asking>,
}

/// `GET /c/{community}/requests`
pub async fn list(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<RequestsPage> {
    app.page(ask, move |visit, read| page(visit, read, &slug, Tried::fresh())).await
}

fn page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<RequestsPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    let open = store::open_requests(read, community.id)?;
    let open = visit.authorise("read", &community.thing("join-request"), open)?;
    let mut requests = Vec::with_capacity(open.len());
    for request in open.iter() {
        let person = people::person(read, request.person)?;
        requests.push(Asking {
            who: Named::new(&request.name, ""),
            about: person.map(|person| person.organisation).unwrap_or_default(),
            message: request.message.clone(),
            since: shell.when(request.made_at),
            action: community.path(&format!("/requests/{}/answers", request.id)),
        });
    }
    let shell = shell.clone().under(shell.t("charter-people-title"), community.path("/people"));
    Ok(RequestsPage { requests, tried, shell: shell.clone().titled(shell.t("charter-requests-title")) })
}

/// `POST /c/{community}/requests/{request}/answers`: yes or no, with a sentence that goes to who asked.
pub async fn settle(
    State(app): State<App>,
    ask: Ask,
    Path((slug, request)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("join-request"))?;
        let request = store::open_request(tx, community.id, super::id(&request)?)?.ok_or(Stop::Hidden)?;
        let answer = answer(fields)?;
        let sentence = super::short(fields.get("sentence"), 600).map_err(|say| Stop::field("sentence", say))?;
        let me = visit.who()?.id;
        store::answer_request(tx, &visit.app.env, &request, answer, me)?;
        let inside = !store::held_by(tx, community.id, request.person, visit.now())?.is_empty();
        if answer == Answer::Accepted && !inside {
            let admission = Admission::new(request.person, community.id, Role::Member, How::Requested);
            store::admit(tx, &visit.app.env, &admission.by(Some(me)))?;
        }
        tell(visit, tx, &community, (&request, answer), &sentence)?;
        Ok(Done::to(community.path("/requests")).saying("done-answered"))
    };
    app.take(ask, sent, work, move |visit, read, tried| page(visit, read, &again, tried)).await
}

/// Writes to who asked, if they have an address.
fn tell(
    visit: &Visit,
    tx: &mut Tx<'_>,
    community: &Community,
    (request, answer): (&JoinRequest, Answer),
    sentence: &str,
) -> Result<(), Stop> {
    let Some(person) = people::person(tx, request.person)? else { return Ok(()) };
    let Some(email) = people::email_of(tx, request.person)? else { return Ok(()) };
    let zone = kith_web::zone(&person.zone).unwrap_or_else(|_| community.time_zone());
    let speech = Speech::new(&visit.app, person.lang, zone, visit.now());
    let letter = mail::answered(&speech, community, (person.id, person.name, email), answer, sentence)?;
    kith_mail::write(tx, &visit.app.env, &letter)?;
    Ok(())
}
