//! How the report of an import is told on a terminal: first the numbers, then what a person has to look at.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use kith_base::{Arg, Lang};
use kith_import::{Kind, Line, Message, Note, Outcome, Report};
use kith_web::Words;

/// How many lines of one sort are told, unless every one is asked for.
const MOST: usize = 20;

/// Tells in one language.
pub struct Teller<'w> {
    pub words: &'w Arc<Words>,
    pub lang: Lang,
    /// Whether every line is told.
    pub every: bool,
}

impl Teller<'_> {
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(self.lang, key, args)
    }

    pub fn message(&self, message: &Message) -> String {
        self.words.said(self.lang, &message.to_say())
    }

    /// So many of what has this outcome; its bare word, if no outcome has it any more.
    pub fn count(&self, word: &str, count: usize) -> String {
        let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word);
        format!("{count} {}", outcome.map_or_else(|| word.to_owned(), |outcome| self.say(outcome.key(), &[])))
    }

    /// The whole report below its heading.
    pub fn tell(&self, report: &Report) -> String {
        let mut text = self.numbers(report);
        self.held(report, &mut text);
        self.refusals(report, &mut text);
        for outcome in Outcome::ALL.into_iter().filter(|it| is_worth_a_look(*it)) {
            self.lines(report, outcome, &mut text);
        }
        self.notes(&report.notes, &mut text);
        self.left_out(report, &mut text);
        text
    }

    /// How many of each kind became what.
    fn numbers(&self, report: &Report) -> String {
        let mut text = String::new();
        for kind in Kind::ALL {
            let counted = Outcome::ALL.into_iter().map(|outcome| (report.count(kind, outcome), outcome));
            let said = counted.filter(|(count, _)| *count > 0);
            let said: Vec<_> = said.map(|(count, outcome)| self.count(outcome.word(), count)).collect();
            if !said.is_empty() {
                let _ = writeln!(text, "  {:<16}{}", self.say(kind.plural(), &[]), said.join(" · "));
            }
        }
        text
    }

    fn part(&self, key: &str, count: usize, text: &mut String) {
        let _ = writeln!(text, "\n{}", self.say(key, &[("n", Arg::from(count))]));
    }

    /// Adds the lines, up to so many of them.
    fn listed(&self, lines: impl ExactSizeIterator<Item = String>, text: &mut String) {
        let all = lines.len();
        let most = if self.every { all } else { MOST };
        for line in lines.take(most) {
            let _ = writeln!(text, "  {line}");
        }
        if all > most {
            let _ = writeln!(text, "  {}", self.say("import-and-more", &[("n", Arg::from(all - most))]));
        }
    }

    fn refusals(&self, report: &Report, text: &mut String) {
        if report.refusals.is_empty() {
            return;
        }
        self.part("import-part-refused", report.refusals.len(), text);
        // What was refused is told in full, always: each of them is something that is not here.
        for refusal in &report.refusals {
            let _ = writeln!(text, "  {}  {}", refusal.at, self.message(&refusal.reason));
        }
    }

    fn lines(&self, report: &Report, outcome: Outcome, text: &mut String) {
        let lines: Vec<&Line> = report.of(outcome).collect();
        if lines.is_empty() {
            return;
        }
        let title = self.say(outcome.key(), &[]);
        let _ = writeln!(text, "\n{title} ({})", lines.len());
        self.listed(lines.iter().map(|line| self.line(line)), text);
    }

    fn line(&self, line: &Line) -> String {
        let mut said = format!("{} {}", self.say(line.key.kind.plural(), &[]), line.key.name);
        if !line.name.is_empty() {
            let _ = write!(said, " ({})", line.name);
        }
        for (key, fields) in [("import-fields-changed", &line.changed), ("import-fields-kept", &line.kept)] {
            if !fields.is_empty() {
                let _ = write!(said, "; {}", self.say(key, &[("fields", Arg::from(fields.join(", ")))]));
            }
        }
        said
    }

    /// Each sort of note once with how often and where first, or every one.
    fn notes(&self, notes: &[Note], text: &mut String) {
        if notes.is_empty() {
            return;
        }
        self.part("import-part-notes", notes.len(), text);
        let mut sorts: BTreeMap<&str, Vec<&Note>> = BTreeMap::new();
        for note in notes {
            sorts.entry(note.message.key).or_default().push(note);
        }
        for sort in sorts.values() {
            let told = if self.every { sort.len() } else { 1 };
            for note in sort.iter().take(told) {
                let _ = writeln!(text, "  {:>4} × {}  {}", sort.len(), note.at, self.message(&note.message));
            }
        }
    }

    /// What is in the rows.
    fn held(&self, report: &Report, text: &mut String) {
        if report.held.is_empty() {
            return;
        }
        self.part("import-part-held", report.held.len(), text);
        let held = report.held.iter();
        self.listed(held.map(|(what, count)| format!("{count:>6}  {}", self.message(what))), text);
    }

    fn left_out(&self, report: &Report, text: &mut String) {
        if report.left_out.is_empty() {
            return;
        }
        self.part("import-part-left", report.left_out.len(), text);
        let lines = report.left_out.iter();
        self.listed(lines.map(|left| format!("{:>6}  {}", left.count, self.message(&left.what))), text);
    }
}

/// What is neither as expected nor only counted.
fn is_worth_a_look(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::New | Outcome::Unchanged | Outcome::Removed | Outcome::Refused)
}
