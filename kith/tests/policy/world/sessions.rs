//! The sessions of the world: in each circle one that is ahead, one that runs, one that was held and one whose record
//! is out, with everything that can be said, promised, asked and decided in them.

use kith_web::digest;

use super::captures::{captures, sayings};
use super::{V, Way, World, id_of, text};
use crate::probe::Step;
use crate::table::Thing;

/// Some people of a community who meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Circle {
    pub key: &'static str,
    pub community: &'static str,
    pub audience: &'static str,
    pub cohort: Option<&'static str>,
    pub team: Option<&'static str>,
    /// The first team of the community: there are asides in the sessions of more people.
    pub aside: Option<&'static str>,
    /// Who says, promises and asks things here.
    pub author: &'static str,
    /// Who does so without a name.
    pub shy: &'static str,
    /// Who did, and is out of the circle now.
    pub mover: &'static str,
    pub host: &'static str,
    /// Which of its sessions is asked about, where it is one of them: its guests stand to that one alone.
    pub stage: Option<Stage>,
}

const fn alder(key: &'static str, audience: &'static str) -> Circle {
    let (author, shy, host) = ("author", "shy", "facilitator");
    Circle {
        key,
        community: "alder",
        audience,
        cohort: None,
        team: None,
        aside: None,
        author,
        shy,
        mover: "mover",
        host,
        stage: None,
    }
}

const fn birch(key: &'static str, audience: &'static str) -> Circle {
    let (author, shy, mover, host) = ("stranger", "both", "stranger", "stranger");
    let community = "birch";
    Circle { key, community, audience, cohort: None, team: None, aside: None, author, shy, mover, host, stage: None }
}

/// Who meets: whole communities, cohorts, teams. `alder-t1` is the one most of the cast stands to in some way.
pub const CIRCLES: [Circle; 10] = [
    Circle { aside: Some("alder-t1"), mover: "former", ..alder("alder-all", "community") },
    Circle { cohort: Some("alder-c1"), aside: Some("alder-t1"), ..alder("alder-first", "cohort") },
    Circle { team: Some("alder-t1"), ..alder("alder-one", "team") },
    Circle { team: Some("alder-t2"), author: "other-lead", shy: "other-team", ..alder("alder-two", "team") },
    Circle { cohort: Some("alder-c2"), author: "other-cohort", shy: "other-team", ..alder("alder-second", "cohort") },
    Circle { cohort: Some("alder-c3"), author: "alumna", shy: "alumnus", ..alder("alder-past", "cohort") },
    Circle { team: Some("alder-t4"), author: "alumna", shy: "alumnus", ..alder("alder-four", "team") },
    Circle { aside: Some("birch-t1"), ..birch("birch-all", "community") },
    Circle { cohort: Some("birch-c1"), ..birch("birch-first", "cohort") },
    Circle { team: Some("birch-t1"), ..birch("birch-one", "team") },
];

/// How a session stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Recorded,
    Held,
    Running,
    Ahead,
}

pub const STAGES: [Stage; 4] = [Stage::Recorded, Stage::Held, Stage::Running, Stage::Ahead];

impl Stage {
    pub fn word(self) -> &'static str {
        match self {
            Stage::Recorded => "recorded",
            Stage::Held => "held",
            Stage::Running => "running",
            Stage::Ahead => "ahead",
        }
    }

    /// Minutes from now at which it starts.
    pub(super) fn starts(self) -> i64 {
        match self {
            Stage::Recorded => -7 * 1_440,
            Stage::Held => -3 * 1_440,
            Stage::Running => -20,
            Stage::Ahead => 2 * 1_440,
        }
    }

    fn begun(self) -> V {
        if self == Stage::Ahead { V::Null } else { V::Time(self.starts()) }
    }

    fn ended(self) -> V {
        if self.starts() < -1_000 { V::Time(self.starts() + 90) } else { V::Null }
    }
}

/// The name of the row of a session.
pub fn session(circle: &Circle, stage: Stage) -> String {
    format!("{} {}", stage.word(), circle.key)
}

/// The name of the row of something of a session.
pub fn of(what: &str, circle: &Circle, stage: Stage) -> String {
    format!("{what} of {}", session(circle, stage))
}

impl Circle {
    /// Something of `kind` that is for this circle.
    pub fn thing(&self, kind: &'static str) -> Thing {
        let Circle { audience, community, cohort, team, .. } = *self;
        // What was promised is for the people of the session, and not for its guests.
        let session = self.stage.filter(|_| kind != "commitment").map(|stage| session(self, stage));
        Thing { kind, audience, community: Some(community), cohort, team, owner: None, session }
    }

    /// The same people in one of their sessions.
    pub fn in_session(&self, stage: Stage) -> Circle {
        Circle { stage: Some(stage), ..*self }
    }

    /// The way of whoever enters the community, or is a guest of the session asked about, and is let through these.
    pub fn way(&self, world: &World, steps: impl IntoIterator<Item = Step>) -> Way {
        let mut way = world.way(self.community, steps);
        if let (Some(Step::Must(_, thing)), Some(stage)) = (way.first_mut(), self.stage) {
            thing.session = Some(session(self, stage));
        }
        way
    }

    pub fn may(&self, action: &'static str, kind: &'static str) -> Step {
        Step::Must(action, self.thing(kind))
    }

    /// What was promised in each of its sessions, and by whom. Whoever pays for alder now was a member before.
    pub fn promised(&self) -> Vec<(&'static str, &'static str)> {
        let pays = (self.key == "alder-all").then_some(("promise of who pays now", "sponsor"));
        [("promise", self.author), ("promise of who moved", self.mover)].into_iter().chain(pays).collect()
    }

    /// What is said in its sessions to one's own team only.
    pub fn aside(&self) -> Option<Thing> {
        self.aside.map(|team| Thing { audience: "team", session: None, ..self.thing("aside") }.team(team))
    }

    /// The ways of those who read its sessions and are let through these.
    pub fn inside(&self, world: &World, steps: impl IntoIterator<Item = Step>) -> Way {
        self.way(world, std::iter::once(self.may("read", "session")).chain(steps))
    }

    /// Who reads the record of a session: everybody it is for when it is out, before that whoever edits it.
    pub fn record(&self, world: &World, stage: Stage) -> Way {
        let action = if stage == Stage::Recorded { "read" } else { "edit" };
        self.inside(world, [self.may("read", "record"), self.may(action, "record")])
    }

    /// Those who edit the record.
    pub(super) fn editors(&self, world: &World) -> Way {
        self.inside(world, [self.may("edit", "record")])
    }
}

pub fn fill(world: &mut World) {
    for circle in &CIRCLES {
        series(world, circle);
        if circle.audience == "community" {
            template_row(world, circle.community);
        }
        for stage in STAGES {
            let circle = &circle.in_session(stage);
            session_row(world, circle, stage);
            agenda(world, circle, stage);
            answers(world, circle, stage);
            guests(world, circle, stage);
            if stage != Stage::Ahead {
                sayings(world, circle, stage);
                captures(world, circle, stage);
            }
        }
    }
}

/// The row of a template of a community.
pub fn template(community: &str) -> String {
    format!("template of {community}")
}

/// The row of the template of a cohort of a community.
pub fn cohort_template(community: &str) -> String {
    format!("template of a cohort of {community}")
}

/// What was planned once, kept for whoever plans.
fn template_row(world: &mut World, community: &'static str) {
    let head = r#"{"kind":"kith template 1","name":"Kept","zone":"UTC","sessions":[{"title":""#;
    kept(world, community, (template(community), V::Null), (head, r#"","lang":"en","time":"10:00","minutes":60}]}"#));
    let head = r#"{"kind":"kith template 2","name":"Kept","zone":"UTC","cohort":{"days":90,"weekday":"MO"},"sessions":[{"title":""#;
    let foot = r#"","lang":"en","time":"10:00","minutes":60,"within":{"day":1}}]}"#;
    kept(world, community, (cohort_template(community), V::Int(90)), (head, foot));
}

fn kept(world: &mut World, community: &'static str, (row, cohort_days): (String, V), (head, foot): (&str, &str)) {
    let plans = vec![world.way(community, [Step::Must("create", Thing::of_community("session", community))])];
    let name = world.canary(("template", "name"), &row, plans.clone());
    let body = world.canary(("template", "body"), &row, plans);
    let columns = vec![
        ("id", V::Id(row)),
        ("cohort_days", cohort_days),
        ("community_id", id_of(community)),
        ("name", name),
        ("body", body.inside(head, foot)),
        ("sessions", V::Int(1)),
        ("made_at", V::Time(-9_000)),
    ];
    world.put("template", columns);
}

fn whereabouts(circle: &Circle) -> Vec<(&'static str, V)> {
    vec![
        ("community_id", id_of(circle.community)),
        ("cohort_id", circle.cohort.map_or(V::Null, id_of)),
        ("team_id", circle.team.map_or(V::Null, id_of)),
        ("audience", text(circle.audience)),
    ]
}

/// How to come: for those who may answer, while the session is to come, and for whoever plans.
fn way_in(
    world: &mut World,
    table: &'static str,
    row: &str,
    joins: Vec<Way>,
    promised: Vec<Way>,
) -> Vec<(&'static str, V)> {
    let link = world.canary_for((table, "link"), row, joins.clone(), promised.clone());
    let passcode = world.canary_for((table, "passcode"), row, joins.clone(), promised.clone());
    let number = world.canaries.len();
    let mut phone = world.canary_for((table, "phone"), row, joins, promised);
    if let (V::Text(text), Some(canary)) = (&mut phone, world.canaries.last_mut()) {
        *text = format!("+1604777{number:04}");
        canary.word.clone_from(text);
    }
    vec![("link", link.inside("https://meet.example.org/", "")), ("phone", phone), ("passcode", passcode)]
}

fn series(world: &mut World, circle: &Circle) {
    let row = format!("series of {}", circle.key);
    let read = vec![circle.inside(world, [])];
    let plans = vec![world.way(
        circle.community,
        [Step::Must("create", Thing::of_community("session", circle.community)), circle.may("read", "session")],
    )];
    let title = world.canary(("series", "title"), &row, read.clone());
    let purpose = world.canary(("series", "purpose"), &row, read);
    let mut columns = whereabouts(circle);
    columns.extend([
        ("id", V::Id(row.clone())),
        ("title", title),
        ("purpose", purpose),
        ("lang", text("en")),
        ("rule", text("FREQ=WEEKLY")),
        ("first_on", V::Day(-7)),
        ("time_of_day", text("12:00")),
        ("zone", text("UTC")),
        ("minutes", V::Int(90)),
        ("facilitator_id", id_of(circle.host)),
        ("revision", V::Int(0)),
        ("made_by", id_of(circle.host)),
        ("made_at", V::Time(-20_000)),
    ]);
    let joins = [plans.clone(), vec![circle.inside(world, [circle.may("create", "rsvp")])]].concat();
    columns.extend(way_in(world, "series", &row, joins, plans));
    world.put("series", columns);
}

fn session_row(world: &mut World, circle: &Circle, stage: Stage) {
    let row = session(circle, stage);
    let read = vec![circle.inside(world, [])];
    let title = world.canary(("session", "title"), &row, read.clone());
    let purpose = world.canary(("session", "purpose"), &row, read.clone());
    let notes = world.canary(("session", "notes"), &row, vec![circle.editors(world)]);
    let notes_html = world.canary(("session", "notes_html"), &row, vec![circle.record(world, stage)]);
    let mut columns = whereabouts(circle);
    let published = stage == Stage::Recorded;
    columns.extend([
        ("id", V::Id(row.clone())),
        ("series_id", V::Id(format!("series of {}", circle.key))),
        ("title", title),
        ("purpose", purpose),
        ("lang", text("en")),
        ("on_day", V::Day(stage.starts().div_euclid(1_440))),
        ("time_of_day", text("12:00")),
        ("zone", text("UTC")),
        ("starts_at", V::Time(stage.starts())),
        ("minutes", V::Int(90)),
        ("facilitator_id", id_of(circle.host)),
        ("revision", V::Int(0)),
        ("also_present", V::Int(1)),
        ("begun_at", stage.begun()),
        ("ended_at", stage.ended()),
        ("notes", notes),
        ("notes_html", notes_html.inside("<p>", "</p>")),
        ("renderer", V::Int(1)),
        ("published_at", if published { V::Time(stage.starts() + 600) } else { V::Null }),
        ("published_by", if published { id_of(circle.host) } else { V::Null }),
    ]);
    let joins = vec![
        circle.inside(world, [circle.may("create", "rsvp")]),
        circle.inside(world, [circle.may("edit", "session")]),
    ];
    // It stands in the letters that facilitators look at, also where nobody answers any more.
    let letters = circle.inside(world, [circle.may("read", "reminder")]);
    let seen = joins.iter().cloned().chain([letters]).collect();
    columns.extend(way_in(world, "session", &row, seen, joins));
    world.put("session", columns);
}

/// Two activities, of which the second one is under way where the session runs, and one that was taken out.
fn agenda(world: &mut World, circle: &Circle, stage: Stage) {
    let read = vec![circle.inside(world, [])];
    let edit = vec![circle.inside(world, [circle.may("edit", "session")])];
    for (what, place, removed) in
        [("first activity", 1, false), ("second activity", 2, false), ("removed activity", 3, true)]
    {
        let row = of(what, circle, stage);
        let ways = if removed { &edit } else { &read };
        let title = world.canary(("activity", "title"), &row, ways.clone());
        let prompt =
            world.canary_for(("activity", "prompt"), &row, ways.clone(), if removed { vec![] } else { ways.clone() });
        let begun = if stage == Stage::Ahead || removed { V::Null } else { V::Time(stage.starts() + place) };
        let columns = vec![
            ("id", V::Id(row)),
            ("session_id", V::Id(session(circle, stage))),
            ("place_in_agenda", V::Int(place)),
            ("kind", text("round")),
            ("title", title),
            ("minutes", V::Int(20)),
            ("prompt", prompt),
            ("begun_at", begun),
            ("removed_at", if removed { V::Time(-30) } else { V::Null }),
        ];
        world.put("activity", columns);
    }
}

fn answers(world: &mut World, circle: &Circle, stage: Stage) {
    let session = session(circle, stage);
    let pair = |key| vec![("session_id", V::Id(session.clone())), ("person_id", id_of(key))];
    let mut rsvp = pair(circle.author);
    rsvp.push(("at", V::Time(-9_999)));
    if stage == Stage::Ahead {
        let read = vec![circle.inside(world, [])];
        let name = world.canary(("rsvp", "instead"), &of("stand-in", circle, stage), read);
        rsvp.extend([("answer", text("instead")), ("instead", name)]);
    } else {
        rsvp.push(("answer", text("yes")));
    }
    world.put("rsvp", rsvp);
    if stage == Stage::Ahead {
        return;
    }
    // Somebody from outside was there too, and had not yet the floor.
    let mut came = vec![circle.author, circle.shy, circle.mover, "guest"];
    came.sort_unstable();
    came.dedup();
    for key in came {
        let mut attendance = pair(key);
        attendance.extend([("how", text("screen")), ("noted_at", V::Time(stage.starts()))]);
        world.put("attendance", attendance);
    }
    reported(world, circle, stage);
}

/// What a report of the meeting says: a line that waits, with somebody proposed for it, and one that was somebody beside.
fn reported(world: &mut World, circle: &Circle, stage: Stage) {
    let counts = circle.inside(world, [circle.may("edit", "attendance")]);
    let invite = Step::Must("create", Thing::of_community("invitation", circle.community));
    let invites = counts.iter().cloned().chain([invite]).collect::<Way>();
    for (what, state) in [("waiting line", "waiting"), ("line of who came beside", "beside")] {
        let row = of(what, circle, stage);
        let name = world.canary_for(("seen", "name"), &row, vec![counts.clone()], vec![]);
        let beside = state == "beside";
        let may = if beside { vec![invites.clone()] } else { vec![] };
        let address = world.canary_for(("seen", "address"), &row, may, vec![]);
        let columns = vec![
            ("id", V::Id(row.clone())),
            ("session_id", V::Id(session(circle, stage))),
            ("mark_hash", text(what)),
            ("name", name),
            ("address", address),
            ("how", text("screen")),
            ("twice", V::Bool(false)),
            ("state", text(state)),
            ("noted", V::Bool(false)),
            ("by_address", V::Bool(false)),
            ("brought_at", V::Time(stage.starts() + 100)),
            ("settled_at", if beside { V::Time(stage.starts() + 101) } else { V::Null }),
        ];
        world.put("seen", columns);
    }
    let proposal = vec![
        ("seen_id", V::Id(of("waiting line", circle, stage))),
        ("person_id", id_of(circle.author)),
        ("reason", text("same_name")),
    ];
    world.put("seen_proposal", proposal);
    let row = |what: &str| (("id", V::Id(of(what, circle, stage))), ("session_id", V::Id(session(circle, stage))));
    let (id, of_session) = row("those beside");
    world.put("beside", vec![id, of_session, ("how", text("room")), ("many", V::Int(1))]);
    let (id, of_session) = row("correction");
    let columns = vec![
        id,
        of_session,
        ("person_id", id_of(circle.author)),
        ("was", text("room")),
        ("became", text("screen")),
        ("via", text("host")),
        ("changed_at", V::Time(stage.starts() + 5)),
    ];
    world.put("attendance_change", columns);
    // One answer alone is shown to nobody.
    let word = world.canary_for(("pulse", "word"), &of("pulse", circle, stage), vec![], vec![]);
    let columns = vec![
        ("session_id", V::Id(session(circle, stage))),
        ("person_id", id_of(circle.author)),
        ("overall", V::Int(4)),
        ("word", word),
        ("answered_at", V::Time(stage.starts() + 95)),
    ];
    world.put("pulse", columns);
}

/// The secret of the link for guests of a session.
pub fn guests_secret(session: &str) -> String {
    digest(&format!("the link for guests of {session}"))
}

/// A link for guests of a session, and who came by it.
fn guests(world: &mut World, circle: &Circle, stage: Stage) {
    let session = session(circle, stage);
    let row = format!("link for guests of {session}");
    let runs = vec![circle.inside(world, [circle.may("run", "session")])];
    let columns = vec![
        ("id", V::Id(row.clone())),
        ("session_id", V::Id(session.clone())),
        ("name", world.canary(("guest_link", "name"), &row, runs)),
        ("lang", text("en")),
        ("secret_hash", V::Text(digest(&guests_secret(&session)))),
        ("made_by", id_of(circle.host)),
        ("made_at", V::Time(-9_000)),
    ];
    world.put("guest_link", columns);
    let came = world.cast.clone().into_iter().filter(|who| who.by_link && who.guest_of.contains(&session.as_str()));
    for who in came {
        let columns = vec![("link_id", V::Id(row.clone())), ("person_id", id_of(who.key)), ("came_at", V::Time(-30))];
        world.put("guest", columns);
    }
}

/// The promises beside which the name of a team stands, for whoever made them.
pub fn promises(world: &World, team: &str) -> Vec<Way> {
    let circles = CIRCLES.iter().filter(|circle| circle.team.or(circle.aside) == Some(team));
    let own = |circle: &Circle| {
        [circle.author, circle.mover]
            .map(|owner| world.way(circle.community, [Step::Must("read", circle.thing("commitment").owned_by(owner))]))
    };
    circles.flat_map(own).collect()
}
