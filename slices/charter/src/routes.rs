//! Where everything of this slice is found, what it does to what, and which fields its forms take.

use kith_web::{Field, FieldKind, Panel, Room, Routes};

use crate::LONGEST_PURPOSE;
use crate::pages::{
    agreement, charter, communities, community, delegations, frameworks, import, invitations, joining, letters,
    members, participation, people, requests, team_form, team_rule, teams,
};

const ROLES: FieldKind =
    FieldKind::Choice(&["member", "facilitator", "steward", "coach", "lead", "observer", "sponsor"]);
const LANG: Field = Field::required("lang", FieldKind::Choice(&["en", "fr"]));
const ZONE: Field = Field::required("zone", FieldKind::Line(60));
const NAME: Field = Field::required("name", FieldKind::Line(120));
const SUMMARY: Field = Field::required("summary", FieldKind::Line(600));
const VISIBILITY: Field = Field::required("visibility", FieldKind::Choice(&["public_summary", "private"]));
const JOINING: Field = Field::required("joining", FieldKind::Choice(&["open", "request", "invitation"]));
const ANSWER: Field = Field::required("answer", FieldKind::Choice(&["accepted", "declined"]));
const TEAM_OF: Field = Field::optional("team", FieldKind::Id);

const FOUNDING: &[Field] =
    &[NAME, Field::optional("slug", FieldKind::Line(60)), LANG, ZONE, SUMMARY, VISIBILITY, JOINING];
const CHARTER: &[Field] = &[
    NAME,
    LANG,
    ZONE,
    Field::required("accent", FieldKind::Choice(&["pine", "lake", "moss", "clay", "ochre", "plum", "rose", "slate"])),
    VISIBILITY,
    JOINING,
    SUMMARY,
    Field::optional("domain", FieldKind::Text(20_000)),
    Field::optional("who", FieldKind::Text(20_000)),
    Field::optional("practice", FieldKind::Text(20_000)),
    Field::optional("purpose", FieldKind::Text(20_000)),
    Field::optional("sponsors", FieldKind::Text(6_000)),
];
const AGREEMENT: &[Field] = &[
    Field::required("text", FieldKind::Text(20_000)),
    Field::required("note", FieldKind::Line(400)),
    Field::optional("after", FieldKind::Number(0, 1_000_000)),
];
const VERSION: &[Field] = &[Field::required("version", FieldKind::Number(0, 1_000_000))];
const FRAMEWORK: &[Field] = &[
    Field::required("kind", FieldKind::Choice(&["session_goals", "capacities", "principles", "priorities", "topics"])),
    Field::optional("en", FieldKind::Line(200)),
    Field::optional("fr", FieldKind::Line(200)),
];
const TERM: &[Field] = &[
    Field::optional("en", FieldKind::Line(120)),
    Field::optional("fr", FieldKind::Line(120)),
    Field::optional("about_en", FieldKind::Line(600)),
    Field::optional("about_fr", FieldKind::Line(600)),
];
const WAY: &[Field] = &[Field::required("way", FieldKind::Choice(&["up", "down"]))];
const MEMBERSHIP: &[Field] = &[Field::required("role", ROLES), TEAM_OF];
const ROLE: &[Field] = &[Field::required("role", ROLES)];
const TEAM: &[Field] =
    &[NAME, Field::optional("purpose", FieldKind::Line(LONGEST_PURPOSE)), Field::optional("cohort", FieldKind::Id)];
const PLACING: &[Field] = &[
    Field::required("person", FieldKind::Id),
    Field::required("role", FieldKind::Choice(&["member", "lead", "coach"])),
];
const RULE: &[Field] = &[
    Field::optional("cohort", FieldKind::Id),
    Field::optional("sectors", FieldKind::Many),
    Field::optional("roles", FieldKind::Many),
];
const PARTICIPATION: &[Field] = &[
    Field::required("level", FieldKind::Choice(&["core", "active", "peripheral", "alumni", "observer"])),
    Field::optional("recaps", FieldKind::Flag),
];
const DELEGATION: &[Field] =
    &[NAME, Field::required("until", FieldKind::Date), Field::required("reason", FieldKind::Line(400))];
const DOOR: &[Field] = &[
    Field::optional("message", FieldKind::Text(1_000)),
    Field::optional("answer", FieldKind::Choice(&["accepted", "declined"])),
];
const ANSWERED: &[Field] = &[ANSWER, Field::optional("sentence", FieldKind::Line(600))];
const INVITING: &[Field] =
    &[NAME, Field::required("email", FieldKind::Email), LANG, Field::required("role", ROLES), TEAM_OF];
const REPLY: &[Field] = &[ANSWER, Field::optional("version", FieldKind::Number(0, 1_000_000))];
const ROSTER: &[Field] = &[
    Field::optional("list", FieldKind::Text(1_000_000)),
    Field::required("way", FieldKind::Choice(&["invite", "add"])),
];

/// The rooms of a community that this slice opens.
pub fn rooms() -> Vec<Room> {
    vec![
        Room { label: "charter-room-about", path: "/charter", kind: "charter" },
        Room { label: "charter-room-people", path: "/people", kind: "directory" },
    ]
}

/// What this slice shows on pages of others.
pub fn panels() -> Vec<Panel> {
    vec![crate::panels::panel]
}

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().and(of_communities()).and(of_frameworks()).and(of_people()).and(of_joining())
}

fn of_communities() -> Routes {
    Routes::new()
        .get("/communities", ("community-list", "read"), communities::list)
        .get("/communities/new", ("community", "create"), communities::new)
        .post("/communities/new", ("community", "create"), FOUNDING, communities::found)
        .get("/c/{community}", ("community", "read"), community::show)
        .get("/c/{community}/first-steps", ("community", "edit"), communities::first_steps)
        .get("/c/{community}/charter", ("charter", "read"), charter::show)
        .get("/c/{community}/charter/edit", ("charter", "edit"), charter::edit)
        .post("/c/{community}/charter/edit", ("charter", "edit"), CHARTER, charter::change)
        .get("/c/{community}/agreement", ("charter", "read"), agreement::show)
        .get("/c/{community}/agreement/versions/{version}", ("charter", "read"), agreement::version)
        .get("/c/{community}/agreement/edit", ("charter", "edit"), agreement::edit)
        .post("/c/{community}/agreement/edit", ("charter", "edit"), AGREEMENT, agreement::change)
        .post(
            "/c/{community}/agreement/acknowledgements",
            ("acknowledgement", "create"),
            VERSION,
            agreement::acknowledge,
        )
}

fn of_frameworks() -> Routes {
    const LIST: &str = "/c/{community}/frameworks/{framework}";
    const ONE: &str = "/c/{community}/frameworks/{framework}/terms/{term}";
    const EDIT: (&str, &str) = ("framework", "edit");
    Routes::new()
        .get("/c/{community}/frameworks", ("framework", "read"), frameworks::list)
        .get("/c/{community}/frameworks/new", EDIT, frameworks::new)
        .post("/c/{community}/frameworks/new", EDIT, FRAMEWORK, frameworks::add)
        .get(LIST, EDIT, frameworks::edit)
        .post(LIST, EDIT, FRAMEWORK, frameworks::rename)
        .get(ONE, EDIT, frameworks::term)
        .post(ONE, EDIT, TERM, frameworks::keep_term)
        .post("/c/{community}/frameworks/{framework}/terms/{term}/moves", EDIT, WAY, frameworks::move_term)
        .post("/c/{community}/frameworks/{framework}/terms/{term}/retirements", EDIT, &[], frameworks::retire_term)
}

fn of_people() -> Routes {
    const ONE: &str = "/c/{community}/people/{person}/memberships/{membership}";
    Routes::new()
        .get("/c/{community}/people", ("directory", "read"), people::directory)
        .get("/c/{community}/people/{person}", ("directory", "read"), people::profile)
        .post("/c/{community}/people/{person}/memberships", ("membership", "create"), MEMBERSHIP, members::add)
        .post(ONE, ("membership", "edit"), ROLE, members::change)
        .post(
            "/c/{community}/people/{person}/memberships/{membership}/endings",
            ("membership", "delete"),
            &[],
            members::end,
        )
        .post(
            "/c/{community}/people/{person}/memberships/{membership}/suspensions",
            ("membership", "edit"),
            &[],
            members::suspend,
        )
        .get("/c/{community}/members.csv", ("directory", "read"), members::export)
        .get("/c/{community}/members/import", ("membership", "create"), import::start)
        .post("/c/{community}/members/import", ("membership", "create"), ROSTER, import::look)
        .post("/c/{community}/members/import/confirmations", ("membership", "create"), ROSTER, import::confirm)
        .post("/c/{community}/members/import/{import}/undoings", ("membership", "create"), &[], import::undo)
        .get("/c/{community}/teams", ("team", "read"), teams::list)
        .get("/c/{community}/teams/new", ("team", "create"), team_form::new)
        .post("/c/{community}/teams/new", ("team", "create"), TEAM, team_form::make)
        .get("/c/{community}/teams/rule", ("team", "create"), team_rule::edit)
        .post("/c/{community}/teams/rule", ("team", "create"), RULE, team_rule::set)
        .get("/c/{community}/teams/{team}", ("team", "read"), teams::show)
        .get("/c/{community}/teams/{team}/edit", ("team", "edit"), team_form::edit)
        .post("/c/{community}/teams/{team}", ("team", "edit"), TEAM, team_form::change)
        .post("/c/{community}/teams/{team}/people", ("membership", "create"), PLACING, team_form::place)
        .and(of_taking_part())
}

fn of_taking_part() -> Routes {
    const LEND: &str = "/c/{community}/people/{person}/memberships/{membership}/delegations";
    Routes::new()
        .post(
            "/c/{community}/people/{person}/participation",
            ("participation", "edit"),
            PARTICIPATION,
            participation::change,
        )
        .get(LEND, ("delegation", "create"), delegations::new)
        .post(LEND, ("delegation", "create"), DELEGATION, delegations::make)
        .post("/c/{community}/delegations/{delegation}/endings", ("delegation", "delete"), &[], delegations::end)
}

fn of_joining() -> Routes {
    const INVITE: (&str, &str) = ("invitation", "create");
    Routes::new()
        .post("/c/{community}/joining", ("joining", "create"), DOOR, joining::join)
        .get("/c/{community}/requests", ("join-request", "read"), requests::list)
        .post("/c/{community}/requests/{request}/answers", ("join-request", "edit"), ANSWERED, requests::settle)
        .get("/c/{community}/invitations", ("invitation", "read"), invitations::list)
        .post("/c/{community}/invitations", INVITE, INVITING, invitations::invite)
        .post("/c/{community}/invitations/{invitation}/withdrawals", INVITE, &[], invitations::withdraw)
        .post("/c/{community}/invitations/{invitation}/renewals", INVITE, &[], invitations::renew)
        .get("/invitations/{secret}", ("invitation", "read"), letters::show)
        .post("/invitations/{secret}", ("invitation", "answer"), REPLY, letters::reply)
        .post("/invitations/{secret}/openings", ("invitation", "answer"), &[], letters::open)
}
