//! Australia: what every state and territory keeps, what each of them keeps beside it, and where a day that falls on a
//! weekend is kept.

use jiff::civil::{Date, Weekday};
use kith_base::jiff;

use super::{Holidays, after_easter, monday_after, monday_after_saturday, monday_after_sunday, nth, on};

use Holidays as H;

/// What the country as a whole keeps, with the weekdays on which every state and territory keeps a day of a weekend.
pub(super) fn everywhere(day: Date) -> bool {
    let fixed = on(day, 1, 1) || on(day, 1, 26) || on(day, 4, 25) || on(day, 12, 25) || on(day, 12, 26);
    fixed || after_easter(day, -2) || after_easter(day, 1) || instead(day)
}

/// The weekday on which a day of a weekend is kept in every state and territory.
fn instead(day: Date) -> bool {
    monday_after(day, 1, 1) || monday_after(day, 1, 26) || christmas_instead(day)
}

/// Christmas and the day after it have the next weekdays that are free.
fn christmas_instead(day: Date) -> bool {
    let tuesday_after = |month, number| {
        let is_tuesday = day.weekday() == Weekday::Tuesday;
        is_tuesday && day.yesterday().is_ok_and(|monday| monday_after_sunday(monday, month, number))
    };
    monday_after_saturday(day, 12, 25)
        || monday_after_saturday(day, 12, 26)
        || tuesday_after(12, 25)
        || tuesday_after(12, 26)
}

/// Whether a state or territory keeps a day.
pub(super) fn keeps(state: Holidays, day: Date) -> bool {
    of_all(state, day) || anzac_day(state, day) || easter(state, day) || instead(day) || of_state(state, day)
}

/// The days that all have by name. Where another day is kept instead of one of a weekend, some keep both.
fn of_all(state: Holidays, day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let movable = on(day, 1, 1) || on(day, 12, 26);
    (movable && !(weekend && state == H::Tasmania)) || (on(day, 1, 26) && !weekend) || on(day, 12, 25)
}

fn easter(state: Holidays, day: Date) -> bool {
    after_easter(day, -2)
        || (after_easter(day, -1) && !matches!(state, H::Tasmania | H::WesternAustralia))
        || (after_easter(day, 0) && (state != H::Tasmania || day.year() >= 2027))
        || after_easter(day, 1)
}

/// On a Sunday some keep the Monday instead, Western Australia keeps it beside any day of a weekend, and some do by a law
/// for single years.
fn anzac_day(state: Holidays, day: Date) -> bool {
    let moves = matches!(state, H::AustralianCapital | H::NorthernTerritory | H::Queensland);
    let on_the_day = on(day, 4, 25) && !(moves && day.weekday() == Weekday::Sunday);
    let monday = match (state, day.year()) {
        (H::WesternAustralia, _) | (H::NewSouthWales, 2026 | 2027) | (H::AustralianCapital, 2026) => {
            monday_after(day, 4, 25)
        }
        _ => moves && monday_after_sunday(day, 4, 25),
    };
    on_the_day || monday
}

fn of_state(state: Holidays, day: Date) -> bool {
    let monday = |month, number| nth(day, month, number, Weekday::Monday);
    match state {
        H::AustralianCapital => monday(3, 2) || reconciliation_day(day) || monday(6, 2) || monday(10, 1),
        H::NewSouthWales => monday(6, 2) || monday(10, 1),
        H::NorthernTerritory => monday(5, 1) || monday(6, 2) || monday(8, 1),
        H::Queensland => monday(5, 1) || monday(10, 1),
        H::SouthAustralia => monday(3, 2) || monday(6, 2) || monday(10, 1),
        H::Tasmania => monday(3, 2) || monday(6, 2),
        H::Victoria => monday(3, 2) || monday(6, 2) || before_the_final(day) || nth(day, 11, 1, Weekday::Tuesday),
        H::WesternAustralia => monday(3, 1) || monday(6, 1) || monday(9, -1),
        _ => false,
    }
}

/// The Monday on or after 27 May.
fn reconciliation_day(day: Date) -> bool {
    let from_the_27th = (day.month() == 5 && day.day() >= 27) || (day.month() == 6 && day.day() <= 2);
    day.weekday() == Weekday::Monday && from_the_27th
}

/// The Friday before the last Saturday of September.
fn before_the_final(day: Date) -> bool {
    day.tomorrow().is_ok_and(|saturday| nth(saturday, 9, -1, Weekday::Saturday))
}
