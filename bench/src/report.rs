//! What a run found, as Markdown: what is over its bound first.

use std::fmt::Write;

use crate::measure::Middle;

/// Which side of its bound a number has to be on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    Less,
    More,
}

/// A goal with what was found. Bounds that are not a number are not bounds.
#[derive(Clone, Debug)]
pub struct Goal {
    pub name: &'static str,
    pub what: String,
    pub found: Middle,
    pub unit: &'static str,
    pub better: Better,
    pub must: f64,
    pub aim: f64,
}

impl Goal {
    fn meets(&self, bound: f64) -> bool {
        match self.better {
            _ if bound.is_nan() => true,
            Better::Less => self.found.median <= bound,
            Better::More => self.found.median >= bound,
        }
    }

    fn verdict(&self) -> &'static str {
        match (self.must.is_nan(), self.meets(self.must), self.meets(self.aim)) {
            (true, ..) => "",
            (_, false, _) => "**over its bound**",
            (_, true, false) => "within",
            (_, true, true) => "as aimed",
        }
    }

    fn line(&self) -> String {
        let sign = if self.better == Better::Less { "≤" } else { "≥" };
        let bound = |bound: f64| if bound.is_nan() { "".to_owned() } else { format!("{sign} {bound}") };
        let Self { name, what, found, unit, .. } = self;
        format!(
            "| {name} | {what} | {found} {unit} | {} | {} | {} |",
            bound(self.must),
            bound(self.aim),
            self.verdict()
        )
    }
}

/// The whole page: the circumstances, the losses, everything else.
pub fn page(title: &str, circumstances: &[String], goals: &[Goal], details: &[String]) -> String {
    let mut text = format!("# {title}\n\n");
    for line in circumstances {
        let _ = writeln!(text, "{line}  ");
    }
    let (losses, rest): (Vec<_>, Vec<_>) = goals.iter().partition(|goal| !goal.meets(goal.must));
    let heading = match losses.len() {
        0 => "Nothing is over its bound".to_owned(),
        count => format!("Over the bound: {count}"),
    };
    for (heading, goals) in [(heading.as_str(), losses), ("Everything else", rest)] {
        let _ = writeln!(text, "\n## {heading}\n");
        if goals.is_empty() {
            continue;
        }
        let _ = writeln!(text, "| | what | found: median (least–most) | must | aim | |\n|---|---|---|---|---|---|");
        for goal in goals {
            let _ = writeln!(text, "{}", goal.line());
        }
    }
    let _ = writeln!(text, "\n## Both sides, round by round\n");
    for line in details {
        let _ = writeln!(text, "- {line}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_its_bound_comes_first() {
        let goal = |name, median, better| Goal {
            name,
            what: "a page".to_owned(),
            found: Middle { median, least: median, most: median },
            unit: "ms",
            better,
            must: 4.0,
            aim: 2.5,
        };
        let goals = [goal("G1", 3.0, Better::Less), goal("G2", 5.0, Better::Less), goal("G9", 3.0, Better::More)];
        let text = page("A run", &[], &goals, &[]);
        let at = |part: &str| text.find(part).unwrap_or(usize::MAX);
        assert!(at("| G2 |") < at("Everything else") && at("| G9 |") < at("Everything else"), "{text}");
        assert!(at("| G1 |") > at("Everything else"), "{text}");
        assert!(text.contains("3.00 (3.00–3.00) ms | ≤ 4 | ≤ 2.5 | within |"), "{text}");
    }
}
