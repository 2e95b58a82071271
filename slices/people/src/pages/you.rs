//! Oneself: what one says of oneself and to whom, and the browsers one is signed in with.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, Name, Phone, Say};
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_policy::{Audience, PersonId, Thing};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Prose, Sent, Shell, Stop, Tried, Visit, When, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use crate::free::{self, Free, LANGUAGES};
use crate::person::{AskOfferKind, HIDEABLE, ProfileDraft, Wish, hideable, short};
use crate::sign_in::SignInId;
use crate::store;

/// The account of a person, as the policy sees it.
pub(super) fn account(person: PersonId) -> Thing {
    Thing { audience: Audience::Own, owner: Some(person), ..Thing::of_instance("account") }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "you/profile.html")]
pub struct ProfilePage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    name: String,
    langs: Vec<Choice>,
    zones: Vec<&'static str>,
    hidden: Vec<Choice>,
    languages: Vec<Choice>,
    days: Vec<Choice>,
}

/// `GET /you`
pub async fn show(State(app): State<App>, ask: Ask) -> Page<ProfilePage> {
    app.page(ask, |visit, read| profile(visit, read, Tried::fresh())).await
}

fn profile(visit: &Visit, read: &mut Read<'_>, tried: Tried) -> Result<ProfilePage, Stop> {
    let me = visit.who()?.id;
    visit.must("read", &account(me))?;
    let tried = tried.over(profile_defaults(read, me)?);
    let shell = visit.shell();
    // locale: people-field-phone people-field-pronouns people-field-place people-field-about people-field-asks people-field-offers
    let fields = HIDEABLE.into_iter().map(|field| (field, shell.t(&format!("people-field-{field}"))));
    // locale: people-day-mon people-day-tue people-day-wed people-day-thu people-day-fri people-day-sat people-day-sun
    let langs = [("en", "English".to_owned()), ("fr", "Français".to_owned())];
    Ok(ProfilePage {
        name: tried.value("name"),
        langs: tried.choices("lang", langs),
        zones: kith_web::zones().to_vec(),
        hidden: tried.choices("hidden", fields),
        languages: tried.choices("languages", LANGUAGES.map(|(tag, name)| (tag, name.to_owned()))),
        days: tried.choices("days", free::DAYS.map(|day| (day, shell.t(&format!("people-day-{day}"))))),
        shell: shell.clone().titled(shell.t("people-you-title")),
        tried,
    })
}

/// What stands in the form before somebody types: the person as they are.
fn profile_defaults(read: &mut Read<'_>, me: PersonId) -> Result<Vec<(&'static str, String)>, Stop> {
    let person = store::person(read, me)?.ok_or(Stop::Hidden)?;
    let wishes = store::asks_and_offers(read, &[me])?;
    let lines = |kind: AskOfferKind| {
        let of_kind = wishes.iter().filter(|wish| wish.kind == kind);
        of_kind.map(|wish| wish.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let (free, spoken) = (Free::kept(&person.hours), free::spoken(&person.languages, person.lang));
    let own = spoken.into_iter().map(|tag| ("languages", tag.to_owned()));
    let own: Vec<_> = own.chain(free.words().map(|day| ("days", day.to_owned()))).collect();
    let mut defaults = vec![
        ("free_from", free::clock(free.from)),
        ("free_until", free::clock(free.until)),
        ("name", person.name.to_string()),
        ("pronouns", person.pronouns),
        ("organisation", person.organisation),
        ("job", person.job),
        ("place", person.place),
        ("region", person.region),
        ("about", person.about),
        ("lang", person.lang.tag().to_owned()),
        ("zone", person.zone),
        ("phone", store::phone_of(read, me)?.map(|phone| phone.to_string()).unwrap_or_default()),
        ("asks", lines(AskOfferKind::Ask)),
        ("offers", lines(AskOfferKind::Offer)),
    ];
    defaults.extend(own);
    let hidden = store::audience_of_fields(read, &[me])?;
    defaults.extend(hidden.into_iter().map(|(_, field, _)| ("hidden", field)));
    Ok(defaults)
}

fn lang(text: &str) -> Result<Lang, Say> {
    Lang::from_tag(text).ok_or_else(|| Say::new("error-not-a-choice"))
}

fn zone_name(text: &str) -> Result<String, Say> {
    kith_web::zone(text).map(|_| text.to_owned())
}

/// `POST /you`
pub async fn change(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    let work = |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let me = visit.who()?.id;
        visit.must("edit", &account(me))?;
        let draft = read_form!(
            fields,
            ProfileDraft {
                name: need(Name::read),
                pronouns: any(|text| short(text, 40)),
                organisation: maybe(Name::read),
                job: any(|text| short(text, 120)),
                place: any(|text| short(text, 120)),
                region: any(|text| short(text, 120)),
                phone: maybe(Phone::read),
                about: any(Prose::read),
                asks: any(Wish::read),
                offers: any(Wish::read),
                lang: need(lang),
                zone: need(zone_name),
                hidden: each(hideable),
                languages: each(free::language),
                days: each(free::day),
                free_from: maybe(free::minute),
                free_until: maybe(free::minute),
            }
        )?;
        let free = Free::read(&draft.days, draft.free_from, draft.free_until);
        let free = free.map_err(|say| Stop::field("free_until", say))?;
        store::change_profile(tx, &visit.app.env, me, (&draft, &free))?;
        Ok(Done::to("/you").saying("done-profile"))
    };
    app.take(ask, sent, work, profile).await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "you/sign_ins.html")]
pub struct SignInsPage {
    #[serde(skip)]
    shell: Shell,
    lines: Vec<SignedIn>,
}

#[derive(Serialize, JsonSchema)]
struct SignedIn {
    id: SignInId,
    browser: String,
    since: When,
    until: When,
}

/// `GET /you/sign-ins`
pub async fn sign_ins(State(app): State<App>, ask: Ask) -> Page<SignInsPage> {
    app.page(ask, |visit, read| {
        let me = visit.who()?.id;
        visit.must("read", &account(me))?;
        let shell = visit.shell();
        let line = |line: store::SignInLine| SignedIn {
            id: line.id,
            browser: crate::browser::in_words(&line.browser),
            since: shell.when(line.started_at),
            until: shell.when(line.ends_at),
        };
        let lines = store::sign_ins_of(read, me, visit.now())?.into_iter().map(line).collect();
        Ok(SignInsPage { shell: shell.clone().titled(shell.t("people-sign-ins-title")), lines })
    })
    .await
}

/// `POST /you/sign-ins/{id}/endings`
pub async fn end(State(app): State<App>, ask: Ask, Path(id): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let me = visit.who()?.id;
        visit.must("edit", &account(me))?;
        let id: SignInId = id.parse().map_err(|_| Stop::Hidden)?;
        if !store::end_sign_in(tx, me, id, visit.now())? {
            return Err(Stop::Hidden);
        }
        kith_facts::record(tx, &visit.app.env, &Fact::new("sign-in.ended", ("sign-in", id)).by(me))?;
        Ok(Done::to("/you/sign-ins").saying("done-sign-in-ended"))
    };
    app.press(ask, sent, work).await
}
