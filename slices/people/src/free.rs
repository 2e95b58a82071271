//! When somebody is usually free, and what they speak: so that they can be put together with others.

use kith_base::{Lang, Say};

/// The languages that a profile offers: their tags, and their names as those who speak them write them.
pub const LANGUAGES: [(&str, &str); 14] = [
    ("en", "English"),
    ("fr", "Français"),
    ("ase", "ASL"),
    ("fcs", "LSQ"),
    ("cr", "ᓀᐦᐃᔭᐍᐏᐣ"),
    ("iu", "ᐃᓄᒃᑎᑐᑦ"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("hi", "हिन्दी"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("tl", "Tagalog"),
    ("uk", "Українська"),
    ("zh", "中文"),
];

/// The tag of a language of the list.
pub fn language(tag: &str) -> Result<&'static str, Say> {
    let found = LANGUAGES.into_iter().find(|(it, _)| *it == tag);
    found.map(|(tag, _)| tag).ok_or_else(|| Say::new("error-not-a-choice"))
}

/// The languages of somebody: those they ticked, or the one in which they read.
pub fn spoken(kept: &str, lang: Lang) -> Vec<&str> {
    let said: Vec<_> = kept.split_whitespace().collect();
    if said.is_empty() { vec![lang.tag()] } else { said }
}

/// The days of a week, as a form names them.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A day of the list.
pub fn day(word: &str) -> Result<&'static str, Say> {
    DAYS.into_iter().find(|day| *day == word).ok_or_else(|| Say::new("error-not-a-choice"))
}

/// A minute of the day, written `09:30`.
pub fn minute(text: &str) -> Result<i32, Say> {
    let wrong = || Say::new("people-not-a-time");
    let (hours, minutes) = text.trim().split_once(':').ok_or_else(wrong)?;
    let number = |text: &str, end: i32| text.parse().ok().filter(|it| (0..end).contains(it));
    match (number(hours, 24), number(minutes, 60)) {
        (Some(hours), Some(minutes)) => Ok(hours * 60 + minutes),
        _ => Err(wrong()),
    }
}

/// When somebody is usually free: on which days, from which minute of the day to which.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Free {
    pub days: [bool; 7],
    pub from: i32,
    pub until: i32,
}

impl Default for Free {
    /// Office hours: nobody has to say more before they can be matched.
    fn default() -> Self {
        Self { days: [true, true, true, true, true, false, false], from: 9 * 60, until: 17 * 60 }
    }
}

impl Free {
    /// Reads what [`Free`] is kept as; anything else is office hours.
    pub fn kept(text: &str) -> Self {
        Self::parsed(text).unwrap_or_default()
    }

    fn parsed(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (days, from, until) = (words.next()?, minute(words.next()?).ok()?, minute(words.next()?).ok()?);
        let mut marks = days.chars().map(|mark| mark == 'x');
        let days = [(); 7].map(|()| marks.next().unwrap_or(false));
        Some(Self { days, from, until })
    }

    /// Whether somebody is free on this day, counted from Monday, for an hour from this minute on.
    pub fn has(&self, day: usize, minute: i32) -> bool {
        self.days.get(day).is_some_and(|free| *free) && self.from <= minute && minute + 60 <= self.until
    }

    /// The words of its days.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        DAYS.into_iter().zip(self.days).filter(|(_, free)| *free).map(|(day, _)| day)
    }

    /// What a form says: days, from, until; nothing at all is office hours.
    pub fn read(days: &[&str], from: Option<i32>, until: Option<i32>) -> Result<Self, Say> {
        let usual = Self::default();
        let ticked = if days.is_empty() { usual.days } else { DAYS.map(|day| days.contains(&day)) };
        let free = Self { days: ticked, from: from.unwrap_or(usual.from), until: until.unwrap_or(usual.until) };
        if free.from + 60 <= free.until { Ok(free) } else { Err(Say::new("people-free-too-short")) }
    }
}

/// A minute of the day as it is written.
pub fn clock(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

impl std::fmt::Display for Free {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let days: String = self.days.iter().map(|free| if *free { 'x' } else { '-' }).collect();
        write!(f, "{days} {} {}", clock(self.from), clock(self.until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_kept_as_they_were_said() {
        let free = Free::read(&["tue", "sun"], minute("07:30").ok(), minute("9:00").ok()).unwrap();
        assert_eq!(free.to_string(), "-x----x 07:30 09:00");
        assert_eq!(Free::kept(&free.to_string()), free);
        assert_eq!(free.words().collect::<Vec<_>>(), ["tue", "sun"]);
    }

    #[test]
    fn whoever_says_nothing_keeps_office_hours_and_reads_one_language() {
        for nothing in ["", "x", "nonsense in here"] {
            assert_eq!(Free::kept(nothing), Free::default());
        }
        assert_eq!(Free::read(&[], None, None), Ok(Free::default()));
        assert_eq!(spoken("", Lang::Fr), ["fr"]);
        assert_eq!(spoken("en cr", Lang::Fr), ["en", "cr"]);
    }

    #[test]
    fn an_hour_fits_whole_or_not_at_all() {
        let free = Free::read(&["mon"], minute("09:00").ok(), minute("11:30").ok()).unwrap();
        for (day, at, fits) in [(0, 540, true), (0, 630, true), (0, 631, false), (0, 539, false), (1, 600, false)] {
            assert_eq!(free.has(day, at), fits, "day {day}, minute {at}");
        }
        assert!(Free::read(&["mon"], Some(600), Some(650)).is_err());
        assert!(minute("25:00").is_err() && minute("noon").is_err());
    }
}
