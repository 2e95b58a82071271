//! The pages of this slice, one file per resource, and what several of them say.

pub mod agreement;
pub mod charter;
pub mod communities;
pub mod community;
pub mod delegations;
pub mod frameworks;
pub mod import;
pub mod invitations;
pub mod joining;
pub mod letters;
pub mod members;
pub mod participation;
pub mod people;
pub mod requests;
pub mod team_form;
pub mod team_rule;
pub mod teams;

use std::str::FromStr;

use kith_base::{Lang, Say, one_line};
use kith_policy::Role;
use kith_web::{Choice, Speech, Stop, Tried};

use crate::Team;

/// An id out of an address: what is not one names nothing here.
fn id<T: FromStr>(text: &str) -> Result<T, Stop> {
    text.parse().map_err(|_| Stop::Hidden)
}

fn lang(text: &str) -> Result<Lang, Say> {
    Lang::from_tag(text).ok_or_else(not_a_choice)
}

fn zone_name(text: &str) -> Result<String, Say> {
    kith_web::zone(text).map(|_| text.to_owned())
}

/// A line that may be empty.
fn short(text: &str, most: usize) -> Result<String, Say> {
    Ok(one_line(text, most)?.unwrap_or_default())
}

fn not_a_choice() -> Say {
    Say::new("error-not-a-choice")
}

fn role(text: &str) -> Result<Role, Say> {
    Role::of(text).ok_or_else(not_a_choice)
}

/// The word of a role.
// locale: charter-role-steward charter-role-facilitator charter-role-coach charter-role-lead
// locale: charter-role-member charter-role-observer charter-role-sponsor
fn role_word(speech: &Speech, role: Role) -> String {
    speech.t(&format!("charter-role-{}", role.word()))
}

/// The roles as choices of a field.
fn role_choices(speech: &Speech, tried: &Tried, name: &str, roles: &[Role]) -> Vec<Choice> {
    tried.choices(name, roles.iter().map(|role| (role.word(), role_word(speech, *role))))
}

fn langs(tried: &Tried) -> Vec<Choice> {
    tried.choices("lang", [("en", "English".to_owned()), ("fr", "Français".to_owned())])
}

/// The teams as choices of a field, and none of them.
fn teams_or_none(speech: &Speech, tried: &Tried, teams: &[Team]) -> Vec<Choice> {
    let named: Vec<_> = teams.iter().map(|team| (team.id.to_string(), team.name.to_string())).collect();
    let none = std::iter::once(("", speech.t("charter-no-team")));
    tried.choices("team", none.chain(named.iter().map(|(id, name)| (id.as_str(), name.clone()))))
}
