//! The people of the world, what they say of themselves, and the browsers they are signed in with.

use kith_web::digest;

use super::charter::OPEN;
use super::{V, Way, World, id_of, sessions, text};
use crate::probe::Step;
use crate::table::Thing;

/// The secret in the cookie of somebody's browser.
pub fn secret(key: &str) -> String {
    digest(&format!("the browser of {key}"))
}

/// The account of a person.
pub fn account(key: &'static str) -> Thing {
    Thing { audience: "own", ..Thing::of_instance("account") }.owned_by(key)
}

/// What only a person themselves sees.
pub fn self_only(key: &'static str) -> Vec<Way> {
    vec![vec![Step::SignedIn, Step::Must("read", account(key))]]
}

/// Who sees a person in a directory: whoever reads that of a community they are in now.
fn directory(world: &World, key: &str) -> Vec<Way> {
    let way = |it: &'static str| world.way(it, [Step::Must("read", Thing::of_community("directory", it))]);
    communities(world, key).into_iter().map(way).collect()
}

/// The communities somebody is in now.
fn communities(world: &World, key: &str) -> Vec<&'static str> {
    let posts = world.cast.iter().filter(|it| it.key == key).flat_map(|person| &person.posts);
    let active = posts.filter(|post| post.state == crate::cast::State::Active);
    let mut communities: Vec<_> = active.map(|post| post.community).collect();
    communities.dedup();
    communities
}

/// What people of the cast show to fewer than their communities: who, which field, and to whom.
const NARROWED: [(&str, &str, &str); 10] = [
    ("cohort", "phone", "own"),
    ("cohort", "pronouns", "own"),
    ("cohort", "place", "cohort"),
    ("cohort", "about", "cohort"),
    ("cohort", "asks", "own"),
    ("cohort", "offers", "own"),
    ("team", "about", "team"),
    ("team", "pronouns", "community"),
    ("team", "phone", "team"),
    ("team", "offers", "team"),
];

/// A field of somebody in a community, as the policy sees it, where it is narrowed.
fn field_of(world: &World, community: &'static str, key: &'static str, field: &str) -> Option<Thing> {
    let (_, _, audience) = NARROWED.into_iter().find(|(who, what, _)| *who == key && *what == field)?;
    let person = world.cast.iter().find(|it| it.key == key)?;
    let post = person.posts.iter().find(|post| post.community == community)?;
    let thing = Thing { cohort: post.cohort, team: post.team, ..Thing::of_community("profile-field", community) };
    Some(thing.audience(audience).owned_by(key))
}

/// The columns of a person that stand on their page for those whom the field is for.
pub fn narrowed(world: &World, community: &'static str, key: &'static str) -> Vec<(&'static str, Thing)> {
    let columns = [("pronouns", "pronouns"), ("place", "place"), ("about", "about_html")];
    let each =
        columns.into_iter().filter_map(|(field, column)| Some((column, field_of(world, community, key, field)?)));
    each.collect()
}

/// Who sees a field of a person: whoever reads the directory of a community of theirs and is among those it is for.
fn seen(world: &World, key: &'static str, field: &str) -> Vec<Way> {
    let mut ways = self_only(key);
    for mut way in directory(world, key) {
        let community = communities(world, key).into_iter().find(|it| way.iter().any(|step| is_in(step, it)));
        let narrow = community.and_then(|community| field_of(world, community, key, field));
        way.extend(narrow.map(|thing| Step::Must("read", thing)));
        ways.push(way);
    }
    ways
}

/// Who learns where somebody is from without a directory: whoever keeps the sheet of a session they came to, and whoever
/// answers what they asked.
fn met(world: &World, key: &'static str) -> Vec<Way> {
    let came = sessions::CIRCLES.iter().filter(|it| [it.author, it.shy, it.mover, "guest"].contains(&key));
    let sheets = came.map(|circle| circle.inside(world, [circle.may("edit", "attendance")]));
    let answers = |community| Step::Must("read", Thing::of_community("join-request", community));
    let asked = OPEN.into_iter().filter(|_| key == "asking");
    sheets.chain(asked.map(|community| world.way(community, [answers(community)]))).collect()
}

fn is_in(step: &Step, community: &str) -> bool {
    matches!(step, Step::Must(_, thing) if thing.community == Some(community))
}

pub fn fill(world: &mut World) {
    for person in world.cast.clone() {
        person_row(world, person.key, person.operator);
        sign_in(world, person.key, person.by_link);
    }
    // Somebody who was in the sessions and signs in nowhere.
    person_row(world, "guest", false);
    for (key, field, audience) in NARROWED {
        let columns = vec![("person_id", id_of(key)), ("field", text(field)), ("audience", text(audience))];
        world.put("field_audience", columns);
    }
    codes(world);
}

fn person_row(world: &mut World, key: &'static str, operator: bool) {
    let own = self_only(key);
    let organisation = format!("organisation of {key}");
    let listed = seen(world, key, "organisation");
    let mut named = listed.clone();
    named.extend(met(world, key));
    let name = world.canary_for(("organisation", "name"), key, named, listed);
    let columns = vec![
        ("id", V::Id(organisation.clone())),
        ("name", name.clone()),
        ("folded", name),
        ("sector", text("community")),
        ("place", world.canary(("organisation", "place"), key, vec![])),
        ("region", world.canary(("organisation", "region"), key, vec![])),
    ];
    world.put("organisation", columns);
    let name = world.canary_for(("person", "name"), key, anybody(), own.clone());
    let mut columns = vec![
        ("id", id_of(key)),
        ("name", name.clone()),
        ("folded", name),
        ("organisation_id", V::Id(organisation)),
        ("renderer", V::Int(1)),
        ("lang", text("en")),
        ("zone", text("UTC")),
        ("operator", V::Bool(operator)),
        ("added_at", V::Time(-9_000)),
    ];
    for (column, field) in [("job", "job"), ("pronouns", "pronouns"), ("place", "place"), ("region", "place")] {
        let ways = seen(world, key, field);
        columns.push((column, world.canary(("person", column), key, ways)));
    }
    columns.push(("about", world.canary(("person", "about"), key, own.clone())));
    let about = seen(world, key, "about");
    let mut shown = about.clone();
    shown.remove(0); // one's own page has the text as it was typed
    let html = world.canary_for(("person", "about_html"), key, about, shown);
    columns.push(("about_html", html.inside("<p>", "</p>")));
    world.put("person", columns);
    let phone = seen(world, key, "phone");
    reach(world, key, phone);
    for (kind, field) in [("ask", "asks"), ("offer", "offers")] {
        let row = format!("{kind} of {key}");
        let ways = seen(world, key, field);
        let wish = world.canary(("ask_offer", "text"), &row, ways);
        let columns = vec![
            ("id", V::Id(row)),
            ("person_id", id_of(key)),
            ("kind", text(kind)),
            ("text", wish.clone()),
            ("folded", wish),
            ("place_in_list", V::Int(0)),
        ];
        world.put("ask_offer", columns);
    }
}

/// A name stands beside what somebody did: who may see it follows from that, and is looked at apart.
fn anybody() -> Vec<Way> {
    vec![vec![]]
}

/// How somebody is reached: the number for the directory, the address for nobody but themselves.
fn reach(world: &mut World, key: &'static str, phone_for: Vec<Way>) {
    let number = world.canaries.len();
    let mut phone = world.canary(("person_reach", "phone"), key, phone_for);
    if let (V::Text(text), Some(canary)) = (&mut phone, world.canaries.last_mut()) {
        *text = format!("+1604555{number:04}");
        canary.word.clone_from(text);
    }
    let email = world.canary_for(("person_reach", "email"), key, self_only(key), Vec::new());
    let email = email.inside("", "@example.org");
    world.put("person_reach", vec![("person_id", id_of(key)), ("email", email), ("phone", phone)]);
}

fn sign_in(world: &mut World, key: &'static str, by_link: bool) {
    let row = format!("sign-in of {key}");
    let browser = world.canary(("sign_in", "browser"), key, self_only(key));
    world.put(
        "sign_in",
        vec![
            ("id", V::Id(row)),
            ("token_hash", V::Text(digest(&secret(key)))),
            ("person_id", id_of(key)),
            ("browser", browser),
            ("started_at", V::Time(-60)),
            ("ends_at", V::Time(6_000)),
            ("by_link", if by_link { text("only") } else { V::Null }),
        ],
    );
}

/// A link and a first link that are still good.
fn codes(world: &mut World) {
    let email = V::Text(world.word_of("person_reach", "email", "person")).inside("", "@example.org");
    for (row, link, email) in [("a code", "a link", email), ("the first code", "the first link", text(""))] {
        let columns = vec![
            ("id", id_of(row)),
            ("email", email),
            ("code_hash", V::Text(digest(row))),
            ("link_hash", V::Text(digest(&digest(link)))),
            ("browser_hash", V::Text(digest("no browser"))),
            ("next_path", text("/")),
            ("made_at", V::Time(-1)),
            ("ends_at", V::Time(14)),
            ("tries", V::Int(0)),
        ];
        world.put("sign_in_code", columns);
    }
    let mut columns = vec![
        ("id", id_of("a letter")),
        ("written_at", V::Time(-5)),
        ("kind", text("people.code")),
        ("to_name", text("Somebody")),
        ("to_address", text("somebody@example.org")),
        ("lang", text("en")),
    ];
    for column in ["subject", "body_text", "body_html", "calendar"] {
        columns.push((column, world.canary(("letter", column), "a letter", vec![])));
    }
    world.put("letter", columns);
    let columns = vec![
        ("id", id_of("a reminder")),
        ("written_at", V::Time(-5)),
        ("kind", text("notify.eve")),
        ("person_id", id_of("member")),
        ("community_id", id_of("alder")),
        ("to_name", text("Somebody")),
        ("to_address", text("somebody@example.org")),
        ("lang", text("en")),
        ("subject", text("")),
        ("body_text", text("")),
        ("body_html", text("")),
        ("link_hash", V::Text(digest(&reminder_secret()))),
    ];
    world.put("letter", columns);
    behind(world);
}

/// The secret in the link of a reminder.
pub fn reminder_secret() -> String {
    digest("the link of a reminder")
}

/// What the house remembers for itself: no page shows any of it.
fn behind(world: &mut World) {
    let quoted = |value: V| value.inside("{\"text\":\"", "\"}");
    let data = quoted(world.canary(("fact", "data"), "a fact", vec![]));
    let columns = vec![
        ("id", id_of("a fact")),
        ("at", V::Time(-5)),
        ("kind", text("session.planned")),
        ("actor_id", id_of("steward")),
        ("community_id", V::Null),
        ("subject_kind", text("session")),
        ("subject_id", id_of("a session")),
        ("data", data),
    ];
    world.put("fact", columns);
    let data = quoted(world.canary(("job", "data"), "a job", vec![]));
    let columns = vec![
        ("id", id_of("a job")),
        ("kind", text("letter.send")),
        ("data", data),
        ("due_at", V::Time(500)),
        ("tries", V::Int(1)),
        ("last_error", world.canary(("job", "last_error"), "a job", vec![])),
    ];
    world.put("job", columns);
    let columns = vec![
        ("id", id_of("a batch")),
        ("source", text("somewhere")),
        ("at", V::Time(-9)),
        ("made_by", V::Null),
        ("counts", text("{}")),
    ];
    world.put("import_batch", columns);
    let columns = vec![
        ("batch_id", id_of("a batch")),
        ("place", V::Int(1)),
        ("kind", text("session")),
        ("key", text("1")),
        ("act", text("changed")),
        ("field", text("title")),
        ("former", world.canary(("import_change", "former"), "a change", vec![])),
        ("print", text("")),
    ];
    world.put("import_change", columns);
}
