//! Every statement of this slice.

mod aims;
mod coverage;
mod imports;
mod lines;

pub use aims::{aims_of, point, unpoint};
pub use coverage::{counted, served_by, standing};
pub use imports::{Act, Imported, bring_in, imports_of, undo};
pub use lines::{add_line, change_line, line, lines, remove_line};
