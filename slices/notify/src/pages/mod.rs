//! The addresses of this slice.

mod letters;
mod level;
mod light_step;
mod link;
mod rhythm;
mod session_step;
mod step_form;
mod you;

use kith_web::Routes;

/// Every address of this slice.
pub fn routes() -> Routes {
    const STEP: &str = "/c/{community}/sessions/{session}/letters/{step}";
    Routes::new()
        .get("/c/{community}/rhythm", ("rhythm", "read"), rhythm::show)
        .post("/c/{community}/rhythm", ("rhythm", "edit"), rhythm::TIMETABLE, rhythm::change)
        .get("/c/{community}/rhythm/{step}", ("rhythm", "edit"), rhythm::step)
        .post("/c/{community}/rhythm/{step}", ("rhythm", "edit"), step_form::STEP, rhythm::change_step)
        .get("/c/{community}/sessions/{session}/letters", ("reminder", "read"), letters::show)
        .post("/c/{community}/sessions/{session}/letters/stops", ("reminder", "edit"), &[], letters::stop)
        .post("/c/{community}/sessions/{session}/letters/stops/undo", ("reminder", "edit"), &[], letters::resume)
        .get(STEP, ("reminder", "read"), session_step::show)
        .post(STEP, ("reminder", "edit"), step_form::STEP, session_step::change)
        .post(
            "/c/{community}/sessions/{session}/letters/{step}/sendings",
            ("reminder", "edit"),
            &[],
            session_step::send,
        )
        .get("/you/letters", ("account", "read"), you::show)
        .post("/you/letters", ("account", "edit"), you::CHOICES, you::change)
        .post("/you/letters/{community}/undo", ("account", "edit"), &[], you::undo)
        .get("/letters/{secret}", ("letter-link", "read"), link::show)
        .post("/letters/{secret}", ("letter-link", "answer"), link::STOPS, link::stop)
        .get("/letters/{secret}/level", ("letter-link", "read"), level::show)
        .post("/letters/{secret}/level", ("letter-link", "answer"), level::WAY, level::change)
        .post("/letters/{secret}/undo", ("letter-link", "answer"), &[], link::undo)
}
