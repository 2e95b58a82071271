//! A pairing: all groups for whoever makes it, with what each keeps and what it does not; one's own for everybody else.

use askama::Template;
use axum::extract::State;
use kith_db::Read;
use kith_matching::{Breach, Rule, Wish};
use kith_policy::PersonId;
use kith_web::{App, Ask, Choice, Named, Page, Path, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Found, find, ground, ids};
use crate::draw::Ground;
use crate::pairing::{Pairing, Seat};
use crate::{rules, store};

/// What a group does not keep, and between whom.
#[derive(Serialize, JsonSchema)]
struct Lack {
    text: String,
    kind: &'static str,
    who: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct GroupView {
    number: i64,
    members: Vec<String>,
    kept: bool,
    /// What they have in common and keep, in words.
    good: String,
    lacks: Vec<Lack>,
    meets: Option<When>,
}

/// The group of whoever looks.
#[derive(Serialize, JsonSchema)]
struct Own {
    others: Vec<Named>,
    meets: Option<When>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "pairing/show.html")]
pub struct PairingPage {
    #[serde(skip)]
    shell: Shell,
    pairing: Pairing,
    path: String,
    session: String,
    may_edit: bool,
    accepted: bool,
    own: Option<Own>,
    groups: Vec<GroupView>,
    out: Vec<String>,
    people: Vec<Choice>,
    places: Vec<Choice>,
    unmet: usize,
}

/// `GET /c/{community}/pairings/{pairing}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<PairingPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, &id)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<PairingPage, Stop> {
    let Found { community, shell, pairing, may_edit } = find(visit, r, slug, id)?;
    let seats = store::seats(r, pairing.id)?;
    let groups = if may_edit { views(visit, r, &shell, (&pairing, &seats))? } else { Vec::new() };
    let out = seats.iter().filter(|seat| may_edit && seat.number == 0).map(|seat| seat.name.clone());
    let choice = |value: String, label: String| Choice { value, label, ..Choice::default() };
    let mut people: Vec<_> = seats.iter().map(|it| choice(it.person.to_string(), it.name.clone())).collect();
    people.sort_by_cached_key(|it| kith_base::fold(&it.label));
    let numbered = groups.iter().map(|it| choice(it.number.to_string(), shell.tn("matching-group", it.number)));
    let others =
        [("new", "matching-to-new"), ("out", "matching-to-out")].map(|(to, key)| choice(to.to_owned(), shell.t(key)));
    Ok(PairingPage {
        path: pairing.path(slug),
        session: pairing.session.map(|id| community.path(&format!("/sessions/{id}"))).unwrap_or_default(),
        own: own(visit, &shell, slug, (&pairing, &seats)),
        accepted: pairing.accepted_at.is_some(),
        out: out.collect(),
        people: if may_edit { people } else { Vec::new() },
        places: if may_edit { numbered.chain(others).collect() } else { Vec::new() },
        unmet: groups.iter().filter(|it| it.lacks.iter().any(|lack| lack.kind == "stuck")).count(),
        groups,
        may_edit,
        shell: shell.titled(pairing.title.to_string()),
        pairing,
    })
}

fn own(visit: &Visit, shell: &Shell, slug: &str, (pairing, seats): (&Pairing, &[Seat])) -> Option<Own> {
    let me = visit.viewer.id()?;
    let mine = seats.iter().find(|seat| seat.person == me && seat.number > 0 && pairing.accepted_at.is_some())?;
    let others = seats.iter().filter(|seat| seat.number == mine.number && seat.person != me);
    let named = |seat: &Seat| Named::new(&seat.name, format!("/c/{slug}/people/{}", seat.person));
    Some(Own {
        others: others.map(named).collect(),
        meets: mine.meets_at.filter(|at| *at > visit.now()).map(|at| shell.when(at)),
    })
}

fn views(
    visit: &Visit,
    r: &mut Read<'_>,
    shell: &Shell,
    (pairing, seats): (&Pairing, &[Seat]),
) -> Result<Vec<GroupView>, Stop> {
    let groups = ids(seats);
    let people: Vec<PersonId> = groups.iter().flat_map(|(_, members)| members.clone()).collect();
    let (ground, together) = ground(visit, r, pairing, &people)?;
    let problem = ground.problem(pairing.size, &pairing.rules, &together);
    let lists: Vec<_> = groups.iter().map(|(_, members)| members.clone()).collect();
    let weighed = ground.weigh(&problem, &lists);
    let view = |((number, _), group): (&(i64, Vec<PersonId>), &kith_matching::Group)| {
        let seated = || seats.iter().filter(|seat| seat.number == *number);
        GroupView {
            number: *number,
            members: seated().map(|seat| seat.name.clone()).collect(),
            kept: seated().any(|seat| seat.kept),
            good: good(shell, &ground, (pairing, group)),
            lacks: lacks(shell, &ground, group),
            meets: seated().find_map(|seat| seat.meets_at).map(|at| shell.when(at)),
        }
    };
    Ok(groups.iter().zip(&weighed.groups).map(view).collect())
}

/// What of the rules a group keeps, in a few words: the language, the hours, and who comes from elsewhere.
fn good(shell: &Shell, ground: &Ground, (pairing, group): (&Pairing, &kith_matching::Group)) -> String {
    // locale: matching-kept-other_team matching-kept-other_sector matching-kept-other_region matching-kept-not_before
    let kept = pairing.rules.0.iter().filter(|(rule, _)| !group.breaches.iter().any(|it| it.rule == *rule));
    let word = |(rule, _): &(Rule, Wish)| match rule {
        Rule::CommonLanguage => ground.languages(&group.members).join(", "),
        Rule::CommonHours => shell.tn("matching-hours", ground.hours(&group.members)),
        rule => shell.t(&format!("matching-kept-{}", rules::word(*rule))),
    };
    kept.map(word).collect::<Vec<_>>().join(" · ")
}

fn lacks(shell: &Shell, ground: &Ground, group: &kith_matching::Group) -> Vec<Lack> {
    // locale: matching-lack-common_language matching-lack-other_team matching-lack-other_sector
    // locale: matching-lack-other_region matching-lack-common_hours matching-lack-not_before
    let name = |at: &usize| ground.people.get(*at).map(|it| it.name.clone());
    let lack = |breach: &Breach| Lack {
        text: shell.t(&format!("matching-lack-{}", rules::word(breach.rule))),
        kind: if breach.wish == Wish::Must { "stuck" } else { "" },
        who: breach.between.iter().flat_map(|(a, b)| [name(a), name(b)]).flatten().collect(),
    };
    group.breaches.iter().map(lack).collect()
}
