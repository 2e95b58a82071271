//! The addresses of this slice, one file per resource.

mod activities;
mod agenda;
mod ahead;
mod ahead_answers;
mod ahead_form;
mod arrange;
pub(crate) mod attendance;
mod calendar;
pub(crate) mod came_back;
pub(crate) mod captures;
mod clocks;
mod cohort_archive;
mod cohort_clone;
mod cohort_form;
mod cohort_list;
mod cohort_make;
mod cohort_template;
mod cohorts;
pub(crate) mod commitments;
pub(crate) mod consent;
pub(crate) mod contributions;
mod drafts;
mod guest_letters;
mod guests;
pub(crate) mod held;
pub(crate) mod here;
pub(crate) mod host;
mod invited;
mod library;
mod method_fields;
mod method_form;
mod methods;
pub(crate) mod paper;
pub(crate) mod pulse;
pub(crate) mod question_list;
pub(crate) mod questions;
pub(crate) mod record;
pub(crate) mod record_edit;
mod replan;
pub(crate) mod report_lines;
pub(crate) mod reports;
mod rhythm;
mod rsvp;
pub(crate) mod run;
mod script;
mod series;
mod series_edit;
mod series_form;
mod series_places;
mod session;
mod session_form;
mod sessions;
pub(crate) mod sheet;
mod template_holds;
mod template_making;
mod templates;

use kith_base::Uuid;
use kith_policy::Thing;
use kith_web::{Routes, Visit};

/// The addresses of the half that plans.
pub fn routes() -> Routes {
    lists()
        .and(of_cohorts())
        .and(planning())
        .and(kept_plans())
        .and(agendas())
        .and(libraries())
        .and(preparing())
        .and(of_guests())
}

fn lists() -> Routes {
    Routes::new()
        .get("/c/{community}/sessions", ("session", "read"), sessions::list)
        .get("/c/{community}/sessions.ics", ("session", "read"), calendar::feed)
        .get("/c/{community}/series/{series}", ("session", "read"), series::show)
        .get("/c/{community}/series/{series}/calendar.ics", ("session", "read"), calendar::series)
        .get("/c/{community}/sessions/{session}", ("session", "read"), session::show)
        .get("/c/{community}/sessions/{session}/calendar.ics", ("session", "read"), calendar::session)
        .post("/c/{community}/sessions/{session}/rsvp", ("rsvp", "create"), rsvp::RSVP, rsvp::answer)
}

fn of_cohorts() -> Routes {
    const ONE: &str = "/c/{community}/cohorts/{cohort}";
    const EDIT: &str = "/c/{community}/cohorts/{cohort}/edit";
    const ARCHIVE: &str = "/c/{community}/cohorts/{cohort}/archive";
    Routes::new()
        .get("/c/{community}/cohorts", ("cohort", "read"), cohort_list::list)
        .get("/c/{community}/cohorts/new", ("cohort", "create"), cohort_form::new)
        .post("/c/{community}/cohorts", ("cohort", "create"), cohort_form::COHORT, cohort_form::make)
        .get(ONE, ("cohort", "read"), cohorts::show)
        .get(EDIT, ("cohort", "edit"), cohort_form::edit)
        .post(EDIT, ("cohort", "edit"), cohort_form::COHORT, cohort_form::change)
        .get(ARCHIVE, ("cohort", "archive"), cohort_archive::look)
        .post(ARCHIVE, ("cohort", "archive"), cohort_archive::ARCHIVED, cohort_archive::archive)
        .post("/c/{community}/cohorts/{cohort}/archive/undo", ("cohort", "archive"), &[], cohort_archive::reopen)
        .get("/c/{community}/cohorts/{cohort}/templates", ("session", "create"), cohort_template::look)
        .post("/c/{community}/cohorts/{cohort}/templates", ("session", "create"), &[], cohort_template::keep_it)
        .get("/c/{community}/templates/{template}/cohort", ("cohort", "create"), cohort_clone::look)
        .post(
            "/c/{community}/templates/{template}/cohort",
            ("cohort", "create"),
            cohort_clone::CLONE,
            cohort_clone::make,
        )
}

fn planning() -> Routes {
    Routes::new()
        .get("/c/{community}/sessions/new", ("session", "create"), session_form::new)
        .post("/c/{community}/sessions", ("session", "create"), drafts::SESSION, session_form::create)
        .get("/c/{community}/series/new", ("session", "create"), series_form::new)
        .post("/c/{community}/series", ("session", "create"), drafts::SERIES, series_form::create)
        .get("/c/{community}/series/{series}/edit", ("session", "edit"), series_edit::edit)
        .post("/c/{community}/series/{series}/edit", ("session", "edit"), series_edit::CHANGED, series_edit::change)
        .get("/c/{community}/sessions/{session}/edit", ("session", "edit"), session_form::edit)
        .post("/c/{community}/sessions/{session}/edit", ("session", "edit"), drafts::SESSION, session_form::change)
        .post("/c/{community}/sessions/{session}/cancellation", ("session", "edit"), &[], session_form::cancel)
        .post("/c/{community}/sessions/{session}/cancellation/undo", ("session", "edit"), &[], session_form::restore)
}

fn of_guests() -> Routes {
    const RUN: (&str, &str) = ("session", "run");
    Routes::new()
        .get("/c/{community}/sessions/{session}/guests", RUN, guests::list)
        .post("/c/{community}/sessions/{session}/guests", RUN, guests::GUEST, guests::make)
        .post("/c/{community}/sessions/{session}/guests/{link}/revocations", RUN, &[], guests::revoke)
        .get("/guests/{secret}", ("guest-link", "read"), guest_letters::show)
        .post("/guests/{secret}", ("guest-link", "answer"), guest_letters::NAME, guest_letters::come)
        .get("/invitations/{secret}/sessions/{session}", ("invitation", "read"), invited::show)
        .post("/invitations/{secret}/sessions/{session}", ("invitation", "answer"), invited::ANSWER, invited::answer)
}

fn kept_plans() -> Routes {
    const ONE: &str = "/c/{community}/templates/{template}";
    Routes::new()
        .get("/c/{community}/templates", ("session", "create"), templates::list)
        .post("/c/{community}/templates", ("session", "create"), templates::FILE, templates::bring)
        .get(ONE, ("session", "create"), templates::show)
        .get("/c/{community}/templates/{template}/template.json", ("session", "create"), templates::file)
        .post("/c/{community}/templates/{template}/uses", ("session", "create"), templates::USE, templates::use_it)
        .post("/c/{community}/templates/{template}/removals", ("session", "create"), &[], templates::remove)
        .post("/c/{community}/templates/{template}/removals/undo", ("session", "create"), &[], templates::put_back)
        .post("/c/{community}/sessions/{session}/templates", ("session", "edit"), &[], templates::of_session)
        .post("/c/{community}/series/{series}/templates", ("session", "edit"), &[], templates::of_series)
}

fn agendas() -> Routes {
    const ONE: &str = "/c/{community}/sessions/{session}/agenda/activities/{activity}";
    Routes::new()
        .get("/c/{community}/sessions/{session}/agenda", ("session", "edit"), agenda::edit)
        .post("/c/{community}/sessions/{session}/agenda", ("session", "edit"), arrange::AGENDA, arrange::arrange)
        .post(
            "/c/{community}/sessions/{session}/agenda/activities",
            ("session", "edit"),
            agenda::ACTIVITY,
            activities::add,
        )
        .post(
            "/c/{community}/sessions/{session}/agenda/methods",
            ("session", "edit"),
            activities::FOLLOWED,
            activities::follow,
        )
        .get(ONE, ("session", "edit"), activities::edit_activity)
        .post(ONE, ("session", "edit"), agenda::ACTIVITY, activities::change_activity)
        .post(
            "/c/{community}/sessions/{session}/agenda/activities/{activity}/return",
            ("session", "edit"),
            &[],
            activities::put_back,
        )
}

fn libraries() -> Routes {
    const ONE: &str = "/c/{community}/activities/{method}";
    const EDIT: &str = "/c/{community}/activities/{method}/edit";
    Routes::new()
        .get("/c/{community}/activities", ("method", "read"), library::list)
        .get("/c/{community}/activities/new", ("method", "create"), method_form::new)
        .post("/c/{community}/activities", ("method", "create"), method_fields::METHOD, method_form::create)
        .get(ONE, ("method", "read"), methods::show)
        .post("/c/{community}/activities/{method}/placements", ("session", "create"), methods::PLACED, methods::place)
        .get(EDIT, ("method", "edit"), method_form::edit)
        .post(EDIT, ("method", "edit"), method_fields::METHOD, method_form::change)
        .post("/c/{community}/activities/{method}/retirements", ("method", "edit"), &[], method_form::retire)
        .post("/c/{community}/activities/{method}/retirements/undo", ("method", "edit"), &[], method_form::offer)
}

fn preparing() -> Routes {
    Routes::new()
        .get("/c/{community}/sessions/{session}/script", ("session", "run"), script::show)
        .post("/c/{community}/sessions/{session}/replans", ("session", "run"), &[], replan::accept)
        .get("/c/{community}/sessions/{session}/ahead", ("contribution", "read"), ahead::show)
        .post("/c/{community}/sessions/{session}/ahead", ("session", "edit"), ahead_form::QUESTION, ahead_form::ask)
        .post("/c/{community}/sessions/{session}/ahead/items", ("session", "edit"), ahead_form::ITEM, ahead_form::add)
        .post(
            "/c/{community}/sessions/{session}/ahead/items/{item}/removals",
            ("session", "edit"),
            &[],
            ahead_form::remove,
        )
        .post(
            "/c/{community}/sessions/{session}/ahead/agenda",
            ("session", "edit"),
            ahead_form::CHOSEN,
            ahead_form::place,
        )
        .post(
            "/c/{community}/sessions/{session}/ahead/ready",
            ("rsvp", "create"),
            ahead_answers::READY,
            ahead_answers::ready,
        )
        .post(
            "/c/{community}/sessions/{session}/ahead/needs",
            ("contribution", "create"),
            ahead_answers::NEED,
            ahead_answers::want,
        )
        .post(
            "/c/{community}/sessions/{session}/ahead/needs/{need}/backings",
            ("contribution", "create"),
            ahead_answers::BACKED,
            ahead_answers::back,
        )
        .post(
            "/c/{community}/sessions/{session}/ahead/needs/{need}/withdrawals",
            ("contribution", "delete"),
            &[],
            ahead_answers::take_back,
        )
}

/// Where it is said which priorities something serves; "" for whoever may not read that.
fn serves(visit: &Visit, slug: &str, (kind, id): (&'static str, Uuid), thing: &Thing) -> String {
    let aim = Thing { kind: "aim", owner: None, session: None, ..*thing };
    if visit.may("read", &aim) { format!("/c/{slug}/aims/{kind}/{}", id.as_simple()) } else { String::new() }
}
