//! Canada: what a province or territory keeps, and where it keeps a day that falls on a weekend.

use jiff::civil::{Date, Weekday};
use kith_base::jiff;

use super::{Holidays, after_easter, monday_after, monday_after_saturday, monday_after_sunday, nth, on};

use Holidays as H;

/// Whether a province keeps a day.
pub(super) fn keeps(province: Holidays, day: Date) -> bool {
    everywhere(day) || of_province(province, day) || instead(province, day)
}

/// The Monday before 25 May.
fn victoria_day(day: Date) -> bool {
    day.weekday() == Weekday::Monday && day.month() == 5 && (18..=24).contains(&day.day())
}

fn everywhere(day: Date) -> bool {
    on(day, 1, 1) || after_easter(day, -2) || on(day, 7, 1) || nth(day, 9, 1, Weekday::Monday) || on(day, 12, 25)
}

fn of_province(province: Holidays, day: Date) -> bool {
    let is = |some: &[Holidays]| some.contains(&province);
    let but = |some: &[Holidays]| !is(some);
    let monday = |month, number| nth(day, month, number, Weekday::Monday);
    (monday(2, 3) && but(&[H::Newfoundland, H::Northwest, H::Nunavut, H::Quebec, H::Yukon]))
        || (victoria_day(day) && but(&[H::NewBrunswick, H::Newfoundland, H::NovaScotia, H::PrinceEdward]))
        || (on(day, 6, 21) && is(&[H::Northwest, H::Yukon]))
        || (on(day, 6, 24) && province == H::Quebec)
        || (on(day, 7, 9) && province == H::Nunavut)
        || (monday(8, 1) && is(&[H::BritishColumbia, H::NewBrunswick, H::Northwest, H::Nunavut, H::Saskatchewan]))
        || (monday(8, 3) && province == H::Yukon)
        || (on(day, 9, 30) && truth_and_reconciliation(province))
        || (monday(10, 2) && but(&[H::NewBrunswick, H::Newfoundland, H::NovaScotia, H::PrinceEdward]))
        || (on(day, 11, 11) && but(&[H::Manitoba, H::Ontario, H::Quebec]))
        || (on(day, 12, 26) && province == H::Ontario)
}

/// Where the National Day for Truth and Reconciliation is statutory.
fn truth_and_reconciliation(province: Holidays) -> bool {
    matches!(province, H::BritishColumbia | H::Manitoba | H::Northwest | H::Nunavut | H::PrinceEdward | H::Yukon)
}

/// The weekday on which a province keeps a day that falls on a weekend.
fn instead(province: Holidays, day: Date) -> bool {
    let is = |some: &[Holidays]| some.contains(&province);
    monday_after(day, 1, 1)
        || (monday_after_sunday(day, 6, 24) && province == H::Quebec)
        || canada_day(province, day)
        || (monday_after(day, 9, 30) && is(&[H::BritishColumbia, H::Manitoba]))
        || (monday_after(day, 11, 11)
            && is(&[H::Alberta, H::Newfoundland, H::NovaScotia, H::PrinceEdward, H::Saskatchewan, H::Yukon]))
        || christmas(province, day)
}

/// Some keep the Monday after a Sunday alone, some after a Saturday, too, and some neither.
fn canada_day(province: Holidays, day: Date) -> bool {
    match province {
        H::Alberta | H::BritishColumbia | H::Quebec => monday_after_sunday(day, 7, 1),
        H::Newfoundland | H::PrinceEdward | H::Saskatchewan | H::Yukon => monday_after(day, 7, 1),
        _ => false,
    }
}

/// In Ontario the 26th is kept, too, and has a day of its own after a weekend: the Monday, or the Tuesday where the Monday
/// is that of Christmas.
fn christmas(province: Holidays, day: Date) -> bool {
    if province != H::Ontario {
        return monday_after(day, 12, 25);
    }
    let after_both = day.yesterday().is_ok_and(|monday| monday_after_sunday(monday, 12, 26));
    monday_after_saturday(day, 12, 25) || monday_after_saturday(day, 12, 26) || after_both
}
