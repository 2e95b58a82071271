//! Browsers in words.

use crate::browser::in_words;

#[test]
fn a_browser_is_called_what_its_person_calls_it() {
    let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    let webkit = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
    let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    for (sent, words) in [
        (format!("{windows} {webkit}"), "Chrome, Windows"),
        (format!("{windows} {webkit} Edg/130.0.0.0"), "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0".to_owned(), "Firefox, Linux"),
        (format!("Mozilla/5.0 (Linux; Android 14; SM-S918B) {webkit}"), "Chrome, Android"),
        (format!("{iphone} Version/17.5 Mobile/15E148 Safari/604.1"), "Safari, iPhone"),
        (format!("{iphone} CriOS/130.0 Mobile/15E148 Safari/604.1"), "Chrome, iPhone"),
        ("curl/8.5.0".to_owned(), "curl/8.5.0"),
        (String::new(), ""),
    ] {
        assert_eq!(in_words(&sent), words, "{sent}");
    }
}
