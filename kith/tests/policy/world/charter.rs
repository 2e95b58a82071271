//! The communities of the world: charters, circles, agreements, lists, memberships, invitations, requests.

use kith_web::digest;

use super::{V, Way, World, id_of, text};
use crate::cast::{ARCHIVED, State};
use crate::probe::Step;
use crate::table::Thing;

/// The cohorts and teams of a community: name, and the cohort of a team.
pub const COHORTS: [(&str, &str); 4] =
    [("alder", "alder-c1"), ("alder", "alder-c2"), ("alder", ARCHIVED), ("birch", "birch-c1")];
pub const TEAMS: [(&str, &str); 5] =
    [("alder", "alder-t1"), ("alder", "alder-t2"), ("alder", "alder-t3"), ("alder", "alder-t4"), ("birch", "birch-t1")];
/// The communities that go on.
pub const OPEN: [&str; 2] = ["alder", "birch"];

/// The secret of the letter of an invitation.
pub fn letter(community: &str) -> String {
    digest(&format!("the letter into {community}"))
}

/// Something of a whole community that somebody does.
pub fn may(action: &'static str, kind: &'static str, community: &'static str) -> Step {
    Step::Must(action, Thing::of_community(kind, community))
}

/// The name of the row of somebody's membership.
pub fn membership(person: &str, number: usize) -> String {
    format!("membership {number} of {person}")
}

pub fn fill(world: &mut World) {
    for (community, visibility, joining) in [
        ("alder", if world.closed { "private" } else { "public_summary" }, "request"),
        ("birch", "private", "invitation"),
        ("cedar", "public_summary", "open"),
    ] {
        community_row(world, community, visibility, joining);
    }
    for (community, cohort) in COHORTS {
        let name = world.canary_for(("cohort", "name"), cohort, circle_seen(world, community), vec![]);
        let seen = circle_seen(world, community);
        let outcome = world.canary(("cohort", "outcome"), cohort, seen);
        let archived = if cohort == ARCHIVED { V::Time(-30) } else { V::Null };
        let days =
            [("starts_on", V::Day(-30)), ("ends_on", V::Day(60)), ("outcome", outcome), ("archived_at", archived)];
        let head = [("id", id_of(cohort)), ("community_id", id_of(community)), ("name", name)];
        world.put("cohort", head.into_iter().chain(days).collect());
    }
    for (community, team) in TEAMS {
        team_row(world, community, team);
    }
    for community in OPEN {
        agreements(world, community);
        framework(world, community);
        invitations(world, community);
    }
    memberships(world);
    loans(world);
    requests(world);
}

/// Who may learn what a circle of a community is called: whoever reads its teams, and wherever else it stands.
fn circle_seen(world: &World, community: &'static str) -> Vec<Way> {
    vec![world.way(community, [may("read", "team", community)])]
}

fn community_row(world: &mut World, community: &'static str, visibility: &str, joining: &str) {
    let entered = vec![world.way(community, [])];
    let read = vec![world.way(community, [may("read", "charter", community)])];
    let edit = vec![world.way(community, [may("edit", "charter", community)])];
    let mut columns = vec![
        ("id", id_of(community)),
        ("slug", text(community)),
        ("lang", text("en")),
        ("zone", text("UTC")),
        ("accent", text("pine")),
        ("visibility", text(visibility)),
        ("joining", text(joining)),
        ("renderer", V::Int(1)),
        ("opened_at", V::Time(-90_000)),
        ("retired_at", if community == "cedar" { V::Time(-60) } else { V::Null }),
    ];
    for column in ["name", "summary"] {
        columns.push((column, world.canary(("community", column), community, entered.clone())));
    }
    for column in ["domain", "who", "practice", "purpose"] {
        columns.push((column, world.canary(("community", column), community, edit.clone())));
    }
    for column in ["domain_html", "who_html", "practice_html", "purpose_html"] {
        let html = world.canary(("community", column), community, read.clone());
        columns.push((column, html.inside("<p>", "</p>")));
    }
    world.put("community", columns);
    let organisation = format!("sponsor of {community}");
    let seen = vec![world.way(community, [may("read", "charter", community)])];
    let name = world.canary(("organisation", "name"), &organisation, seen);
    let columns = vec![
        ("id", V::Id(organisation.clone())),
        ("name", name.clone()),
        ("folded", name),
        ("sector", text("funder")),
        ("place", text("")),
        ("region", text("")),
    ];
    world.put("organisation", columns);
    let pair = vec![("community_id", id_of(community)), ("organisation_id", V::Id(organisation))];
    world.put("community_sponsor", pair);
}

fn team_row(world: &mut World, community: &'static str, team: &'static str) {
    let seen = circle_seen(world, community);
    let mut named = seen.clone();
    named.extend(super::sessions::promises(world, team));
    let name = world.canary_for(("team", "name"), team, named, seen.clone());
    let purpose = world.canary(("team", "purpose"), team, seen.clone());
    let outcome = world.canary(("team", "outcome"), team, seen);
    let columns = vec![
        ("id", id_of(team)),
        ("community_id", id_of(community)),
        ("cohort_id", crate::cast::cohort_of(team).map_or(V::Null, id_of)),
        ("name", name),
        ("purpose", purpose),
        ("outcome", outcome),
    ];
    world.put("team", columns);
}

/// Two versions of the working agreement. What the first one said is read in what the second one changed.
fn agreements(world: &mut World, community: &'static str) {
    let read = vec![world.way(community, [may("read", "charter", community)])];
    for version in [1, 2] {
        let row = format!("agreement {version} of {community}");
        let source = world.canary(("agreement", "text"), &row, read.clone());
        let html = world.canary(("agreement", "html"), &row, read.clone());
        let note = world.canary(("agreement", "note"), &row, read.clone());
        let columns = vec![
            ("id", V::Id(row)),
            ("community_id", id_of(community)),
            ("version", V::Int(version)),
            ("text", source),
            ("html", html.inside("<p>", "</p>")),
            ("renderer", V::Int(1)),
            ("note", note),
            ("made_by", id_of(if community == "alder" { "steward" } else { "stranger" })),
            ("made_at", V::Time(-80_000 + 10_000 * version)),
        ];
        world.put("agreement", columns);
    }
}

fn framework(world: &mut World, community: &'static str) {
    let read = vec![world.way(community, [may("read", "framework", community)])];
    let edit = vec![world.way(community, [may("edit", "framework", community)])];
    let row = format!("framework of {community}");
    let en = world.canary(("framework", "name_en"), &row, read.clone());
    let fr = world.canary(("framework", "name_fr"), &row, edit.clone());
    let columns = vec![
        ("id", V::Id(row.clone())),
        ("community_id", id_of(community)),
        ("kind", text("capacities")),
        ("name_en", en),
        ("name_fr", fr),
        ("place_in_list", V::Int(0)),
    ];
    world.put("framework", columns);
    for retired in [false, true] {
        let term = format!("{}term of {community}", if retired { "retired " } else { "" });
        let (en, fr) = if retired { (&edit, &edit) } else { (&read, &edit) };
        let mut columns = vec![
            ("id", V::Id(term.clone())),
            ("framework_id", V::Id(row.clone())),
            ("place_in_list", V::Int(i64::from(retired))),
            ("retired_at", if retired { V::Time(-60) } else { V::Null }),
        ];
        for (column, ways) in [("en", en), ("fr", fr), ("about_en", en), ("about_fr", fr)] {
            // What is offered no more is named where it can be offered again.
            let shown = if retired && column != "en" { vec![] } else { ways.clone() };
            columns.push((column, world.canary_for(("term", column), &term, ways.clone(), shown)));
        }
        world.put("term", columns);
    }
}

/// An invitation to somebody unknown, and in alder one to somebody of the cast.
fn invitations(world: &mut World, community: &'static str) {
    let read = vec![world.way(community, [may("read", "invitation", community)])];
    let row = format!("invitation into {community}");
    let name = world.canary(("invitation", "name"), &row, read.clone());
    let email = world.canary(("invitation", "email"), &row, read.clone()).inside("", "@example.net");
    invitation(world, community, (row, name, email), V::Text(digest(&letter(community))));
    if community == "alder" {
        let row = "invitation of invited".to_owned();
        let name = world.canary(("invitation", "name"), &row, read);
        let email = V::Text(world.word_of("person_reach", "email", "invited")).inside("", "@example.org");
        let way = world.way(community, [may("read", "invitation", community)]);
        world.also("person_reach", "email", "invited", way);
        invitation(world, community, (row, name, email), V::Text(digest("nobody holds this one")));
    }
}

fn invitation(world: &mut World, community: &'static str, (row, name, email): (String, V, V), secret: V) {
    let columns = vec![
        ("id", V::Id(row)),
        ("community_id", id_of(community)),
        ("team_id", V::Null),
        ("name", name),
        ("email", email),
        ("role", text("member")),
        ("lang", text("en")),
        ("secret_hash", secret),
        ("made_by", id_of(if community == "alder" { "steward" } else { "stranger" })),
        ("made_at", V::Time(-600)),
        ("ends_at", V::Time(6_000)),
    ];
    world.put("invitation", columns);
}

/// The facilitator of alder lent a member their role; how somebody takes part; what teams should bring together.
fn loans(world: &mut World) {
    let given = "membership on loan";
    let reads = vec![world.way("alder", [may("read", "directory", "alder")])];
    let reason = world.canary(("delegation", "reason"), "a loan", reads);
    let columns = vec![
        ("id", id_of(given)),
        ("person_id", id_of("mover")),
        ("community_id", id_of("alder")),
        ("role", text("member")),
        ("from_at", V::Time(-50)),
        ("until_at", V::Time(6_000)),
        ("how", text("delegated")),
    ];
    world.put("membership", columns);
    let columns = vec![
        ("id", id_of("a loan")),
        ("community_id", id_of("alder")),
        ("from_id", V::Id(membership("facilitator", 0))),
        ("membership_id", id_of(given)),
        ("giver_id", id_of("facilitator")),
        ("taker_id", id_of("mover")),
        ("reason", reason),
        ("made_at", V::Time(-50)),
    ];
    world.put("delegation", columns);
}

fn memberships(world: &mut World) {
    for person in world.cast.clone() {
        for (number, post) in person.posts.iter().enumerate() {
            let from = if post.state == State::ToCome { 600 } else { -50_000 };
            let columns = vec![
                ("id", V::Id(membership(person.key, number))),
                ("person_id", id_of(person.key)),
                ("community_id", id_of(post.community)),
                ("cohort_id", post.cohort.map_or(V::Null, id_of)),
                ("team_id", post.team.map_or(V::Null, id_of)),
                ("role", text(post.role)),
                ("from_at", V::Time(from)),
                ("until_at", if post.state == State::Ended { V::Time(-60) } else { V::Null }),
                ("how", text("added")),
                ("suspended_at", if post.state == State::Suspended { V::Time(-60) } else { V::Null }),
            ];
            world.put("membership", columns);
        }
    }
}

/// Somebody asks to come in, and a list was brought in, in each community.
fn requests(world: &mut World) {
    for community in OPEN {
        let row = format!("request into {community}");
        let read = vec![world.way(community, [may("read", "join-request", community)])];
        let message = world.canary(("join_request", "message"), &row, read);
        let columns = vec![
            ("id", V::Id(row)),
            ("community_id", id_of(community)),
            ("person_id", id_of("asking")),
            ("message", message),
            ("made_at", V::Time(-300)),
        ];
        world.put("join_request", columns);
        let columns = vec![
            ("id", V::Id(format!("import of {community}"))),
            ("community_id", id_of(community)),
            ("made_by", id_of(if community == "alder" { "steward" } else { "stranger" })),
            ("made_at", V::Time(-900)),
        ];
        world.put("roster_import", columns);
    }
}
