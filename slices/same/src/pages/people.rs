//! `/c/{community}/same`: the people of a community who look like one, and who was meant in its minutes.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::response::Response;
use kith_base::Uuid;
use kith_charter::{Community, enter};
use kith_db::{Read, Tx};
use kith_policy::{PersonId, Thing};
use kith_sessions::SessionId;
use kith_sessions::commitment::CommitmentId;
use kith_web::{App, Ask, Done, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit};

use super::{MOST, OwnerLine, PairLine, Said, SamePage, done, not_here, said, why};
use crate::alike::{self, Known, Pair, Reason};
use crate::store::{self, Joining, Owned, Person};
use crate::{JoinedId, store::moving};

/// `GET /c/{community}/same`
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<SamePage> {
    app.page(ask, move |visit, read| page(visit, read, &slug, Tried::fresh())).await
}

fn page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<SamePage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("edit", &community.thing("same"))?;
    let shell = shell.clone().under(shell.t("charter-people-title"), community.path("/people"));
    let shell = shell.clone().titled(shell.t("same-title"));
    let look = Look::at(read, &community)?;
    let pairs = look.pairs();
    let owners = look.owners(read, &community)?;
    let path = community.path("/same");
    let joined = store::joined_in(read, Some(community.id))?;
    Ok(SamePage {
        lede: shell.t("same-lede"),
        more: i64::try_from(pairs.len().saturating_sub(MOST)).unwrap_or(0),
        pairs: pairs.iter().take(MOST).map(|pair| look.line(&shell, pair)).collect(),
        owners: owners.iter().map(|it| owner_line(&shell, &community, &look, it)).collect(),
        joined: joined.iter().map(|it| done(&shell, it, &path)).collect(),
        action: path,
        tried,
        shell,
    })
}

/// What is known of the people of a community.
struct Look {
    people: Vec<Person>,
    /// Who came to which session.
    came: BTreeMap<SessionId, BTreeSet<PersonId>>,
    /// Of whom somebody said that they are not the same.
    unlike: BTreeSet<(Uuid, Uuid)>,
}

/// Somebody who is probably meant at a commitment.
struct Meant {
    owned: Owned,
    person: PersonId,
    reason: Reason,
}

impl Look {
    fn at(read: &mut Read<'_>, community: &Community) -> Result<Self, Stop> {
        let people = store::people_of(read, community.id)?;
        let mut came: BTreeMap<SessionId, BTreeSet<PersonId>> = BTreeMap::new();
        for (session, person) in store::signed_in(read, community.id)? {
            came.entry(session).or_default().insert(person);
        }
        Ok(Self { people, came, unlike: store::unlike(read)? })
    }

    fn person(&self, id: Uuid) -> Option<&Person> {
        self.people.iter().find(|it| Uuid::from(it.id) == id)
    }

    /// The pairs that are worth somebody's look. Two who sat in one room are two, whatever they are called, unless they
    /// share a user name; and two who both sign in say themselves who they are.
    fn pairs(&self) -> Vec<Pair> {
        let known: Vec<Known> = self.people.iter().map(known).collect();
        let together = |pair: &Pair| {
            let (a, b) = (PersonId(pair.one), PersonId(pair.other));
            self.came.values().any(|came| came.contains(&a) && came.contains(&b))
        };
        let sign_in = |pair: &Pair| {
            [pair.one, pair.other].iter().all(|id| self.person(*id).is_some_and(|person| person.signs_in))
        };
        let mut pairs = alike::people(&known);
        pairs.retain(|pair| {
            let key = (pair.one.min(pair.other), pair.one.max(pair.other));
            !self.unlike.contains(&key) && !sign_in(pair) && (pair.reason == Reason::Handle || !together(pair))
        });
        pairs
    }

    fn line(&self, shell: &Shell, pair: &Pair) -> PairLine {
        let name = |id| self.person(id).map(|person| person.name.clone()).unwrap_or_default();
        let times = |id| self.came.values().filter(|came| came.contains(&PersonId(id))).count();
        let note = |id| shell.tn("same-times", i64::try_from(times(id)).unwrap_or(0));
        PairLine {
            kind: "person",
            one: name(pair.one),
            one_note: note(pair.one),
            other: name(pair.other),
            other_note: note(pair.other),
            why: why(shell, pair.reason),
            one_id: pair.one.to_string(),
            other_id: pair.other.to_string(),
        }
    }

    /// Who may be meant at each commitment without somebody: of those who were there, if only one can be.
    fn owners(&self, read: &mut Read<'_>, community: &Community) -> Result<Vec<Meant>, Stop> {
        let mut found = Vec::new();
        for owned in store::unowned(read, community.id)? {
            let came = self.came.get(&owned.session);
            let present = self.people.iter().filter(|it| came.is_some_and(|came| came.contains(&it.id)));
            let present: Vec<Known> = present.map(known).collect();
            let Some((person, reason)) = alike::meant(&owned.said, &present) else { continue };
            let commitment = Uuid::from(owned.id);
            if !self.unlike.contains(&(commitment.min(person), commitment.max(person))) {
                found.push(Meant { owned, person: PersonId(person), reason });
            }
        }
        found.truncate(MOST);
        Ok(found)
    }
}

/// A person with the user name that an import keeps them by.
fn known(person: &Person) -> Known {
    let handle = match person.handle.split_once("/@") {
        Some((_, handle)) => handle,
        None if person.handle.contains('/') => "",
        None => &person.handle,
    };
    Known { id: person.id.into(), name: person.name.clone(), handle: handle.to_owned() }
}

fn owner_line(shell: &Shell, community: &Community, look: &Look, it: &Meant) -> OwnerLine {
    OwnerLine {
        said: it.owned.said.clone(),
        text: it.owned.text.clone(),
        who: look.person(it.person.into()).map(|person| person.name.clone()).unwrap_or_default(),
        why: match it.reason {
            Reason::Initials => shell.t("same-meant-initials"),
            _ => shell.t("same-meant-first"),
        },
        session: it.owned.title.clone(),
        href: community.path(&format!("/sessions/{}", it.owned.session)),
        when: shell.when(it.owned.at),
        one_id: it.owned.id.to_string(),
        other_id: it.person.to_string(),
    }
}

/// `POST /c/{community}/same`: the same, or not the same.
pub async fn say(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("same"))?;
        let said = said(fields)?;
        let notice = match fields.get("kind") {
            "owner" => say_owner(visit, tx, &community, &said)?,
            _ => say_person(visit, tx, &community, &said)?,
        };
        Ok(Done::to(community.path("/same")).saying(notice))
    };
    app.take(ask, sent, work, move |visit, read, tried| page(visit, read, &again, tried)).await
}

fn say_person(visit: &Visit, tx: &mut Tx<'_>, community: &Community, said: &Said) -> Result<&'static str, Stop> {
    let me = visit.who()?.id;
    let look = Look { people: store::people_of(tx, community.id)?, came: BTreeMap::new(), unlike: BTreeSet::new() };
    let (Some(one), Some(other)) = (look.person(said.one), look.person(said.other)) else { return Err(not_here()) };
    if !said.same {
        store::keep_unlike(tx, &visit.app.env, "person", (said.one, said.other), (Some(community.id), me))?;
        return Ok("done-told-apart");
    }
    // Whoever signs in stays: the other is only a name.
    let (kept, gone) = if other.signs_in { (other, one) } else { (one, other) };
    if gone.signs_in {
        return Err(not_here());
    }
    for known in moving::communities_of(tx, kept.id)?.into_iter().chain(moving::communities_of(tx, gone.id)?) {
        if !visit.may("edit", &Thing::of_community("same", known)) {
            return Err(not_here());
        }
    }
    let pair = alike::people(&[known(kept), known(gone)]);
    let joining = Joining {
        kind: "person",
        community: Some(community.id),
        kept: kept.id.into(),
        gone: gone.id.into(),
        name: gone.name.clone(),
        reason: pair.first().map(|pair| pair.reason.word().to_owned()).unwrap_or_default(),
        by: me,
    };
    store::join(tx, &visit.app.env, &joining)?;
    Ok("done-made-one")
}

fn say_owner(visit: &Visit, tx: &mut Tx<'_>, community: &Community, said: &Said) -> Result<&'static str, Stop> {
    let me = visit.who()?.id;
    let owned = store::unowned(tx, community.id)?.into_iter().find(|it| Uuid::from(it.id) == said.one);
    let owned = owned.ok_or_else(not_here)?;
    let person = PersonId(said.other);
    let came = store::signed_in(tx, community.id)?;
    if !came.contains(&(owned.session, person)) {
        return Err(not_here());
    }
    if !said.same {
        store::keep_unlike(tx, &visit.app.env, "owner", (said.one, said.other), (Some(community.id), me))?;
        return Ok("done-told-apart");
    }
    let give = kith_sessions::store::commitment::give_commitment;
    give(tx, CommitmentId(said.one), person, None, visit.now())?;
    let joining = Joining {
        kind: "owner",
        community: Some(community.id),
        kept: person.into(),
        gone: said.one,
        name: owned.said,
        reason: String::new(),
        by: me,
    };
    store::keep_joined(tx, &visit.app.env, &joining)?;
    Ok("done-owner-told")
}

/// `POST /c/{community}/same/{joined}/undoings`
pub async fn undo(
    State(app): State<App>,
    ask: Ask,
    Path((slug, joined)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("same"))?;
        let id: JoinedId = joined.parse().map_err(|_| Stop::Hidden)?;
        let joined = store::joined(tx, Some(community.id), id)?.filter(|it| it.stands).ok_or(Stop::Hidden)?;
        store::undo(tx, &visit.app.env, &joined, (Some(community.id), visit.who()?.id))?;
        Ok(Done::to(community.path("/same")).saying("done-parted"))
    };
    app.press(ask, sent, work).await
}
