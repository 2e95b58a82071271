//! The agreement: what changed is told word by word, and everybody is asked again.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::Hall;
use crate::{Change, changes};

/// A comparison as one line: -gone- and +new+.
fn told(old: &str, new: &str) -> String {
    let piece = |piece: &crate::Piece| match piece.change {
        Change::Same => piece.text.clone(),
        Change::Gone => format!("-{}-", piece.text),
        Change::New => format!("+{}+", piece.text),
    };
    let paragraph = |pieces: &Vec<crate::Piece>| pieces.iter().map(piece).collect::<Vec<_>>().join(" ");
    changes(old, new).iter().map(paragraph).collect::<Vec<_>>().join(" | ")
}

#[test]
fn what_changed_is_told_word_by_word() {
    for (old, new, expected) in [
        ("One two three.", "One two three.", "One two three."),
        ("One two three.", "One four three.", "One -two- +four+ three."),
        ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "One. | Two. | +Three.+"),
        ("One.\n\nTwo.", "Two.", "-One.- Two."),
        ("One\ntwo.", "One two.", "One two."),
        ("", "New.", "+New.+"),
        ("Old.", "", "-Old.-"),
        ("", "", ""),
        (
            "What is said here stays here.",
            "What is said in sessions stays here.",
            "What is said -here- +in sessions+ stays here.",
        ),
    ] {
        assert_eq!(told(old, new), expected, "{old:?} → {new:?}");
    }
}

#[test]
fn a_long_agreement_is_compared_in_no_time() {
    let old: String = (0..3_000).map(|n| format!("w{n} ")).collect();
    let new: String = (0..3_000).map(|n| format!("v{n} ")).collect();
    assert_eq!(changes(&old, &new).len(), 1);
}

#[test]
fn a_new_version_is_compared_and_everybody_is_asked_again() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let first = [("text", "What is said here stays here."), ("note", "From the first meeting."), ("after", "0")];
        assert_eq!(ada.post("/c/shore/agreement/edit", &first).await.status, 303);
        assert!(ben.get("/").await.body.contains("Read the working agreement of Shore to Summit"));
        assert!(ben.get("/c/shore").await.body.contains("waits for you"));
        let done = ben.post("/c/shore/agreement/acknowledgements", &[("version", "1")]).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/c/shore"));
        assert!(ben.get("/c/shore/agreement").await.body.contains("You acknowledged this version"));
        assert!(!ben.get("/").await.body.contains("working agreement"));

        let second = [("text", "What is said in sessions stays here."), ("note", "Too wide."), ("after", "1")];
        assert_eq!(ada.post("/c/shore/agreement/edit", &second).await.status, 303);
        assert!(ben.get("/").await.body.contains("The working agreement of Shore to Summit has changed"));
        let page = ben.get("/c/shore/agreement/versions/2").await.body;
        assert!(page.contains("here</del>") && page.contains("in sessions</ins>"), "{page}");
        assert!(page.contains("removed:") && page.contains("added:"), "the change is said without colour");
        assert!(ben.get("/c/shore/agreement/versions/1").await.body.contains("stays here"));
        assert_eq!(ben.get("/c/shore/agreement/versions/3").await.status, 404);

        // The page of version 1 was still open: what is acknowledged is what stands.
        assert_eq!(ben.post("/c/shore/agreement/acknowledgements", &[("version", "1")]).await.status, 409);
        assert_eq!(ben.post("/c/shore/agreement/acknowledgements", &[("version", "2")]).await.status, 303);
        assert!(hall.home_of(hall.ada).get("/c/shore/agreement").await.body.contains("acknowledged by 1 person"));
    });
}

#[test]
fn only_a_steward_writes_a_version_and_never_over_one_that_they_did_not_see() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        hall.agree("One.", "First.");
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let draft = [("text", "Two."), ("note", "Because."), ("after", "1")];
        assert_eq!(ben.post("/c/shore/agreement/edit", &draft).await.status, 403);
        assert_eq!(ben.get("/c/shore/agreement/edit").await.status, 403);
        assert_eq!(ada.post("/c/shore/agreement/edit", &draft).await.status, 303);
        let late = ada.post("/c/shore/agreement/edit", &[("text", "Three."), ("note", "Why."), ("after", "1")]).await;
        assert!(late.status == 422 && late.body.contains("Three.") && late.body.contains("changed meanwhile"));
        let same = ada.post("/c/shore/agreement/edit", &[("text", "Two."), ("note", "Why."), ("after", "2")]).await;
        assert_eq!(same.status, 422);
        let empty = ada.post("/c/shore/agreement/edit", &[("text", "Three."), ("note", ""), ("after", "2")]).await;
        assert!(empty.status == 422 && empty.body.contains("Three."), "what was typed is kept");
    });
}

#[test]
fn a_sponsor_reads_the_agreement_and_is_not_asked_to_keep_it() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        hall.agree("One.", "First.");
        let sam = hall.home_of(hall.sam);
        assert_eq!(sam.get("/c/shore/agreement").await.status, 200);
        assert!(!sam.get("/").await.body.contains("working agreement"));
        assert_eq!(sam.post("/c/shore/agreement/acknowledgements", &[("version", "1")]).await.status, 403);
    });
}
