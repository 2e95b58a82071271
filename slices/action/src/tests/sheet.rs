//! Plans as spreadsheets write them.

use jiff::civil::date;
use kith_base::jiff;

use crate::column::Column;
use crate::days::Days;
use crate::plan::State;
use crate::sheet::{Planned, PlannedLine, read};

fn line(text: &str) -> PlannedLine {
    let Planned { line, .. } = read(text).unwrap().rows[0].read.clone().unwrap();
    line.unwrap()
}

fn refusals(text: &str) -> Vec<(u64, Column, &'static str)> {
    let rows = read(text).unwrap().rows;
    let wrong = rows.into_iter().filter_map(|row| row.read.err().map(|all| (row.line, all)));
    wrong.flat_map(|(at, all)| all.into_iter().map(move |it| (at, it.column, it.say.key))).collect()
}

#[test]
fn a_plan_is_read_in_either_language_with_any_separator() {
    let second = Days { from: date(2026, 4, 1), until: date(2026, 6, 30) };
    let expected = PlannedLine {
        code: "A1".to_owned(),
        text: "Map who decides".to_owned(),
        year: 2026,
        days: Some(second),
        owner: Some("Health Office".to_owned()),
        state: Some(State::Begun),
    };
    for text in [
        "Priority,Code,Text,Year,Quarter,Owner,Status\nHousing,A1,Map who decides,2026,2,Health Office,Under way\n",
        "Priorit\u{e9};Ann\u{e9}e;Trimestre;Code;Texte;Responsable;\u{c9}tat\n\
         Housing;2026;T2;A1;Map who decides;Health Office;en cours\n",
        "sep=;\nPriority;Code;Text;Year;From;Until;Owner;Status\n\
         Housing;A1;Map who decides;2026;2026-04-01;2026-06-30;Health Office;In progress\n",
        "Priority\tCode\tText\tYear\tOwner\tStatus\nHousing\tA1\tMap who decides\tQ2 2026\tHealth Office\tstarted\n",
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn a_file_from_windows_in_french_says_the_same() {
    let text = "Priorit\u{e9};Code;Texte;Ann\u{e9}e\nLogement;A1;D\u{e9}cider;2026\n";
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked = [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat();
    for bytes in [windows, marked, text.as_bytes().to_vec()] {
        let read = line(&kith_charter::decode(&bytes));
        assert_eq!((read.text.as_str(), read.year), ("D\u{e9}cider", 2026));
    }
}

#[test]
fn what_a_row_leaves_empty_is_left_open() {
    let bare = line("Priority,Code,Text,Year,Owner,Status\nHousing,A1,Map,2026,,\n");
    assert_eq!((bare.days, bare.owner, bare.state), (None, None, None));
    let alone = read("Priority,Notes\nHousing,x\n").unwrap();
    assert_eq!(alone.rows[0].read, Ok(Planned { priority: "Housing".to_owned(), line: None }));
    assert_eq!(alone.unread, ["Notes"]);
}

#[test]
fn what_cannot_be_taken_is_refused_by_line_and_column() {
    let text = "Priority,Code,Text,Year,Quarter,From,Until,Status\n\
                Housing,A1,One,2026,,,,\n\
                ,A2,Two,2026,,,,\n\
                Housing,,Three,soon,,,,\n\
                Housing,A4,,2026,,,,perhaps\n\
                Housing,A5,Five,2026,7,,,\n\
                Housing,a1,Again,2026,,,,\n\
                Housing,A1,Next year,2027,,,,\n\
                Housing,A6,Six,2026,,1 May,,\n\
                Housing,A7,Seven,2026,,2026-05-01,2026-04-01,\n\
                Housing,,,,,,,done\n";
    let expected = [
        (3, Column::Priority, "align-plan-no-priority"),
        (4, Column::Code, "align-plan-no-code"),
        (4, Column::Year, "align-plan-no-year"),
        (5, Column::Text, "align-plan-no-text"),
        (5, Column::State, "align-plan-no-state"),
        (6, Column::Quarter, "align-plan-no-quarter"),
        (7, Column::Code, "align-plan-twice"),
        (9, Column::From, "align-plan-no-day"),
        (10, Column::Until, "align-plan-backwards"),
        (11, Column::Code, "align-plan-no-code"),
        (11, Column::Text, "align-plan-no-text"),
        (11, Column::Year, "align-plan-no-year"),
    ];
    assert_eq!(refusals(text), expected);
    assert_eq!(refusals(&text.replace('\n', "\r\n")), expected);
    let shifted = "Priority,Text,Year,Code\nHousing,Eight, and nine,2026,A8\n";
    let expected = [(2, Column::Year, "align-plan-no-year"), (2, Column::Text, "align-plan-too-wide")];
    assert_eq!(refusals(shifted), expected);
    for (text, key) in
        [("", "align-plan-empty"), ("Housing,A1\n", "align-plan-no-headings"), ("Priority\n", "align-plan-empty")]
    {
        assert_eq!(read(text).unwrap_err().key, key);
    }
    let many = format!("Priority\n{}", "Housing\n".repeat(501));
    assert_eq!(read(&many).unwrap_err().key, "align-plan-too-long");
}
