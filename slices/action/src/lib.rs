//! Action: what a community meant to do, and what serves it.
//!
//! Priorities are the terms of a community's framework of that kind; a [`plan::Line`] of an annual work plan serves one of
//! them. Both come in as one CSV ([`sheet`]): looked at line by line first ([`fate`]), brought in all or nothing, repeatable,
//! taken back with one click. Sessions, what they do and what came of them, teams and goals point at what they serve
//! ([`aim`]), from their own pages. The coverage page says for each priority and period ([`days`]) how much there was, and
//! first of all what has had nothing.

pub mod aim;
pub mod column;
pub mod days;
pub mod fate;
mod pages;
pub mod plan;
pub mod sheet;
pub mod store;
#[cfg(test)]
mod tests;

use kith_web::{Field, FieldKind, Routes};

const AIM: &[Field] = &[Field::required("serves", FieldKind::Line(60))];
const PLAN: &[Field] = &[Field::optional("list", FieldKind::Text(1_000_000))];
const LINE: &[Field] = &[
    Field::required("priority", FieldKind::Id),
    Field::required("year", FieldKind::Line(20)),
    Field::required("code", FieldKind::Line(30)),
    Field::required("text", FieldKind::Line(300)),
    Field::optional("owner", FieldKind::Line(120)),
    Field::required("state", FieldKind::Choice(&["planned", "begun", "done", "later", "dropped"])),
    Field::optional("from", FieldKind::Date),
    Field::optional("until", FieldKind::Date),
];

/// Every address of this slice.
pub fn routes() -> Routes {
    use pages::{aims, coverage, import, line, priority, work_plan};
    const COVERAGE: (&str, &str) = ("coverage", "read");
    const READ: (&str, &str) = ("work-plan", "read");
    const EDIT: (&str, &str) = ("work-plan", "edit");
    const ONE: &str = "/c/{community}/aims/{kind}/{thing}";
    const LINE_OF: &str = "/c/{community}/work-plan/lines/{line}";
    Routes::new()
        .get("/c/{community}/coverage", COVERAGE, coverage::show)
        .get("/c/{community}/coverage.csv", COVERAGE, coverage::export)
        .get("/c/{community}/coverage/{priority}", COVERAGE, priority::show)
        .get("/c/{community}/coverage/{priority}/list.csv", COVERAGE, priority::export)
        .get(ONE, ("aim", "read"), aims::show)
        .post(ONE, ("aim", "edit"), AIM, aims::point)
        .post("/c/{community}/aims/{kind}/{thing}/removals", ("aim", "edit"), AIM, aims::remove)
        .get("/c/{community}/work-plan", READ, work_plan::show)
        .get("/c/{community}/work-plan.csv", READ, work_plan::export)
        .get("/c/{community}/work-plan/sample.csv", EDIT, work_plan::sample)
        .get("/c/{community}/work-plan/lines/new", EDIT, line::new)
        .post("/c/{community}/work-plan/lines/new", EDIT, LINE, line::add)
        .get(LINE_OF, EDIT, line::show)
        .post(LINE_OF, EDIT, LINE, line::change)
        .post("/c/{community}/work-plan/lines/{line}/removals", EDIT, &[], line::remove)
        .get("/c/{community}/work-plan/import", EDIT, import::start)
        .post("/c/{community}/work-plan/import", EDIT, PLAN, import::look)
        .post("/c/{community}/work-plan/import/confirmations", EDIT, PLAN, import::confirm)
        .post("/c/{community}/work-plan/import/{import}/undoings", EDIT, &[], import::undo)
}
