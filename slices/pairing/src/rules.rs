//! What a facilitator asks of the groups: each rule not at all, if it can be, or in any case.

use kith_base::Say;
use kith_matching::{Rule, Wish};
use kith_web::{Fields, Stop};

/// The rules that are asked for, in the order in which they are offered.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rules(pub Vec<(Rule, Wish)>);

/// The word of a rule: its field in the form, and how it is kept.
pub fn word(rule: Rule) -> &'static str {
    match rule {
        Rule::CommonLanguage => "common_language",
        Rule::OtherTeam => "other_team",
        Rule::OtherSector => "other_sector",
        Rule::OtherRegion => "other_region",
        Rule::CommonHours => "common_hours",
        Rule::NotBefore => "not_before",
    }
}

/// The word of a wish.
pub fn wish_word(wish: Wish) -> &'static str {
    match wish {
        Wish::Prefer => "prefer",
        Wish::Must => "must",
    }
}

fn wish(word: &str) -> Option<Wish> {
    [Wish::Prefer, Wish::Must].into_iter().find(|wish| wish_word(*wish) == word)
}

impl Rules {
    /// What a form asks for.
    pub fn read(fields: &Fields) -> Result<Self, Stop> {
        let mut rules = Vec::new();
        for rule in Rule::ALL {
            match fields.get(word(rule)) {
                "" => {}
                text => match wish(text) {
                    Some(wish) => rules.push((rule, wish)),
                    None => return Err(Stop::field(word(rule), Say::new("error-not-a-choice"))),
                },
            }
        }
        Ok(Self(rules))
    }

    /// What the form begins with: one language in any case, the rest where it can be.
    pub fn usual() -> Self {
        let wish = |rule| if rule == Rule::CommonLanguage { Wish::Must } else { Wish::Prefer };
        let wanted = Rule::ALL.into_iter().filter(|rule| *rule != Rule::OtherRegion);
        Self(wanted.map(|rule| (rule, wish(rule))).collect())
    }

    /// Reads what [`Rules`] are kept as; what is not understood is not asked for.
    pub fn of(text: &str) -> Option<Self> {
        let one = |pair: &str| {
            let (rule, wanted) = pair.split_once(':')?;
            let rule = Rule::ALL.into_iter().find(|it| word(*it) == rule)?;
            Some((rule, wish(wanted)?))
        };
        Some(Self(text.split_whitespace().filter_map(one).collect()))
    }
}

impl std::fmt::Display for Rules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pairs: Vec<_> = self.0.iter().map(|(rule, wish)| format!("{}:{}", word(*rule), wish_word(*wish))).collect();
        f.write_str(&pairs.join(" "))
    }
}

impl kith_db::Column for Rules {
    const WANTED: &'static str = "rules of a pairing";

    fn read(value: kith_db::Value<'_>) -> Option<Self> {
        if let kith_db::Value::Text(text) = value { Self::of(text) } else { None }
    }
}
