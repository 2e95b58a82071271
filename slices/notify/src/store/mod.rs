//! Every statement of this slice, one file per noun.

mod change;
mod light;
mod log;
mod readers;
mod timetable;

pub use change::{tell, told_before};
pub use light::{invited, is_next, keep_light};
pub use log::{Gone, due, followed, forget_due, gone, keep, looked_at, set_due, set_followed};
pub use readers::{ahead, between, placed, reader, readers};
pub use timetable::{add_setting, set_timetable, timetable};
