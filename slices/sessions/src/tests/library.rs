//! The activity library that comes with Kith is whole.

use kith_base::Lang;

use crate::library::{FILES, Ours, one_of_ours, read};
use crate::method::Method;

#[test]
fn every_method_of_the_library_is_whole_in_both_languages() {
    let all: Vec<Ours> = FILES.iter().map(|(key, text)| read(key, text).unwrap()).collect();
    assert!(all.len() > 20);
    for it in &all {
        for lang in Lang::ALL {
            let Method { key, minutes, least, most, people, told, .. } = it.told(lang);
            let at = format!("{key} in {}", lang.tag());
            assert!(*least <= *minutes && *minutes <= *most && *least > 0, "{at}");
            assert!(people.0 >= 2 && people.0 < people.1, "{at}");
            assert!(told.steps.len() >= 3 && told.tips.len() >= 2, "{at}");
            let texts = [&told.name, &told.purpose, &told.needs, &told.room, &told.online, &told.phone];
            for text in texts.into_iter().chain(&told.steps).chain(&told.tips) {
                assert!(text.len() > 2 && text.trim() == text && !text.contains('\''), "{at}: {text:?}");
            }
            assert_eq!(told.prompt.is_empty(), key == "break", "{at}");
            let narrow = told
                .steps
                .iter()
                .chain(&told.tips)
                .any(|text| [" ;", " :", " ?"].iter().any(|mark| text.contains(mark)));
            assert!(!narrow, "{at}: a space that breaks");
        }
        let (en, fr) = (&it.told(Lang::En).told, &it.told(Lang::Fr).told);
        assert_ne!(en, fr);
        assert_eq!((en.steps.len(), en.tips.len()), (fr.steps.len(), fr.tips.len()));
        assert_eq!(en.credit.is_empty(), fr.credit.is_empty());
    }
}

#[test]
fn the_methods_of_the_issue_are_in_the_library() {
    for key in [
        "check-in",
        "one-word",
        "round",
        "pairs-one-word",
        "one-two-four-all",
        "troika",
        "fishbowl",
        "case-consult",
        "evidence-dialogue",
        "tool-share",
        "dot-vote",
        "silent-writing",
        "open-space",
        "teach-back",
        "appreciative-interview",
        "premortem",
        "fist-to-five",
        "gallery-walk",
        "equity-question",
        "takeaway-questions",
        "commitments",
    ] {
        assert!(one_of_ours(key, Lang::Fr).is_some(), "{key}");
    }
}
