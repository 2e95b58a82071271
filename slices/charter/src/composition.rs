//! Of whom teams are made: the sectors and roles that a community, or one of its cohorts, wants in each. It warns in
//! words, and never keeps anybody out.

use kith_policy::{CohortId, Role};
use serde::Serialize;

/// What teams want in them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Composition {
    pub sectors: Vec<String>,
    pub roles: Vec<Role>,
}

/// One thing that teams want, for a cohort or for the whole community.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    pub cohort: Option<CohortId>,
    /// "sector" or "role".
    pub kind: String,
    pub word: String,
}

/// Somebody of some sector and role in a team: how many there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    pub sector: String,
    pub role: Role,
    pub people: i64,
}

impl Composition {
    /// The rule of a team of this cohort: its cohort's where that has one, the community's otherwise.
    pub fn of(rows: &[Wanted], cohort: Option<CohortId>) -> Self {
        let own = |wanted: Option<CohortId>| rows.iter().filter(move |row| row.cohort == wanted);
        let scope = if cohort.is_some() && own(cohort).next().is_some() { cohort } else { None };
        let words = |kind: &'static str| own(scope).filter(move |row| row.kind == kind).map(|row| row.word.clone());
        Self { sectors: words("sector").collect(), roles: words("role").filter_map(|word| Role::of(&word)).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.sectors.is_empty() && self.roles.is_empty()
    }

    /// The sectors that are wanted and that nobody of the team comes from.
    pub fn missing_sectors(&self, parts: &[Part]) -> Vec<&str> {
        let here = |sector: &&String| parts.iter().any(|part| part.sector == **sector && part.people > 0);
        self.sectors.iter().filter(|sector| !here(sector)).map(String::as_str).collect()
    }

    /// The roles that are wanted and that nobody of the team has.
    pub fn missing_roles(&self, parts: &[Part]) -> Vec<Role> {
        let here = |role: &Role| parts.iter().any(|part| part.role == *role && part.people > 0);
        self.roles.iter().copied().filter(|role| !here(role)).collect()
    }
}

/// The sectors that people of a team come from, each once, in the order of the list; coaches come from outside.
pub fn present<'s>(parts: &[Part], all: &'s [&'s str]) -> Vec<&'s str> {
    let here = |sector: &&&str| parts.iter().any(|part| part.sector == **sector && part.role != Role::Coach);
    all.iter().filter(here).copied().collect()
}

#[cfg(test)]
mod tests {
    use kith_base::Uuid;

    use super::*;

    fn wanted(cohort: Option<CohortId>, kind: &str, word: &str) -> Wanted {
        Wanted { cohort, kind: kind.to_owned(), word: word.to_owned() }
    }

    fn part(sector: &str, role: Role) -> Part {
        Part { sector: sector.to_owned(), role, people: 1 }
    }

    #[test]
    fn a_cohort_with_a_rule_of_its_own_goes_by_that_and_any_other_by_the_community_s() {
        let (own, other) = (CohortId(Uuid::from_u128(1)), CohortId(Uuid::from_u128(2)));
        let rows = [
            wanted(None, "sector", "local_government"),
            wanted(None, "role", "lead"),
            wanted(Some(own), "sector", "school"),
        ];
        assert_eq!(Composition::of(&rows, Some(own)).sectors, ["school"]);
        assert!(Composition::of(&rows, Some(own)).roles.is_empty());
        for cohort in [None, Some(other)] {
            let rule = Composition::of(&rows, cohort);
            assert_eq!((rule.sectors, rule.roles), (vec!["local_government".to_owned()], vec![Role::Lead]));
        }
        assert!(Composition::of(&[], Some(own)).is_empty());
    }

    #[test]
    fn what_is_wanted_and_not_there_is_missing_and_nothing_else() {
        let rows = [
            wanted(None, "sector", "local_government"),
            wanted(None, "sector", "health_authority"),
            wanted(None, "role", "lead"),
        ];
        let rule = Composition::of(&rows, None);
        let team = [part("local_government", Role::Member), part("school", Role::Member)];
        assert_eq!(rule.missing_sectors(&team), ["health_authority"]);
        assert_eq!(rule.missing_roles(&team), [Role::Lead]);
        let whole = [part("local_government", Role::Lead), part("health_authority", Role::Member)];
        assert!(rule.missing_sectors(&whole).is_empty() && rule.missing_roles(&whole).is_empty());
        assert_eq!(present(&team, &["school", "business", "local_government"]), ["school", "local_government"]);
    }
}
