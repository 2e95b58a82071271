//! What is one under several names. Imports cannot tell that "Cheng Lee" is "Cheng H. Lee", that JB is Jory Burson, or that
//! "GSA" is the General Services Administration; people can, and say so once.
//!
//! [`alike`] proposes pairs with a reason, and never acts. A steward joins people who are known in their communities and nowhere
//! else, and says who was meant by a first name in the minutes; an operator joins organisations, which belong to no
//! community. Joining moves everything that pointed at the one to the other in one transaction, whatever table it is in
//! ([`store::moving`] reads the schema itself), remembers the other name, and can be undone row by row. What is "not the
//! same" is never proposed again, and a later import follows both.
//!
//! A joining never widens who may read something: whoever signs in keeps what they have and gets nothing but names and rows of
//! communities whose steward joins them, two who both sign in are never joined, and somebody who is known in a community
//! that the steward does not run is left alone. Communities are not joined: their people would read one another's words.

pub mod alike;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use kith_web::{Field, FieldKind, Routes};

kith_base::ids! {
    /// Two that were joined.
    JoinedId,
}
kith_db::bind_ids!(JoinedId);

const SAYING: &[Field] = &[
    Field::required("kind", FieldKind::Choice(&["person", "owner"])),
    Field::required("one", FieldKind::Id),
    Field::required("other", FieldKind::Id),
    Field::required("said", FieldKind::Choice(&["same", "different"])),
];
const SAYING_OF: &[Field] = &[
    Field::required("one", FieldKind::Id),
    Field::required("other", FieldKind::Id),
    Field::required("said", FieldKind::Choice(&["same", "different"])),
];

/// Every address of the slice.
pub fn routes() -> Routes {
    use pages::{organisations, people};
    Routes::new()
        .get("/c/{community}/same", ("same", "edit"), people::show)
        .post("/c/{community}/same", ("same", "edit"), SAYING, people::say)
        .post("/c/{community}/same/{joined}/undoings", ("same", "edit"), &[], people::undo)
        .get("/same", ("same", "edit"), organisations::show)
        .post("/same", ("same", "edit"), SAYING_OF, organisations::say)
        .post("/same/{joined}/undoings", ("same", "edit"), &[], organisations::undo)
}
