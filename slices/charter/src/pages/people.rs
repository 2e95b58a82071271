//! The directory of a community, and the page of one of its people. What somebody keeps to themselves is not there.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kith_base::PAGE;
use kith_db::Read;
use kith_people::store as people;
use kith_people::{AskOfferKind, Person, SECTORS};
use kith_policy::{Audience, PersonId, Place, Role, Thing};
use kith_web::{App, Ask, Choice, Named, Page, Path, Query, Shell, Speech, Stop, Tried, Visit, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::participation::{Way, level_word, ways};
use super::role_word;
use crate::delegation::{Delegation, can_be_lent};
use crate::store::{Entry, Search};
use crate::{Community, Held, Level, MembershipId, Team, enter, store};

/// What is looked for, as it stands in the address.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    sector: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    after: String,
}

impl Asked {
    /// The same search as an address, from after this person.
    fn after(&self, person: PersonId) -> String {
        let pairs = [
            ("q", &self.q),
            ("team", &self.team),
            ("sector", &self.sector),
            ("role", &self.role),
            ("level", &self.level),
        ];
        let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in given {
            query.append_pair(name, value);
        }
        query.append_pair("after", &person.to_string());
        format!("?{}", query.finish())
    }

    fn is_search(&self) -> bool {
        [&self.q, &self.team, &self.sector, &self.role, &self.level].into_iter().any(|value| !value.trim().is_empty())
    }
}

/// Somebody in the directory.
#[derive(Serialize, JsonSchema)]
struct Someone {
    who: Named,
    about: String,
    roles: String,
    asks: Vec<String>,
    offers: Vec<String>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "people/directory.html")]
pub struct DirectoryPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    q: String,
    teams: Vec<Choice>,
    sectors: Vec<Choice>,
    roles: Vec<Choice>,
    levels: Vec<Choice>,
    /// How many take part how, for stewards.
    counts: Vec<String>,
    people: Vec<Someone>,
    searched: bool,
    next: String,
    may_invite: bool,
    may_import: bool,
    may_answer: bool,
}

/// `GET /c/{community}/people`
pub async fn directory(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Page<DirectoryPage> {
    app.page(ask, move |visit, read| directory_page(visit, read, &slug, &asked)).await
}

fn directory_page(visit: &Visit, read: &mut Read<'_>, slug: &str, asked: &Asked) -> Result<DirectoryPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("read", &community.thing("directory"))?;
    let teams = store::teams_of(read, community.id)?;
    let search = search(read, asked)?;
    let mut found = store::directory(read, community.id, &search, visit.now())?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let next = found.last().filter(|_| more).map(|last| community.path("/people") + &asked.after(last.id));
    let shell = shell.clone().titled(shell.t("charter-people-title"));
    Ok(DirectoryPage {
        people: with_wishes(visit, read, &community, &shell, &found)?,
        path: community.path(""),
        q: asked.q.clone(),
        teams: team_choices(&shell, &asked.team, &teams),
        sectors: sector_choices(&shell, &asked.sector),
        roles: role_filter(&shell, &asked.role),
        levels: level_filter(&shell, &asked.level),
        counts: counts(visit, read, &community, &shell)?,
        searched: asked.is_search(),
        next: next.unwrap_or_default(),
        may_invite: visit.may("create", &community.thing("invitation")),
        may_import: visit.may("create", &community.thing("membership")),
        may_answer: visit.may("read", &community.thing("join-request")),
        shell,
    })
}

fn search(read: &mut Read<'_>, asked: &Asked) -> Result<Search, Stop> {
    let after = match asked.after.as_str() {
        "" => None,
        id => {
            let id: PersonId = super::id(id)?;
            store::sorted_name(read, id)?.map(|name| (name, id))
        }
    };
    Ok(Search {
        words: Search::words_of(&asked.q),
        team: (!asked.team.is_empty()).then(|| super::id(&asked.team)).transpose()?,
        sector: SECTORS.into_iter().find(|sector| *sector == asked.sector).unwrap_or_default().to_owned(),
        role: Role::of(&asked.role),
        level: Level::of(&asked.level),
        after,
    })
}

fn with_wishes(
    visit: &Visit,
    read: &mut Read<'_>,
    community: &Community,
    shell: &Shell,
    found: &[Entry],
) -> Result<Vec<Someone>, Stop> {
    let ids: Vec<PersonId> = found.iter().map(|entry| entry.id).collect();
    let mut wishes: HashMap<(PersonId, &str), Vec<String>> = HashMap::new();
    for wish in people::asks_and_offers(read, &ids)? {
        wishes.entry((wish.person_id, field_of(wish.kind))).or_default().push(wish.text);
    }
    for (person, field, _) in people::audience_of_fields(read, &ids)? {
        if visit.viewer.id() != Some(person) {
            wishes.retain(|(whose, what), _| *whose != person || *what != field);
        }
    }
    let mut roles: HashMap<PersonId, Vec<String>> = HashMap::new();
    for (person, role, team) in store::roles_of(read, community.id, &ids, visit.now())? {
        roles.entry(person).or_default().push(role_in(shell, role, &team));
    }
    let someone = |entry: &Entry| Someone {
        who: Named::new(&entry.name, community.path(&format!("/people/{}", entry.id))),
        about: listed([&entry.job, &entry.organisation, &entry.place]),
        roles: with_level(shell, roles.remove(&entry.id).unwrap_or_default(), entry.level).join(" · "),
        asks: wishes.remove(&(entry.id, "asks")).unwrap_or_default(),
        offers: wishes.remove(&(entry.id, "offers")).unwrap_or_default(),
    };
    Ok(found.iter().map(someone).collect())
}

/// What somebody is here, and how they take part where it is not as most do.
fn with_level(shell: &Shell, mut roles: Vec<String>, level: Level) -> Vec<String> {
    if level != Level::default() {
        roles.push(level_word(shell, level));
    }
    roles
}

fn field_of(kind: AskOfferKind) -> &'static str {
    match kind {
        AskOfferKind::Ask => "asks",
        AskOfferKind::Offer => "offers",
    }
}

fn listed<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A role with its team: "Lead, Larkhaven".
pub(super) fn role_in(speech: &Speech, role: Role, team: &str) -> String {
    listed([&role_word(speech, role), team])
}

fn choices<'c>(shell: &Shell, chosen: &str, list: impl IntoIterator<Item = (&'c str, String)>) -> Vec<Choice> {
    let any = std::iter::once(("", shell.t("charter-any")));
    let choice = |(value, label): (&str, String)| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen: value == chosen,
    };
    any.chain(list).map(choice).collect()
}

fn team_choices(shell: &Shell, chosen: &str, teams: &[Team]) -> Vec<Choice> {
    let named: Vec<_> = teams.iter().map(|team| (team.id.to_string(), team.name.to_string())).collect();
    choices(shell, chosen, named.iter().map(|(id, name)| (id.as_str(), name.clone())))
}

// locale: charter-sector-local_government charter-sector-health_authority charter-sector-community charter-sector-school
// locale: charter-sector-university charter-sector-first_nation charter-sector-provincial charter-sector-funder
// locale: charter-sector-business
fn sector_choices(shell: &Shell, chosen: &str) -> Vec<Choice> {
    choices(shell, chosen, SECTORS.map(|sector| (sector, shell.t(&format!("charter-sector-{sector}")))))
}

fn level_filter(shell: &Shell, chosen: &str) -> Vec<Choice> {
    choices(shell, chosen, Level::ALL.map(|level| (level.word(), level_word(shell, level))))
}

/// How many people take part how, in words, for who keeps the roll.
fn counts(visit: &Visit, read: &mut Read<'_>, community: &Community, shell: &Shell) -> Result<Vec<String>, Stop> {
    if !visit.may("edit", &community.thing("membership")) {
        return Ok(Vec::new());
    }
    let found = store::count_levels(read, community.id, visit.now())?;
    let of = |level: Level| found.iter().find(|(it, _)| *it == level).map_or(0, |(_, n)| *n);
    let counted = Level::ALL.into_iter().filter(|level| of(*level) > 0);
    Ok(counted.map(|level| format!("{} {}", level_word(shell, level), of(level))).collect())
}

fn role_filter(shell: &Shell, chosen: &str) -> Vec<Choice> {
    choices(shell, chosen, Role::ALL.map(|role| (role.word(), role_word(shell, role))))
}

/// A membership on somebody's page.
#[derive(Serialize, JsonSchema)]
struct Holding {
    id: MembershipId,
    what: String,
    since: When,
    suspended: bool,
    roles: Vec<Choice>,
    /// Where its holder lends it; "" where it is not theirs to lend.
    lend: String,
}

/// A role that is lent, on the pages of both.
#[derive(Serialize, JsonSchema)]
struct Loan {
    text: String,
    reason: String,
    rests: bool,
    /// Where it is given back; "" for whom it is not.
    ending: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "people/profile.html")]
pub struct ProfilePage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    name: String,
    own: bool,
    work: String,
    pronouns: String,
    place: String,
    phone: String,
    about: String,
    asks: Vec<String>,
    offers: Vec<String>,
    holdings: Vec<Holding>,
    loans: Vec<Loan>,
    /// How they take part, and for themselves every other way.
    level: String,
    ways: Vec<Way>,
    may_edit: bool,
    may_leave: bool,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
}

/// `GET /c/{community}/people/{person}`
pub async fn profile(
    State(app): State<App>,
    ask: Ask,
    Path((slug, person)): Path<(String, String)>,
) -> Page<ProfilePage> {
    app.page(ask, move |visit, read| profile_page(visit, read, (&slug, &person), Tried::fresh())).await
}

pub(super) fn profile_page(
    visit: &Visit,
    read: &mut Read<'_>,
    (slug, id): (&str, &str),
    tried: Tried,
) -> Result<ProfilePage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("read", &community.thing("directory"))?;
    let id: PersonId = super::id(id)?;
    let may_edit = visit.may("edit", &community.thing("membership"));
    let mut held = store::held_by(read, community.id, id, visit.now())?;
    held.retain(|it| it.from_at <= visit.now() && (may_edit || it.suspended_at.is_none()));
    if held.is_empty() {
        return Err(Stop::Hidden);
    }
    let person = people::person(read, id)?.ok_or(Stop::Hidden)?;
    let teams = if may_edit { store::teams_of(read, community.id)? } else { Vec::new() };
    let own = visit.viewer.id() == Some(id);
    let part = store::participation_of(read, community.id, id)?;
    let lent = store::delegations_of(read, community.id, id, visit.now())?;
    let lends = own && visit.may("create", &community.thing("delegation").owned_by(Some(id)));
    let shell = shell.clone().under(shell.t("charter-people-title"), community.path("/people"));
    let mut page = ProfilePage {
        path: community.path(&format!("/people/{id}")),
        name: person.name.to_string(),
        own,
        may_edit,
        may_leave: own && visit.may("delete", &community.thing("membership").owned_by(Some(id))),
        roles: super::role_choices(&shell, &tried, "role", &Role::ALL),
        teams: super::teams_or_none(&shell, &tried, &teams),
        holdings: held.iter().map(|it| holding(&shell, (&community, lends), it)).collect(),
        loans: lent.iter().map(|it| loan(visit, &shell, &community, (it, id))).collect(),
        level: level_word(&shell, part.level),
        ways: if visit.may("edit", &community.participation(id)) { ways(&shell, part) } else { Vec::new() },
        shell: shell.titled(person.name.to_string()),
        tried,
        work: String::new(),
        pronouns: String::new(),
        place: String::new(),
        phone: String::new(),
        about: String::new(),
        asks: Vec::new(),
        offers: Vec::new(),
    };
    let hidden = hidden_from(visit, read, &community, (&person, &held))?;
    page.tell(read, &hidden, person)?;
    Ok(page)
}

/// A role that is lent, as the page of one of the two says it.
fn loan(visit: &Visit, shell: &Shell, community: &Community, (it, whose): (&Delegation, PersonId)) -> Loan {
    let given = whose == it.giver;
    let (key, other) = if given { ("who-lent-to", &it.taker_name) } else { ("who-lent-by", &it.giver_name) };
    let say = kith_base::Say::new(key).with("name", other.as_str()).with("role", role_in(shell, it.role, &it.team));
    let may = |owner| visit.may("delete", &community.thing("delegation").owned_by(Some(owner)));
    let ending = community.path(&format!("/delegations/{}/endings", it.id));
    Loan {
        text: shell.said(&say.with("until", shell.when(it.until).text)),
        reason: it.reason.clone(),
        rests: it.rests,
        ending: if may(it.giver) || may(it.taker) { ending } else { String::new() },
    }
}

fn holding(shell: &Shell, (community, lends): (&Community, bool), held: &Held) -> Holding {
    let word = |role: Role| Choice {
        value: role.word().to_owned(),
        label: role_word(shell, role),
        help: String::new(),
        chosen: role == held.role,
    };
    Holding {
        id: held.id,
        what: role_in(shell, held.role, &held.team_name),
        since: shell.when(held.from_at),
        suspended: held.suspended_at.is_some(),
        lend: if lends && can_be_lent(held) {
            community.path(&format!("/people/{}/memberships/{}/delegations", held.person, held.id))
        } else {
            String::new()
        },
        roles: Role::ALL.map(word).to_vec(),
    }
}

/// The fields of a profile that the viewer may not read.
fn hidden_from(
    visit: &Visit,
    read: &mut Read<'_>,
    community: &Community,
    (person, held): (&Person, &[Held]),
) -> Result<Vec<String>, Stop> {
    let meets = |audience: Audience| {
        let mut places = held.iter().map(|it| Place { community: community.id, cohort: it.cohort, team: it.team });
        places.any(|place| visit.may("read", &Thing::at("profile-field", place, audience).owned_by(Some(person.id))))
    };
    let fields = people::audience_of_fields(read, &[person.id])?;
    Ok(fields.into_iter().filter(|(_, _, audience)| !meets(*audience)).map(|(_, field, _)| field).collect())
}

impl ProfilePage {
    fn tell(&mut self, read: &mut Read<'_>, hidden: &[String], person: Person) -> Result<(), Stop> {
        let open = |field: &str| !hidden.iter().any(|it| it == field);
        let organisation = if open("organisation") { person.organisation.as_str() } else { "" };
        self.work = listed([&person.job, organisation]);
        if open("pronouns") {
            self.pronouns = person.pronouns;
        }
        if open("place") {
            self.place = listed([&person.place, &person.region]);
        }
        if open("about") {
            self.about = person.about_html;
        }
        if open("phone") {
            self.phone = people::phone_of(read, person.id)?.map(|phone| phone.to_string()).unwrap_or_default();
        }
        for wish in people::asks_and_offers(read, &[person.id])? {
            let list = if wish.kind == AskOfferKind::Ask { &mut self.asks } else { &mut self.offers };
            if open(field_of(wish.kind)) {
                list.push(wish.text);
            }
        }
        Ok(())
    }
}
