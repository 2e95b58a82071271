//! Days: written as `2020-01-29`, as `January 17, 2020` or as `17 January 2020`.

use jiff::civil::{Date, Time};
use jiff::fmt::strtime;

use crate::item::Item;

/// The day that a text means.
pub(super) fn read(text: &str) -> Option<Date> {
    const FORMS: [&str; 3] = ["%Y-%m-%d", "%B %d, %Y", "%d %B %Y"];
    let text = text.trim();
    FORMS.into_iter().find_map(|form| strtime::parse(form, text).ok()?.to_date().ok())
}

/// The day of a field.
pub(super) fn day(item: &mut Item, field: &'static str) -> Option<Date> {
    item.raw(field).as_deref().and_then(read)
}

/// The time of day that a text means, such as `16:00`.
pub(super) fn time(text: &str) -> Option<Time> {
    strtime::parse("%H:%M", text.trim()).ok()?.to_time().ok()
}

/// The minutes that a text means, such as `90 min`.
pub(super) fn minutes(text: &str) -> Option<i64> {
    let number = text.split_whitespace().next()?;
    number.parse().ok().filter(|minutes| *minutes > 0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    #[test]
    fn a_day_is_read_in_each_of_its_three_forms() {
        for text in ["2020-01-07", "January 7, 2020", "7 January 2020", " January 07, 2020 "] {
            assert_eq!(super::read(text), Some(date(2020, 1, 7)), "{text}");
        }
        for text in ["", "week 3", "2020-13-01", "January 2020"] {
            assert_eq!(super::read(text), None, "{text}");
        }
    }

    #[test]
    fn hours_and_lengths_are_read_or_not() {
        assert_eq!(super::time("16:30"), Some(time(16, 30, 0, 0)));
        assert_eq!(super::time("noon"), None);
        assert_eq!(super::minutes("90 min"), Some(90));
        assert_eq!(super::minutes("long"), None);
        assert_eq!(super::minutes("0 min"), None);
    }
}
