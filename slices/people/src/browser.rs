//! What a browser says of itself, in words that its person recognises.

/// Programs, by a mark that no program listed after them carries.
const PROGRAMS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

/// Machines, in the same way.
const MACHINES: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// "Firefox, Windows"; what none of the marks fits is said as it was sent.
pub fn in_words(sent: &str) -> String {
    let of = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| sent.contains(mark)).map(|(_, name)| *name);
    match (of(&PROGRAMS), of(&MACHINES)) {
        (Some(program), Some(machine)) => format!("{program}, {machine}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => sent.to_owned(),
    }
}
