//! Every statement of this slice, one file per noun. What is `pub` here may be called by the program, by other
//! slices, by an importer and by what seeds a demonstration: instants and ids are always given, never made up here.

mod agenda;
pub mod attendance;
pub mod brought;
pub mod brought_parts;
pub mod cohort;
mod cohort_whole;
pub mod commitment;
pub mod consent;
pub mod contribution;
pub mod guest;
mod methods;
pub mod people;
mod preparation;
pub mod pulse;
pub mod question;
pub mod record;
mod rsvp;
pub mod seen;
mod series;
mod session;
mod sessions;
pub mod template;

pub(crate) use agenda::put_activity;
pub use agenda::{
    activity, add_activity, agenda, change_activity, previous_agenda, removed_activities, set_order, set_removed,
};
pub use methods::{MOST_METHODS, add_method, change_method, method, method_by_key, methods_of, set_method_retired};
pub use preparation::{
    add_item, add_need, ask_ahead, items, placed_needs, preparation, remove_item, set_backed, set_ready,
};
pub(crate) use preparation::{
    need, needs, own_needs_without_name, place_need, preparation_told, ready, take_need_back,
};
pub use rsvp::{answered_ahead, free_places, lapse, member_named, rsvps, set_capacity, set_rsvp, take_place, waiting};
pub use series::{
    add_series, change_series, one_series, places_of, put_in_slot, series_of, set_series_capacity, slots_of,
};
pub use session::{Placed, change_session, placed, plan, session, set_cancelled};
pub use sessions::{Listed, Wanted, sessions_after, sessions_around, sessions_before, sessions_of};
