//! Names as people type them into a meeting: with pronouns, an organisation, a comma, a nickname, a telephone number.

use kith_base::fold;

/// What stands between a name and what people add to it.
const BETWEEN: [&str; 6] = [" - ", " – ", " — ", " | ", " / ", " • "];
/// What a meeting or its people put in brackets that is no name.
const ASIDE: [&str; 12] = [
    "guest",
    "host",
    "co-host",
    "invite",
    "invitee",
    "hote",
    "unverified",
    "non verifie",
    "external",
    "externe",
    "me",
    "moi",
];
/// How a telephone names itself.
const TELEPHONES: [&str; 8] =
    ["call-in", "call in user", "caller", "phone user", "telephone", "appelant", "utilisateur telephonique", "appel "];

/// Whether a line is a telephone rather than a name: mostly figures, or what a meeting calls a caller.
pub fn is_telephone(name: &str) -> bool {
    let figures = name.chars().filter(|c| c.is_ascii_digit() || *c == '*').count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let folded = fold(name.trim()).replace('_', " ");
    (figures >= 7 && letters <= 3) || TELEPHONES.iter().any(|it| folded.starts_with(it))
}

/// The ways in which a name may be meant, likeliest first: each folded, in words, without pronouns and brackets.
pub fn spellings(name: &str) -> Vec<String> {
    let (bare, brackets) = brackets_of(name);
    let mut found = Vec::new();
    let mut parts = vec![bare];
    for sign in BETWEEN {
        parts = parts.iter().flat_map(|part| part.split(sign).map(str::to_owned).collect::<Vec<_>>()).collect();
    }
    parts.extend(brackets.into_iter().filter(|text| !is_aside(text)));
    for part in parts {
        if let Some((before, after)) = part.split_once(',') {
            found.push(words(&format!("{after} {before}")));
            found.push(words(before));
        } else {
            found.push(words(&part));
        }
    }
    let mut seen = Vec::new();
    found.retain(|it| {
        !it.is_empty() && !seen.contains(it) && {
            seen.push(it.clone());
            true
        }
    });
    found
}

/// A name without what stands in brackets, and what stands in them.
fn brackets_of(name: &str) -> (String, Vec<String>) {
    let (mut bare, mut inside, mut deep) = (String::new(), Vec::new(), 0_usize);
    for c in name.chars() {
        match c {
            '(' | '[' => {
                deep += 1;
                inside.push(String::new());
            }
            ')' | ']' => deep = deep.saturating_sub(1),
            c if deep > 0 => inside.last_mut().into_iter().for_each(|text: &mut String| text.push(c)),
            c => bare.push(c),
        }
    }
    (bare, inside)
}

/// Whether something in brackets is no name: pronouns, or what the meeting says of somebody.
fn is_aside(text: &str) -> bool {
    let folded = fold(text.trim());
    let pronoun = |word: &str| {
        ["she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "elle", "il", "lui", "iel", "ael", "ella"]
            .contains(&word)
    };
    ASIDE.contains(&folded.as_str())
        || (!folded.is_empty()
            && folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(pronoun))
}

/// A text as folded words with one space between: letters, and nothing else but what is inside a word.
pub fn words(text: &str) -> String {
    let plain: String = fold(text).chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Short names and the names they are short for, in English and in French.
const SHORT: [(&str, &str); 62] = [
    ("abby", "abigail"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("alex", "alexandra"),
    ("alex", "alexandre"),
    ("andy", "andrew"),
    ("angie", "angela"),
    ("annie", "anne"),
    ("barb", "barbara"),
    ("becky", "rebecca"),
    ("ben", "benjamin"),
    ("beth", "elizabeth"),
    ("betty", "elizabeth"),
    ("liz", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("will", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("rob", "robert"),
    ("cathy", "catherine"),
    ("cath", "catherine"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chris", "christine"),
    ("chris", "christian"),
    ("christophe", "christopher"),
    ("dan", "daniel"),
    ("danny", "daniel"),
    ("dave", "david"),
    ("deb", "deborah"),
    ("debbie", "deborah"),
    ("ed", "edward"),
    ("fred", "frederic"),
    ("gabe", "gabriel"),
    ("gaby", "gabrielle"),
    ("jack", "john"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("jo", "joanne"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("ken", "kenneth"),
    ("manu", "emmanuel"),
    ("matt", "matthew"),
    ("max", "maxime"),
    ("mike", "michael"),
    ("nat", "nathalie"),
    ("nick", "nicholas"),
    ("nico", "nicolas"),
    ("pat", "patricia"),
    ("pat", "patrick"),
    ("peggy", "margaret"),
    ("meg", "margaret"),
    ("sam", "samuel"),
    ("sam", "samantha"),
    ("steph", "stephanie"),
    ("tom", "thomas"),
    ("vero", "veronique"),
];

/// Whether one given name is short for the other, or both for a third.
pub fn is_short_for(one: &str, other: &str) -> bool {
    let long = |name: &str| SHORT.iter().filter(|(short, _)| *short == name).map(|(_, long)| *long).collect::<Vec<_>>();
    let (mine, theirs) = (long(one), long(other));
    mine.contains(&other) || theirs.contains(&one) || mine.iter().any(|it| theirs.contains(it))
}
