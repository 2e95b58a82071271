//! What a guest's link opens: a page that says what they are asked to, with one button. Looking changes nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Name, Say};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_people::{NewPerson, store as people};
use kith_policy::{PersonId, Thing};
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Form, Page, Path, Sent, Shell, Stop, Tried, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use crate::guest::{GuestLink, Standing, window};
use crate::{Session, store};

pub const NAME: Form = &[Field::optional("name", FieldKind::Line(120))];

/// A guest's link as whoever holds its secret may see it.
fn thing() -> Thing {
    Thing::of_instance("guest-link")
}

struct Behind {
    link: GuestLink,
    community: Community,
    session: Session,
}

fn behind(r: &mut Read<'_>, secret: &str) -> Result<Behind, Stop> {
    let (link, community) = store::guest::link_behind(r, secret)?.ok_or(Stop::Hidden)?;
    let community = kith_charter::store::community(r, community)?.filter(|it| it.retired.is_none());
    let community = community.ok_or(Stop::Hidden)?;
    let session = store::session(r, community.id, link.session)?.ok_or(Stop::Hidden)?;
    Ok(Behind { link, community, session })
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "guests/letter.html")]
pub struct GuestLetterPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    #[serde(skip)]
    action: String,
    community: String,
    title: String,
    purpose: String,
    lang: &'static str,
    by: String,
    name: String,
    when: When,
    minutes: i64,
    from: When,
    until: When,
    asks_for_a_name: bool,
    open: bool,
    /// Why it lets nobody in now; "" when it does.
    shut: String,
    cancelled: bool,
}

/// What a guest is told on the pages of the session.
#[derive(Serialize, JsonSchema)]
pub struct Staying {
    /// Until when they are let in.
    pub until: When,
    /// Where they say what may be recorded and quoted.
    pub consents: String,
}

/// For whoever a guest's link let in to a session; nothing for everybody else.
pub fn staying(visit: &Visit, shell: &Shell, session: &Session) -> Option<Staying> {
    let viewer = &visit.viewer;
    let invited = viewer.invited.contains(&session.community_id);
    if invited || viewer.is_in(session.community_id) || !viewer.is_guest_at(Some(session.id.into())) {
        return None;
    }
    let (_, until) = window(session.starts_at, session.minutes);
    let slug = shell.community.as_ref().map(|it| it.slug.to_string()).unwrap_or_default();
    Some(Staying { until: shell.when(until), consents: format!("{}/consents/own", session.path(&slug)) })
}

/// `GET /guests/{secret}`
pub async fn show(State(app): State<App>, ask: Ask, Path(secret): Path<String>) -> Page<GuestLetterPage> {
    app.page(ask, move |visit, r| page(visit, r, &secret, Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, secret: &str, tried: Tried) -> Result<GuestLetterPage, Stop> {
    visit.must("read", &thing())?;
    let Behind { link, community, session } = behind(r, secret)?;
    let standing = link.standing(&session, visit.now());
    // To whom it was taken back it says no more than that.
    if standing == Standing::Revoked {
        return Err(Stop::Hidden);
    }
    let shell = visit.shell();
    let (from, until) = window(session.starts_at, session.minutes);
    // Nobody knows yet where a guest is: the time is the one that was agreed.
    let when = |at| if visit.viewer.who.is_some() { shell.when(at) } else { shell.when_in(at, session.zone.tz()) };
    let shut = match standing {
        Standing::Waits => shell.ta("who-guest-waits", "when", when(from).text),
        Standing::Over => shell.ta("who-guest-over", "when", when(until).text),
        Standing::Open | Standing::Revoked => String::new(),
    };
    Ok(GuestLetterPage {
        action: format!("/guests/{secret}"),
        community: community.name.to_string(),
        title: session.title.to_string(),
        purpose: session.purpose.clone(),
        lang: session.lang.tag(),
        by: link.by.clone().unwrap_or_default(),
        asks_for_a_name: link.asks_for_a_name() && visit.viewer.id().is_none(),
        name: link.name,
        when: when(session.starts_at),
        minutes: session.minutes,
        from: when(from),
        until: when(until),
        open: standing == Standing::Open,
        cancelled: session.cancelled_at.is_some(),
        shut,
        shell: shell.titled(session.title.to_string()),
        tried,
    })
}

/// `POST /guests/{secret}`
pub async fn come(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let again = secret.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        visit.must("answer", &thing())?;
        let behind = behind(tx, &secret)?;
        match behind.link.standing(&behind.session, visit.now()) {
            Standing::Open => come_in(visit, tx, &behind, fields),
            Standing::Waits => Err(Stop::Conflict(Say::new("who-guest-not-yet"))),
            Standing::Over => Err(Stop::Conflict(Say::new("who-guest-no-more"))),
            Standing::Revoked => Err(Stop::Hidden),
        }
    };
    app.take(ask, sent, work, move |visit, r, tried| page(visit, r, &again, tried)).await
}

/// Lets somebody in: as who they are, if they are signed in, and as somebody of this name otherwise.
fn come_in(visit: &Visit, tx: &mut Tx<'_>, behind: &Behind, fields: &Fields) -> Result<Done, Stop> {
    let Behind { link, community, session } = behind;
    let (env, path) = (&visit.app.env, session.path(&community.slug));
    if visit.viewer.id().is_some() && visit.may("read", &session.thing()) {
        return Ok(Done::to(path));
    }
    let (_, until) = window(session.starts_at, session.minutes);
    let (person, cookie) = match (visit.viewer.id(), &visit.ask.token) {
        (Some(me), Some(token)) => {
            people::opened_a_link(tx, token)?;
            (me, None)
        }
        _ => {
            let person = somebody(visit, tx, behind, fields)?;
            (person, Some(kith_people::open_by_link(tx, env, person, &visit.ask.browser, until)?))
        }
    };
    if !store::guest::come_in(tx, env, (link, community.id), person)? {
        return Err(Stop::Conflict(Say::new("who-guest-full")));
    }
    let done = Done::to(path).saying("done-guest-in");
    Ok(match cookie {
        Some(cookie) => done.with_cookie(cookie),
        None => done,
    })
}

/// Who a browser without an account is: the one whom the link names, the same in every browser, or somebody new. Only
/// the name is known of them.
fn somebody(visit: &Visit, tx: &mut Tx<'_>, behind: &Behind, fields: &Fields) -> Result<PersonId, Stop> {
    let Behind { link, community, .. } = behind;
    let came = store::guest::came_by(tx, link.id)?;
    let named = if link.asks_for_a_name() { None } else { store::guest::named_by(tx, link.id)? };
    let here = visit.viewer.person().filter(|me| came.contains(me));
    if let Some(person) = named.or(here) {
        return Ok(person);
    }
    let typed = if link.asks_for_a_name() { fields.get("name") } else { link.name.as_str() };
    let typed = if typed.trim().is_empty() { Err(Say::new("error-required")) } else { Name::read(typed) };
    let new = NewPerson {
        name: typed.map_err(|say| Stop::field("name", say))?,
        email: None,
        phone: None,
        organisation_id: None,
        lang: visit.viewer.lang,
        zone: community.zone.clone(),
        operator: false,
    };
    Ok(people::add_person(tx, &visit.app.env, &new)?)
}
