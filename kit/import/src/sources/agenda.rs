//! Agendas written as Markdown lists: one part for each item, with its minutes where the item tells them.

use crate::text;

/// The most parts that an agenda has here.
const MOST: usize = 40;
const LONGEST_TITLE: usize = 200;

/// The parts of an agenda, one a line (`minutes title`), and how many of them did not tell their minutes: those share what
/// is left of the whole.
pub(in crate::sources) fn read(markdown: &str, whole: i64) -> (Vec<String>, usize) {
    let items: Vec<(Option<i64>, String)> =
        markdown.lines().filter_map(item).take(MOST).filter(|(_, title)| !title.is_empty()).collect();
    let told: i64 = items.iter().filter_map(|(minutes, _)| *minutes).sum();
    let untold = items.iter().filter(|(minutes, _)| minutes.is_none()).count();
    let share = i64::try_from(untold).ok().filter(|n| *n > 0).map_or(1, |n| ((whole - told) / n).max(1));
    let lines = items.iter().map(|(minutes, title)| format!("{} {title}", minutes.unwrap_or(share))).collect();
    (lines, untold)
}

/// An item of the outermost list.
fn item(line: &str) -> Option<(Option<i64>, String)> {
    let text = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))?;
    let (title, _) = text::plain(&without_links(text));
    let (minutes, title) = minutes(&title);
    Some((minutes, title.chars().take(LONGEST_TITLE).collect()))
}

/// The minutes in front of a title, behind it or in brackets behind it; a number inside a sentence is not a length.
fn minutes(title: &str) -> (Option<i64>, String) {
    let number = |text: &str| {
        let text = text.trim().trim_end_matches(':').trim_matches(|c| matches!(c, '(' | ')' | '[' | ']')).trim();
        let digits = text.trim_end_matches("minutes").trim_end_matches("mins").trim_end_matches("min");
        if digits.len() == text.len() {
            return None;
        }
        digits.trim().parse::<i64>().ok().filter(|minutes| (1..=240).contains(minutes))
    };
    if let Some((front, rest)) = title.split_once(": ")
        && let Some(minutes) = number(front)
    {
        return (Some(minutes), rest.trim().to_owned());
    }
    let behind = title.rfind(['(', '[']).map(|at| title.split_at(at));
    match behind.and_then(|(rest, bracket)| Some((number(bracket)?, rest))) {
        Some((minutes, rest)) => (Some(minutes), rest.trim().to_owned()),
        None => (None, title.to_owned()),
    }
}

/// `[words](address)` as its words.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, link) = rest.split_at(open);
        out.push_str(before);
        let parts = link.find("](").and_then(|middle| Some((middle, middle + link[middle..].find(')')?)));
        let Some((middle, close)) = parts else {
            out.push('[');
            rest = &link[1..];
            continue;
        };
        out.push_str(&link[1..middle]);
        rest = &link[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn minutes_are_read_where_an_item_tells_them_and_the_rest_shares_what_is_left() {
        let (parts, untold) =
            read("In this call:\n- Welcome (5 min)\n- 10 min: [Check-in](https://x.y)\n- Talk\n- Close\n  - inner", 60);
        assert_eq!(parts, ["5 Welcome", "10 Check-in", "22 Talk", "22 Close"]);
        assert_eq!(untold, 2);
    }

    #[test]
    fn a_number_in_a_sentence_is_not_a_length_and_nothing_is_shorter_than_a_minute() {
        let (parts, untold) = read("- Share a 5 mins presentation of their project\n- Read [3", 1);
        assert_eq!(parts, ["1 Share a 5 mins presentation of their project", "1 Read [3"]);
        assert_eq!(untold, 2);
        assert_eq!(read("No list here.", 60), (Vec::new(), 0));
    }
}
