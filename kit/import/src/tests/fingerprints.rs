//! Fingerprints: what counts as a change and what does not.

use crate::{Fingerprint, Sheet};

fn sheet() -> Sheet {
    Sheet::default().with("title", "Title").with("text", "One\n\nTwo").maybe("place", None::<&str>)
}

#[test]
fn line_ends_and_outer_blanks_are_no_change() {
    let saved = sheet().with("text", "One\r\n\r\nTwo\n");
    assert!(saved.prints().differing(&sheet().prints()).is_empty());
}

#[test]
fn a_changed_field_differs_and_no_other() {
    assert_eq!(sheet().with("title", "Other").prints().differing(&sheet().prints()), ["title"]);
    assert_eq!(sheet().with("place", "Here").prints().differing(&sheet().prints()), ["place"]);
    assert_eq!(sheet().with("added", "").prints().differing(&sheet().prints()), ["added"]);
}

#[test]
fn a_fingerprint_is_the_same_in_every_build() {
    // Batches keep fingerprints for years: a change of this text would make every row look changed.
    assert_eq!(Fingerprint::of("Title").as_str(), "7e8cd2056da73a7fefb6cd91f4e5d199");
}
