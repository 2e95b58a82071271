//! The people of the test world: one for each way of standing to a thing, and those whom revocation and other
//! communities concern. A table of its own: the server learns the same from its rows.

/// How a membership stands today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Active,
    Suspended,
    Ended,
    ToCome,
}

/// What somebody is, and where.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    pub community: &'static str,
    pub cohort: Option<&'static str>,
    pub team: Option<&'static str>,
    pub role: &'static str,
    pub state: State,
}

/// Somebody of the cast.
#[derive(Clone, Debug)]
pub struct Person {
    pub key: &'static str,
    pub posts: Vec<Post>,
    pub invited: Vec<&'static str>,
    pub operator: bool,
    /// Sessions at which they are a guest now, by the names of their rows.
    pub guest_of: Vec<&'static str>,
    /// Whether a guest's link let them in, and nobody signed in.
    pub by_link: bool,
}

/// The cohort that was archived.
pub const ARCHIVED: &str = "alder-c3";

/// The cohort of a team.
pub fn cohort_of(team: &str) -> Option<&'static str> {
    match team {
        "alder-t1" => Some("alder-c1"),
        "alder-t2" => Some("alder-c2"),
        "birch-t1" => Some("birch-c1"),
        "alder-t4" => Some(ARCHIVED),
        _ => None,
    }
}

fn post(community: &'static str, role: &'static str) -> Post {
    Post { community, cohort: None, team: None, role, state: State::Active }
}

fn team(role: &'static str, team: &'static str) -> Post {
    Post { team: Some(team), ..post(if team.starts_with("alder") { "alder" } else { "birch" }, role) }
}

fn cohort(role: &'static str, cohort: &'static str) -> Post {
    Post { cohort: Some(cohort), ..post(if cohort.starts_with("alder") { "alder" } else { "birch" }, role) }
}

fn with(key: &'static str, posts: Vec<Post>) -> Person {
    Person { key, posts, invited: Vec::new(), operator: false, guest_of: Vec::new(), by_link: false }
}

/// Somebody who belongs to nothing, and whom a guest's link let in to one session.
fn visitor(key: &'static str, session: &'static str) -> Person {
    Person { guest_of: vec![session], by_link: true, ..with(key, vec![]) }
}

/// Every role in a community, and in its first cohort and team.
fn everything(community: &'static str, first_cohort: &'static str, first_team: &'static str) -> Vec<Post> {
    let whole = ["steward", "facilitator", "member", "observer", "sponsor"].map(|role| post(community, role));
    let small = ["member", "lead", "coach"].map(|role| team(role, first_team));
    whole.into_iter().chain(small).chain([cohort("member", first_cohort)]).collect()
}

/// Everybody, those who only own things too.
pub fn all() -> Vec<Person> {
    let birch = || everything("birch", "birch-c1", "birch-t1");
    let alder = || everything("alder", "alder-c1", "alder-t1");
    let not = |state, role| vec![Post { state, ..post("alder", role) }];
    vec![
        with("person", vec![]),
        // Since the invitation, one session runs and the next one is ahead.
        Person {
            invited: vec!["alder"],
            guest_of: vec!["running alder-all", "ahead alder-all"],
            ..with("invited", vec![])
        },
        visitor("visitor", "running alder-all"),
        visitor("visitor-of-cohort", "running alder-first"),
        visitor("visitor-of-team", "running alder-one"),
        with("asking", vec![]),
        with("sponsor", vec![post("alder", "sponsor")]),
        with("observer", vec![post("alder", "observer")]),
        with("member", vec![post("alder", "member")]),
        with("cohort", vec![cohort("member", "alder-c1")]),
        with("other-cohort", vec![cohort("member", "alder-c2")]),
        with("cohort-observer", vec![cohort("observer", "alder-c1")]),
        with("cohort-sponsor", vec![cohort("sponsor", "alder-c1")]),
        with("team-observer", vec![team("observer", "alder-t1")]),
        with("team", vec![team("member", "alder-t1")]),
        with("other-team", vec![team("member", "alder-t2")]),
        with("loose-team", vec![team("member", "alder-t3")]),
        with("lead", vec![team("lead", "alder-t1")]),
        with("other-lead", vec![team("lead", "alder-t2")]),
        with("coach", vec![team("coach", "alder-t1")]),
        with("other-coach", vec![team("coach", "alder-t2")]),
        // Were in a cohort that is archived now, and in its team.
        with("alumna", vec![team("member", "alder-t4")]),
        with("alumnus", vec![team("lead", "alder-t4")]),
        with("facilitator", vec![post("alder", "facilitator")]),
        with("steward", vec![post("alder", "steward")]),
        Person { operator: true, ..with("operator", vec![]) },
        // Who says, promises and asks things in the sessions of alder: their own, as a member of the team.
        with("author", vec![team("member", "alder-t1")]),
        // The same without a name.
        with("shy", vec![team("member", "alder-t1")]),
        // Promised and said things in cohort and team once, and is only in the community now.
        with("mover", vec![post("alder", "member")]),
        with("suspended", not(State::Suspended, "steward")),
        with("former", not(State::Ended, "steward")),
        with("to-come", not(State::ToCome, "steward")),
        // The right person, the wrong object.
        with("stranger", birch()),
        with("both", alder().into_iter().chain(birch()).collect()),
        // Is the steward of a community that was closed for good.
        with("last", vec![Post { state: State::Ended, ..post("cedar", "steward") }]),
    ]
}
