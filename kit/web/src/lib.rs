//! How a request becomes a page.
//!
//! ```text
//! route → pages::x → Ask → find through the viewer → noun decides → store in one Tx (+ fact, + job) → Page
//! ```
//!
//! A page function takes an [`Ask`] (who asks, how they want the answer) and gives [`App::page`] one closure that runs
//! on the database: it gets the [`Viewer`](kith_policy::Viewer) read in the same snapshot, and returns a typed struct.
//! The struct is rendered by its template, or as JSON when the client asks for that. A form goes to [`App::take`],
//! whose closure runs in one transaction, once per form key, and returns where to go next. Whatever stops a request
//! is a [`Stop`]: a sentence with a way on, and nothing that was typed is lost.

mod address;
mod app;
mod ask;
mod assets;
mod describe;
mod fields;
mod guard;
mod json;
mod limits;
mod lines;
mod network;
mod own;
mod page;
mod prose;
mod routes;
mod shell;
mod stop;
mod store;
mod when;
mod words;

pub use address::{Path, Query};
pub use app::{App, Done, House, Know, Known, Site, Through, Visit};
pub use ask::Ask;
pub use ask::{ASKING_COOKIE, FLASH_COOKIE, HANDED_COOKIE, Handed, LANG_COOKIE, SIGN_IN_COOKIE};
pub use assets::Assets;
pub use fields::{Field, FieldKind, Fields, Form, LARGEST_FORM, Reader, Sent, Tried, Wrong};
pub use guard::layers;
pub use kith_base::digest;
pub use limits::{Limit, Limits, too_often};
pub use lines::{Block, Choice, Line, Link, Panel, Part, Step};
pub use network::{Network, Proxies, WrongProxies, located};
pub use own::routes as own_routes;
pub use page::Page;
pub use prose::{Prose, RENDERER};
pub use routes::{Listed, Routes};
pub use shell::{Flash, Named, Room, RoomOf, Shell, Speech, initials, tint};
pub use stop::Stop;
pub use store::forget_forms;
pub use when::{When, clock, day, zone, zones};
pub use words::Words;
