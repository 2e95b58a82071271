//! Names compared: the same organisation or community under several spellings.

/// A name with case, punctuation and small words put aside: `Challenges & Prizes` and `challenges and prizes` are the same.
pub(in crate::sources) fn fold(name: &str) -> String {
    let name = name.replace('&', " and ").replace(['\'', '’', '.'], "");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// An organisation's name folded further. In a network of one government, `U.S.` and `United States` in front say nothing, nor
/// does the acronym in parentheses behind.
pub(in crate::sources) fn fold_organisation(name: &str) -> String {
    let (name, _) = split_acronym(name);
    let mut folded = fold(name);
    for prefix in ["the ", "us ", "u s ", "united states ", "gsas ", "gsa "] {
        if let Some(rest) = folded.strip_prefix(prefix)
            && rest.contains(' ')
        {
            folded = rest.to_owned();
        }
    }
    folded
}

/// `Digital Analytics Program (DAP)` as the name and its acronym; a parenthesis that is not the initials is part of the name.
pub(in crate::sources) fn split_acronym(name: &str) -> (&str, Option<&str>) {
    let parts = name.trim().strip_suffix(')').and_then(|name| name.rsplit_once('('));
    match parts {
        Some((full, acronym)) if is_acronym_of(acronym, full) => (full.trim(), Some(acronym.trim())),
        _ => (name.trim(), None),
    }
}

/// Whether letters in a parenthesis are the initials of the words before it, or of the last of them.
fn is_acronym_of(acronym: &str, name: &str) -> bool {
    let acronym = acronym.trim().to_lowercase();
    acronym.len() > 1 && initials(name).iter().any(|initials| initials.ends_with(&acronym))
}

/// Whether letters are the initials of all words of a name.
pub(in crate::sources) fn are_initials(acronym: &str, name: &str) -> bool {
    let acronym = acronym.trim().to_lowercase();
    acronym.len() > 2 && initials(split_acronym(name).0).contains(&acronym)
}

/// The initials of a name, with and without its small words. `U.S.` counts as two words.
fn initials(name: &str) -> [String; 2] {
    let folded = fold(name);
    let initial = |word: &str| if word == "us" { word.to_owned() } else { word.chars().take(1).collect() };
    let is_small = |word: &str| matches!(word, "a" | "and" | "for" | "of" | "the");
    let words = || folded.split(' ').filter(|word| !word.is_empty());
    [words().map(initial).collect(), words().filter(|word| !is_small(word)).map(initial).collect()]
}

/// Whether a name is nothing but capitals.
pub(in crate::sources) fn is_capitals(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A key made of a name.
pub(in crate::sources) fn slug(folded: &str) -> String {
    folded.replace(' ', "-")
}

/// Whether a person's name reads like that of a team or an office. Only a reason to look: the row is brought in as written.
pub(in crate::sources) fn reads_like_a_group(name: &str) -> bool {
    const TELLING: [&str; 17] = [
        "center",
        "centre",
        "committee",
        "community",
        "council",
        "department",
        "government",
        "group",
        "institute",
        "library",
        "network",
        "office",
        "operations",
        "program",
        "service",
        "staff",
        "team",
    ];
    let lower = name.to_lowercase();
    lower.ends_with(".gov") || fold(name).split(' ').any(|word| TELLING.contains(&word))
}
