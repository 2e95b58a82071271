//! Statutory holidays, computed by rule: Canada by province, the federal ones of the United States, Australia as
//! a whole and by state; and the weekday on which one is kept that falls on a weekend, where law or custom has
//! one. No table of years: Easter by the Gregorian computus, the others by weekday or by day.

mod australia;
mod canada;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use kith_base::{Lang, Say, jiff};
use serde::Serialize;

/// Whose holidays a community keeps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holidays {
    /// Nobody's: only the community's own days off.
    #[default]
    Nowhere,
    Alberta,
    BritishColumbia,
    Manitoba,
    NewBrunswick,
    Newfoundland,
    NovaScotia,
    Northwest,
    Nunavut,
    Ontario,
    PrinceEdward,
    Quebec,
    Saskatchewan,
    Yukon,
    UnitedStates,
    Australia,
    AustralianCapital,
    NewSouthWales,
    NorthernTerritory,
    Queensland,
    SouthAustralia,
    Tasmania,
    Victoria,
    WesternAustralia,
}

use Holidays as H;

impl Holidays {
    /// All of them, as they are offered.
    pub const ALL: [Self; 24] = [
        H::Nowhere,
        H::Alberta,
        H::BritishColumbia,
        H::Manitoba,
        H::NewBrunswick,
        H::Newfoundland,
        H::NovaScotia,
        H::Northwest,
        H::Nunavut,
        H::Ontario,
        H::PrinceEdward,
        H::Quebec,
        H::Saskatchewan,
        H::Yukon,
        H::UnitedStates,
        H::Australia,
        H::AustralianCapital,
        H::NewSouthWales,
        H::NorthernTerritory,
        H::Queensland,
        H::SouthAustralia,
        H::Tasmania,
        H::Victoria,
        H::WesternAustralia,
    ];

    /// Its word: the codes of ISO 3166.
    pub fn word(self) -> &'static str {
        match self {
            H::Nowhere => "none",
            H::Alberta => "ca-ab",
            H::BritishColumbia => "ca-bc",
            H::Manitoba => "ca-mb",
            H::NewBrunswick => "ca-nb",
            H::Newfoundland => "ca-nl",
            H::NovaScotia => "ca-ns",
            H::Northwest => "ca-nt",
            H::Nunavut => "ca-nu",
            H::Ontario => "ca-on",
            H::PrinceEdward => "ca-pe",
            H::Quebec => "ca-qc",
            H::Saskatchewan => "ca-sk",
            H::Yukon => "ca-yt",
            H::UnitedStates => "us",
            H::Australia => "au",
            H::AustralianCapital => "au-act",
            H::NewSouthWales => "au-nsw",
            H::NorthernTerritory => "au-nt",
            H::Queensland => "au-qld",
            H::SouthAustralia => "au-sa",
            H::Tasmania => "au-tas",
            H::Victoria => "au-vic",
            H::WesternAustralia => "au-wa",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The calendar that was chosen in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The calendar that a community of this zone and language most likely keeps, to begin with.
    pub fn likely(zone: &str, lang: Lang) -> Self {
        match zone {
            "America/Vancouver" => H::BritishColumbia,
            "America/Edmonton" => H::Alberta,
            "America/Regina" => H::Saskatchewan,
            "America/Winnipeg" => H::Manitoba,
            "America/Toronto" if lang == Lang::Fr => H::Quebec,
            "America/Montreal" => H::Quebec,
            "America/Toronto" => H::Ontario,
            "America/Moncton" => H::NewBrunswick,
            "America/Halifax" => H::NovaScotia,
            "America/St_Johns" => H::Newfoundland,
            "America/Whitehorse" => H::Yukon,
            "America/Yellowknife" => H::Northwest,
            "America/Iqaluit" => H::Nunavut,
            "America/New_York" | "America/Chicago" | "America/Denver" | "America/Los_Angeles" => H::UnitedStates,
            "Australia/Sydney" | "Australia/Broken_Hill" => H::NewSouthWales,
            "Australia/Darwin" => H::NorthernTerritory,
            "Australia/Brisbane" | "Australia/Lindeman" => H::Queensland,
            "Australia/Adelaide" => H::SouthAustralia,
            "Australia/Hobart" => H::Tasmania,
            "Australia/Melbourne" => H::Victoria,
            "Australia/Perth" => H::WesternAustralia,
            zone if zone.starts_with("Australia/") => H::Australia,
            _ => H::Nowhere,
        }
    }

    /// Whether a day is a holiday.
    pub fn keep(self, day: Date) -> bool {
        match self {
            H::Nowhere => false,
            H::UnitedStates => united_states(day),
            H::Australia => australia::everywhere(day),
            province if province.is_canadian() => canada::keeps(province, day),
            state => australia::keeps(state, day),
        }
    }

    fn is_canadian(self) -> bool {
        self.word().starts_with("ca-")
    }
}

kith_db::bind_words!(Holidays);

/// Easter Sunday of a year (the anonymous Gregorian computus).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// So many days after Easter Sunday.
fn after_easter(day: Date, days: i64) -> bool {
    easter(day.year()).and_then(|easter| easter.checked_add(days.days()).ok()) == Some(day)
}

fn on(day: Date, month: i8, number: i8) -> bool {
    (day.month(), day.day()) == (month, number)
}

/// The `nth` of a weekday in a month; the last where it is -1.
fn nth(day: Date, month: i8, nth: i8, weekday: Weekday) -> bool {
    let first = Date::new(day.year(), month, 1).ok();
    first.and_then(|first| first.nth_weekday_of_month(nth, weekday).ok()) == Some(day)
}

/// Whether a day is the Monday after a weekend on whose Saturday or Sunday this day of the year falls.
fn monday_after(day: Date, month: i8, number: i8) -> bool {
    monday_after_saturday(day, month, number) || monday_after_sunday(day, month, number)
}

fn monday_after_saturday(day: Date, month: i8, number: i8) -> bool {
    day.weekday() == Weekday::Monday && day.checked_sub(2.days()).is_ok_and(|saturday| on(saturday, month, number))
}

fn monday_after_sunday(day: Date, month: i8, number: i8) -> bool {
    day.weekday() == Weekday::Monday && day.yesterday().is_ok_and(|sunday| on(sunday, month, number))
}

/// The federal holidays, and the weekday on which one that falls on a weekend is kept (5 U.S.C. 6103).
fn united_states(day: Date) -> bool {
    let fixed = |day: Date| on(day, 1, 1) || on(day, 6, 19) || on(day, 7, 4) || on(day, 11, 11) || on(day, 12, 25);
    let kept_early = day.weekday() == Weekday::Friday && day.tomorrow().is_ok_and(fixed);
    let kept_late = day.weekday() == Weekday::Monday && day.yesterday().is_ok_and(fixed);
    let monday = |month, number| nth(day, month, number, Weekday::Monday);
    let mondays = monday(1, 3) || monday(2, 3) || monday(5, -1) || monday(9, 1) || monday(10, 2);
    fixed(day) || kept_early || kept_late || mondays || nth(day, 11, 4, Weekday::Thursday)
}

/// Reads a community's own days off: a line each, `2026-12-24 Christmas Eve`.
pub fn read_days_off(text: &str) -> Result<String, Say> {
    let text = kith_base::Markdown::read(text)?;
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (day, name) = line.split_once(' ').unwrap_or((line, ""));
        let day: Date = day.parse().map_err(|_| Say::new("rhythm-error-days-off").with("line", line))?;
        if !(date(2000, 1, 1)..=date(2100, 12, 31)).contains(&day) || name.chars().count() > 80 {
            return Err(Say::new("rhythm-error-days-off").with("line", line));
        }
        lines.push(format!("{day} {}", name.trim()).trim_end().to_owned());
    }
    if lines.len() > 60 { Err(Say::new("rhythm-error-many-days-off")) } else { Ok(lines.join("\n")) }
}

/// The days among them.
pub fn days_off(text: &str) -> Vec<Date> {
    text.lines().filter_map(|line| line.split(' ').next()?.parse().ok()).collect()
}
