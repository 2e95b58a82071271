//! Days from one to another: when a line of a work plan is to happen, and the periods by which the coverage page counts.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kith_base::{fold, jiff};

/// From one day to another, both of them in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days {
    pub from: Date,
    pub until: Date,
}

/// What people call a stretch of days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Month(i8, i16),
    Quarter(i8, i16),
    Year(i16),
    /// From April to March: by the year in which it begins.
    Fiscal(i16),
    Other,
}

/// A year of a plan as spreadsheets write it, with the days that it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dated {
    pub year: i64,
    pub days: Days,
    /// Whether it says more than a calendar year.
    pub exact: bool,
}

impl Days {
    /// So many whole months from the first of this one.
    fn months(year: i16, month: i8, count: i32) -> Self {
        let from = date(year, month, 1);
        let until = from.saturating_add(count.months()).yesterday().unwrap_or(Date::MAX);
        Self { from, until }
    }

    /// A calendar year.
    pub fn year(year: i16) -> Self {
        Self::months(year, 1, 12)
    }

    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether they have a day in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }

    /// What they are called.
    pub fn shape(&self) -> Shape {
        let (year, month) = (self.from.year(), self.from.month());
        if self.from.day() != 1 {
            return Shape::Other;
        }
        let is = |months| *self == Self::months(year, month, months);
        match month {
            1 if is(12) => Shape::Year(year),
            4 if is(12) => Shape::Fiscal(year),
            1 | 4 | 7 | 10 if is(3) => Shape::Quarter((month - 1) / 3 + 1, year),
            _ if is(1) => Shape::Month(month, year),
            _ => Shape::Other,
        }
    }
}

impl Dated {
    /// `2026`; `2026-27` (April to March); `2026 Q2`, `T2 2026`, `2026-Q2`; a quarter by its number after the year.
    pub fn read(text: &str) -> Option<Self> {
        let text = fold(text).replace(['–', '—', '/'], "-").replace("-q", " q").replace("-t", " t");
        let (mut year, mut quarter) = (None, None);
        for word in text.split_whitespace() {
            match quarter_of(word) {
                Some(n) if quarter.is_none() => quarter = Some(n),
                None if year.is_none() => year = Some(year_of(word)?),
                _ => return None,
            }
        }
        let (year, fiscal) = year?;
        let first = if fiscal { 4 } else { 1 };
        let whole = Days::months(year, first, 12);
        let days = quarter.map_or(whole, |n| {
            let begins = whole.from.saturating_add((3 * (i32::from(n) - 1)).months());
            Days::months(begins.year(), begins.month(), 3)
        });
        Some(Self { year: year.into(), days, exact: fiscal || quarter.is_some() })
    }
}

fn quarter_of(word: &str) -> Option<i8> {
    let digit: i8 = word.strip_prefix(['q', 't']).unwrap_or(word).parse().ok()?;
    (1..=4).contains(&digit).then_some(digit)
}

/// A year of our time, and whether it runs from April to March.
fn year_of(word: &str) -> Option<(i16, bool)> {
    let (first, second) = word.split_once('-').map_or((word, None), |(first, second)| (first, Some(second)));
    let year: i16 = first.parse().ok().filter(|year| (2000..2100).contains(year))?;
    let Some(second) = second else { return Some((year, false)) };
    let next: i16 = second.parse().ok()?;
    let follows = next == year + 1 || (second.len() == 2 && next == (year + 1) % 100);
    follows.then_some((year, true))
}

/// By what the coverage page counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    Month,
    #[default]
    Quarter,
    Year,
}

impl By {
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The periods of a page about `year`: its months or quarters, or four years that end with it.
    pub fn periods(self, year: i16) -> Vec<Days> {
        match self {
            Self::Month => (1..=12).map(|month| Days::months(year, month, 1)).collect(),
            Self::Quarter => (0..4).map(|n| Days::months(year, 3 * n + 1, 3)).collect(),
            Self::Year => (year - 3..=year).map(Days::year).collect(),
        }
    }
}
