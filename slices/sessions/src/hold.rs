//! What happens in a session and after it: the addresses, rooms, panels and jobs of this half.

use kith_charter::Departure;
use kith_jobs::Jobs;
use kith_web::{App, Field, FieldKind, Room, Routes};

use crate::pages::{
    attendance, captures, commitments, consent, contributions, here, host, paper, pulse, question_list, questions,
    record, record_edit, report_lines, reports, run, sheet,
};
use crate::record::WriteRecap;

pub use crate::week::panels;

const ARRIVAL: &[Field] = &[Field::required("how", FieldKind::Choice(&["screen", "telephone", "room"]))];
const SHEET: &[Field] = &[
    Field::optional("also_present", FieldKind::Number(0, 100_000)),
    Field::optional("also_phone", FieldKind::Number(0, 100_000)),
    Field::optional("also_screen", FieldKind::Number(0, 100_000)),
    Field::optional("q", FieldKind::Line(120)),
    Field::optional("after", FieldKind::Line(60)),
    Field::optional("go", FieldKind::Line(60)),
];
const HOWS: FieldKind = FieldKind::Choice(&["screen", "telephone", "room"]);
const OF_TEAM: &[Field] = &[
    Field::required("many", FieldKind::Number(0, 100_000)),
    Field::required("team", FieldKind::Id),
    Field::required("how", HOWS),
];
const CONSENT: &[Field] = &[Field::optional("purpose", FieldKind::Many)];
const PULSE: &[Field] =
    &[Field::required("overall", FieldKind::Number(1, 5)), Field::optional("word", FieldKind::Line(40))];
const NAMED: &[Field] = &[
    Field::required("resource", FieldKind::Line(200)),
    Field::optional("address", FieldKind::Line(500)),
    Field::optional("back", FieldKind::Choice(&["run", "record"])),
];
const PAPER: &[Field] = &[Field::optional("came", FieldKind::Many)];
const REPORT: &[Field] = &[Field::optional("text", FieldKind::Text(2_000_000))];
const SAYING: &[Field] = &[
    Field::required("text", FieldKind::Text(20_000)),
    Field::optional("unattributed", FieldKind::Flag),
    Field::optional("may_quote", FieldKind::Flag),
    Field::optional("audience", FieldKind::Id),
];
const SAYING_FOR: &[Field] = &[
    Field::required("for_person", FieldKind::Id),
    Field::required("for_channel", FieldKind::Choice(&["telephone", "paper", "mail"])),
    Field::required("for_text", FieldKind::Text(20_000)),
    Field::optional("for_unattributed", FieldKind::Flag),
    Field::optional("for_quote", FieldKind::Flag),
];
const CHANGED: &[Field] =
    &[Field::required("text", FieldKind::Text(20_000)), Field::optional("may_quote", FieldKind::Flag)];
const NOTES: &[Field] = &[Field::optional("notes", FieldKind::Text(20_000))];
const CHOSEN: &[Field] = &[Field::optional("shown", FieldKind::Many), Field::optional("kept", FieldKind::Many)];
const DECISION: &[Field] = &[
    Field::required("decision", FieldKind::Line(200)),
    Field::optional("back", FieldKind::Choice(&["run", "record"])),
];
const BACK: &[Field] = &[Field::optional("back", FieldKind::Choice(&["run", "record"]))];
const COMMITMENT: &[Field] = &[
    Field::required("commitment", FieldKind::Line(200)),
    Field::optional("by_person", FieldKind::Id),
    Field::optional("due_on", FieldKind::Date),
    Field::optional("back", FieldKind::Choice(&["run", "record"])),
];
const TAKER: &[Field] = &[Field::required("person", FieldKind::Id)];
const QUESTION: &[Field] = &[
    Field::required("question", FieldKind::Line(200)),
    Field::optional("asked_by", FieldKind::Id),
    Field::optional("back", FieldKind::Choice(&["run", "record"])),
];
const ANSWER: &[Field] = &[Field::required("text", FieldKind::Text(20_000))];
const TOPIC: &[Field] = &[Field::required("topic", FieldKind::Line(200))];
const BECAME: &[Field] = &[
    Field::required("state", FieldKind::Choice(&["done", "later", "stuck"])),
    Field::optional("due_on", FieldKind::Date),
    Field::optional("note", FieldKind::Line(500)),
];

/// The addresses of this half.
pub fn routes() -> Routes {
    running().and(counting()).and(agreeing()).and(recording()).and(following())
}

fn running() -> Routes {
    Routes::new()
        .get("/c/{community}/sessions/{session}/run", ("session", "read"), run::show)
        .post("/c/{community}/sessions/{session}/beginnings", ("session", "run"), &[], host::begin)
        .post("/c/{community}/sessions/{session}/endings", ("session", "run"), &[], host::end)
        .post(
            "/c/{community}/sessions/{session}/activities/{activity}/beginnings",
            ("session", "run"),
            &[],
            host::begin_activity,
        )
        .post(
            "/c/{community}/sessions/{session}/activities/{activity}/contributions",
            ("contribution", "create"),
            SAYING,
            contributions::say,
        )
        .post(
            "/c/{community}/sessions/{session}/activities/{activity}/dictations",
            ("session", "run"),
            SAYING_FOR,
            contributions::write_for,
        )
        .get(
            "/c/{community}/sessions/{session}/contributions/{contribution}/edit",
            ("contribution", "edit"),
            contributions::edit,
        )
        .post(
            "/c/{community}/sessions/{session}/contributions/{contribution}",
            ("contribution", "edit"),
            CHANGED,
            contributions::change,
        )
        .post(
            "/c/{community}/sessions/{session}/contributions/{contribution}/withdrawals",
            ("contribution", "delete"),
            &[],
            contributions::take_back,
        )
        .post("/c/{community}/sessions/{session}/arrivals", ("attendance", "create"), ARRIVAL, attendance::arrive)
        .get("/c/{community}/sessions/{session}/attendance", ("attendance", "edit"), sheet::show)
        .post("/c/{community}/sessions/{session}/attendance", ("attendance", "edit"), SHEET, attendance::save)
}

/// Who came: said by code, on paper, by reports.
fn counting() -> Routes {
    const EDIT: (&str, &str) = ("attendance", "edit");
    Routes::new()
        .get("/here", ("home", "read"), here::ask)
        .get("/here/{code}", ("home", "read"), here::show)
        .post("/here/{code}", ("attendance", "create"), ARRIVAL, here::come)
        .post("/c/{community}/sessions/{session}/attendance/teams", EDIT, OF_TEAM, attendance::of_team)
        .get("/c/{community}/sessions/{session}/attendance/code", EDIT, paper::code)
        .get("/c/{community}/sessions/{session}/attendance/paper", EDIT, paper::show)
        .post("/c/{community}/sessions/{session}/attendance/paper", EDIT, PAPER, paper::save)
        .get("/c/{community}/sessions/{session}/attendance/reports", EDIT, reports::show)
        .post("/c/{community}/sessions/{session}/attendance/reports", EDIT, REPORT, report_lines::bring)
        .post("/c/{community}/sessions/{session}/attendance/lines", EDIT, &[], report_lines::settle)
        .post("/c/{community}/sessions/{session}/attendance/lines/{line}/undoings", EDIT, &[], report_lines::undo)
}

/// What people agreed to, and how they found it.
fn agreeing() -> Routes {
    Routes::new()
        .get("/c/{community}/consents", ("consent", "read"), consent::show)
        .post("/c/{community}/consents", ("consent", "edit"), CONSENT, consent::say)
        .get("/c/{community}/sessions/{session}/consents", ("attendance", "edit"), consent::here)
        .get("/c/{community}/sessions/{session}/consents/own", ("consent", "read"), consent::show_at)
        .post("/c/{community}/sessions/{session}/consents/own", ("consent", "edit"), CONSENT, consent::say_at)
        .get("/c/{community}/sessions/{session}/pulse", ("pulse", "read"), pulse::show)
        .post("/c/{community}/sessions/{session}/pulse", ("pulse", "create"), PULSE, pulse::answer)
        .post("/c/{community}/sessions/{session}/resources", ("record", "edit"), NAMED, captures::name)
        .post(
            "/c/{community}/sessions/{session}/resources/{resource}/removals",
            ("record", "edit"),
            BACK,
            captures::unname,
        )
}

fn recording() -> Routes {
    Routes::new()
        .get("/c/{community}/sessions/{session}/record", ("record", "read"), record::show)
        .get("/c/{community}/sessions/{session}/record/edit", ("record", "edit"), record_edit::show)
        .post("/c/{community}/sessions/{session}/record/notes", ("record", "edit"), NOTES, record_edit::set_notes)
        .post("/c/{community}/sessions/{session}/record/choices", ("record", "edit"), CHOSEN, record_edit::choose)
        .post("/c/{community}/sessions/{session}/record/publications", ("record", "edit"), &[], record_edit::publish)
        .post("/c/{community}/sessions/{session}/decisions", ("record", "edit"), DECISION, captures::decide)
        .post(
            "/c/{community}/sessions/{session}/decisions/{decision}/removals",
            ("record", "edit"),
            BACK,
            captures::strike_out,
        )
        .post("/c/{community}/sessions/{session}/commitments", ("record", "edit"), COMMITMENT, captures::promise)
        .post(
            "/c/{community}/sessions/{session}/commitments/{commitment}/persons",
            ("record", "edit"),
            TAKER,
            captures::give,
        )
        .post("/c/{community}/sessions/{session}/questions", ("record", "edit"), QUESTION, captures::ask)
}

fn following() -> Routes {
    Routes::new()
        .get("/c/{community}/questions", ("question", "read"), question_list::list)
        .get("/c/{community}/questions/{question}", ("question", "read"), questions::show)
        .post("/c/{community}/questions/{question}/answers", ("question", "answer"), ANSWER, questions::reply)
        .post("/c/{community}/questions/{question}/parkings", ("question", "edit"), &[], questions::park)
        .post("/c/{community}/questions/{question}/closings", ("question", "edit"), &[], questions::close)
        .post("/c/{community}/questions/{question}/topics", ("question", "edit"), TOPIC, questions::become_topic)
        .post("/c/{community}/questions/{question}/reopenings", ("question", "edit"), &[], questions::reopen)
        .get("/c/{community}/commitments", ("commitment", "read"), commitments::list)
        .get("/c/{community}/commitments/{commitment}", ("commitment", "read"), commitments::show)
        .post("/c/{community}/commitments/{commitment}/answers", ("commitment", "edit"), BECAME, commitments::answer)
}

/// The rooms of a community in which its questions and commitments are.
pub fn rooms() -> Vec<Room> {
    vec![
        Room { label: "room-questions", path: "/questions", kind: "question" },
        Room { label: "room-action", path: "/commitments", kind: "commitment" },
    ]
}

/// The jobs of this half, beside those of others; `app_of` says where the house is in what jobs work with.
pub fn jobs<S>(jobs: Jobs<S>, app_of: fn(&S) -> App) -> Jobs<S>
where
    S: Clone + Send + Sync + 'static,
{
    jobs.on(move |state: S, job: WriteRecap| crate::jobs::write_recap(app_of(&state), job))
        .on(move |state: S, job: Departure| crate::waiting::follow(app_of(&state), job))
}
