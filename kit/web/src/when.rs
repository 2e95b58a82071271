//! Instants as people read them: with day, time and zone of the reader, in their language.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use kith_base::{Arg, Lang, Say, jiff};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Words;

/// An instant for a page: what the machine reads and what the person reads.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct When {
    /// RFC 3339, for `<time datetime>`.
    pub iso: String,
    /// "Thu 12 March 2026, 10:00 PDT", in the reader's zone.
    pub text: String,
    /// "in 2 days".
    pub away: String,
}

const DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAYS_FR: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn word(list: &[&'static str], index: i8) -> &'static str {
    usize::try_from(index).ok().and_then(|index| list.get(index).copied()).unwrap_or("")
}

impl When {
    /// `at` for a reader in `zone`, told from `now`.
    pub fn tell(words: &Words, lang: Lang, zone: &TimeZone, now: Timestamp, at: Timestamp) -> Self {
        Self { away: words.said(lang, &away(now, at)), ..Self::dated(lang, zone, at) }
    }

    /// `at` for a reader in `zone` without how far away it is: for long lists, where most of the cost is that phrase.
    pub fn dated(lang: Lang, zone: &TimeZone, at: Timestamp) -> Self {
        let here = at.to_zoned(zone.clone());
        let text = format!("{}, {} {}", day(lang, here.date()), clock(lang, &here), abbreviation(lang, zone, at));
        Self { iso: at.to_string(), text, away: String::new() }
    }
}

/// "Thu 12 March 2026", "jeu. 12 mars 2026".
pub fn day(lang: Lang, date: Date) -> String {
    let (days, months) = match lang {
        Lang::En => (DAYS_EN, MONTHS_EN),
        Lang::Fr => (DAYS_FR, MONTHS_FR),
    };
    let first = if lang == Lang::Fr && date.day() == 1 { "er" } else { "" };
    let weekday = word(&days, date.weekday().to_monday_zero_offset());
    format!("{weekday} {}{first} {} {}", date.day(), word(&months, date.month() - 1), date.year())
}

/// "10:00", "10 h 00" as written in Canada, which never breaks over two lines.
pub fn clock(lang: Lang, at: &Zoned) -> String {
    match lang {
        Lang::En => format!("{:02}:{:02}", at.hour(), at.minute()),
        Lang::Fr => format!("{}\u{a0}h\u{a0}{:02}", at.hour(), at.minute()),
    }
}

/// The short name of a zone at an instant. French Canada has its own for its zones: HNE is EST.
fn abbreviation(lang: Lang, zone: &TimeZone, at: Timestamp) -> String {
    const FRENCH: [(&str, &str); 12] = [
        ("PST", "HNP"),
        ("PDT", "HAP"),
        ("MST", "HNR"),
        ("MDT", "HAR"),
        ("CST", "HNC"),
        ("CDT", "HAC"),
        ("EST", "HNE"),
        ("EDT", "HAE"),
        ("AST", "HNA"),
        ("ADT", "HAA"),
        ("NST", "HNT"),
        ("NDT", "HAT"),
    ];
    let info = zone.to_offset_info(at);
    let name = info.abbreviation();
    let here = lang == Lang::Fr && zone.iana_name().is_some_and(|zone| zone.starts_with("America/"));
    let french = FRENCH.iter().find(|(english, _)| here && *english == name);
    french.map_or(name, |(_, french)| french).to_owned()
}

fn away(now: Timestamp, at: Timestamp) -> Say {
    let seconds = at.as_second() - now.as_second();
    let (n, unit) = match seconds.abs() {
        0..60 => return Say::new("kit-now"),
        it @ 60..5_400 => ((it + 30) / 60, ("kit-in-minutes", "kit-minutes-ago")),
        it @ 5_400..129_600 => ((it + 1_800) / 3_600, ("kit-in-hours", "kit-hours-ago")),
        it @ 129_600..5_184_000 => ((it + 43_200) / 86_400, ("kit-in-days", "kit-days-ago")),
        it => ((it + 1_296_000) / 2_592_000, ("kit-in-months", "kit-months-ago")),
    };
    Say::new(if seconds > 0 { unit.0 } else { unit.1 }).with("n", Arg::Number(n))
}

/// The zone of an IANA name, if there is one.
pub fn zone(name: &str) -> Result<TimeZone, Say> {
    let real = name.contains('/') || name == "UTC";
    TimeZone::get(name).ok().filter(|_| real).ok_or_else(|| Say::new("error-not-a-zone"))
}

/// The zones that a form offers first: where the communities of practice we know of live. Any other may be typed.
pub fn zones() -> &'static [&'static str] {
    &[
        "America/Vancouver",
        "America/Edmonton",
        "America/Regina",
        "America/Winnipeg",
        "America/Toronto",
        "America/Moncton",
        "America/Halifax",
        "America/St_Johns",
        "America/Los_Angeles",
        "America/Denver",
        "America/Chicago",
        "America/New_York",
        "Europe/London",
        "Europe/Paris",
        "Australia/Perth",
        "Australia/Sydney",
        "Pacific/Auckland",
        "UTC",
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_with_day_time_and_zone_of_the_reader() {
        let words = Words::load().unwrap();
        let at: Timestamp = "2026-03-12T17:00:00Z".parse().unwrap();
        let now: Timestamp = "2026-03-10T17:00:00Z".parse().unwrap();
        for (lang, name, text, away) in [
            (Lang::En, "America/Vancouver", "Thu 12 March 2026, 10:00 PDT", "in 2 days"),
            (Lang::Fr, "America/Toronto", "jeu. 12 mars 2026, 13\u{a0}h\u{a0}00 HAE", "dans 2 jours"),
        ] {
            let when = When::tell(&words, lang, &zone(name).unwrap(), now, at);
            assert_eq!((when.text.as_str(), when.away.as_str()), (text, away));
        }
    }

    /// An older system would still turn the clocks of British Columbia back in November 2026.
    #[test]
    fn zones_are_those_of_the_program_and_not_of_the_system() {
        let winter: Timestamp = "2027-01-15T18:00:00Z".parse().unwrap();
        assert_eq!(clock(Lang::En, &winter.to_zoned(zone("America/Vancouver").unwrap())), "11:00");
    }

    #[test]
    fn a_zone_is_an_iana_name() {
        assert!(zone("America/Regina").is_ok());
        for wrong in ["", "EST", "Mars/Olympus", "../etc/passwd", "+05:00"] {
            assert!(zone(wrong).is_err(), "{wrong}");
        }
    }
}
