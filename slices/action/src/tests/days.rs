//! Years as spreadsheets write them, and the periods of a page.

use jiff::civil::date;
use kith_base::jiff;

use crate::days::{By, Dated, Days, Shape};

fn days(from: (i16, i8, i8), until: (i16, i8, i8)) -> Days {
    Days { from: date(from.0, from.1, from.2), until: date(until.0, until.1, until.2) }
}

#[test]
fn a_year_is_read_as_people_write_it() {
    let year = days((2026, 1, 1), (2026, 12, 31));
    let fiscal = days((2026, 4, 1), (2027, 3, 31));
    let second = days((2026, 4, 1), (2026, 6, 30));
    let last_of_fiscal = days((2027, 1, 1), (2027, 3, 31));
    for (text, expected, exact) in [
        ("2026", year, false),
        (" 2026 ", year, false),
        ("2026-27", fiscal, true),
        ("2026–2027", fiscal, true),
        ("2026/27", fiscal, true),
        ("2026 Q2", second, true),
        ("T2 2026", second, true),
        ("2026-t2", second, true),
        ("2026 2", second, true),
        ("2026-27 Q4", last_of_fiscal, true),
    ] {
        assert_eq!(Dated::read(text), Some(Dated { year: 2026, days: expected, exact }), "{text}");
    }
    for text in ["", "soon", "26", "1926", "2026-28", "2026 Q5", "2026 Q1 Q2", "2026 2027", "Q2", "2026-09"] {
        assert_eq!(Dated::read(text), None, "{text}");
    }
}

#[test]
fn days_are_called_what_people_call_them() {
    for (text, shape) in [
        ("2026", Shape::Year(2026)),
        ("2026-27", Shape::Fiscal(2026)),
        ("2026 Q3", Shape::Quarter(3, 2026)),
        ("2026-27 Q4", Shape::Quarter(1, 2027)),
    ] {
        assert_eq!(Dated::read(text).map(|it| it.days.shape()), Some(shape), "{text}");
    }
    assert_eq!(days((2026, 2, 1), (2026, 2, 28)).shape(), Shape::Month(2, 2026));
    assert_eq!(days((2026, 2, 2), (2026, 3, 1)).shape(), Shape::Other);
}

#[test]
fn the_periods_of_a_page_follow_one_another_without_a_gap() {
    for by in By::ALL {
        let periods = by.periods(2024);
        for pair in periods.windows(2) {
            assert_eq!(pair[0].until.tomorrow().unwrap(), pair[1].from, "{by:?}");
        }
        assert_eq!(periods.last().unwrap().until, date(2024, 12, 31), "{by:?}");
    }
    assert_eq!(By::Month.periods(2024)[1], days((2024, 2, 1), (2024, 2, 29)));
    assert_eq!(By::Year.periods(2024)[0].from, date(2021, 1, 1));
}
