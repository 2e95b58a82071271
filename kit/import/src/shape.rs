//! Shapes: which fields and references each kind of row has. The one table that a mapping must fill and the importer checks.

use crate::row::{Kind, Value};

/// The form of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Link,
    Number,
    Date,
    Moment,
}

impl Form {
    pub fn fits(self, value: &Value) -> bool {
        matches!(
            (self, value),
            (Form::Text, Value::Text(_))
                | (Form::Markdown, Value::Markdown(_))
                | (Form::Link, Value::Link(_))
                | (Form::Number, Value::Number(_))
                | (Form::Date, Value::Date(_))
                | (Form::Moment, Value::Moment(_))
        )
    }

    /// The most characters a field of this form may have.
    pub fn longest(self) -> usize {
        match self {
            Form::Text => 2_000,
            Form::Markdown => 200_000,
            Form::Link => 2_000,
            Form::Number | Form::Date | Form::Moment => 100,
        }
    }
}

/// A field that rows of a kind may or must have.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub form: Form,
    pub required: bool,
}

/// A reference that rows of a kind may or must make.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    pub role: &'static str,
    pub to: Kind,
    pub required: bool,
}

const fn must(name: &'static str, form: Form) -> Field {
    Field { name, form, required: true }
}

const fn may(name: &'static str, form: Form) -> Field {
    Field { name, form, required: false }
}

const fn refers(role: &'static str, to: Kind) -> Reference {
    Reference { role, to, required: false }
}

const fn needs(role: &'static str, to: Kind) -> Reference {
    Reference { role, to, required: true }
}

const NAME_ONLY: &[Field] = &[must("name", Form::Text)];
const TOPIC: &[Field] = &[must("name", Form::Text), may("subtitle", Form::Text), may("summary", Form::Text)];
const COMMUNITY: &[Field] = &[
    must("name", Form::Text),
    may("subtitle", Form::Text),
    may("summary", Form::Text),
    may("text", Form::Markdown),
    may("founded", Form::Date),
    may("list_members", Form::Number),
];
const PERSON: &[Field] =
    &[must("name", Form::Text), may("place", Form::Text), may("region", Form::Text), may("about", Form::Markdown)];
const COHORT: &[Field] = &[must("name", Form::Text), must("starts", Form::Date), must("ends", Form::Date)];
const TEAM: &[Field] =
    &[must("name", Form::Text), may("purpose", Form::Markdown), may("outcome", Form::Text), may("ended", Form::Date)];
/// Without days it is since the import, for good.
const MEMBERSHIP: &[Field] = &[must("role", Form::Text), may("from", Form::Date), may("until", Form::Date)];
const COMMITMENT: &[Field] = &[
    must("text", Form::Text),
    // Who is to do it, as it is written.
    may("owner", Form::Text),
    may("state", Form::Text),
];
const SESSION: &[Field] = &[
    must("title", Form::Text),
    must("starts", Form::Moment),
    may("ends", Form::Moment),
    // How much of its start is known: `day` or `week`; everything, where nothing is said.
    may("known", Form::Text),
    // One part a line: its minutes, a blank, its title.
    may("agenda", Form::Markdown),
    // One decision a line.
    may("decisions", Form::Markdown),
    // How many came beside those who are named.
    may("also_present", Form::Number),
    may("subtitle", Form::Text),
    may("summary", Form::Text),
    may("text", Form::Markdown),
    may("series", Form::Text),
    may("host", Form::Text),
    may("mode", Form::Text),
    may("place", Form::Text),
    may("registration", Form::Link),
    may("recording", Form::Link),
];

impl Kind {
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Network | Kind::Organisation => NAME_ONLY,
            Kind::Person => PERSON,
            Kind::Topic => TOPIC,
            Kind::Community => COMMUNITY,
            Kind::Cohort => COHORT,
            Kind::Team => TEAM,
            Kind::Membership => MEMBERSHIP,
            Kind::Session => SESSION,
            Kind::Commitment => COMMITMENT,
        }
    }

    pub fn references(self) -> &'static [Reference] {
        const PERSON: &[Reference] = &[refers("organisation", Kind::Organisation)];
        const COMMUNITY: &[Reference] = &[refers("topics", Kind::Topic)];
        const COHORT: &[Reference] = &[needs("community", Kind::Community)];
        const TEAM: &[Reference] = &[needs("community", Kind::Community), refers("cohort", Kind::Cohort)];
        const MEMBERSHIP: &[Reference] = &[
            needs("person", Kind::Person),
            needs("community", Kind::Community),
            refers("cohort", Kind::Cohort),
            refers("team", Kind::Team),
        ];
        const COMMITMENT: &[Reference] = &[needs("session", Kind::Session), refers("person", Kind::Person)];
        const SESSION: &[Reference] = &[
            refers("communities", Kind::Community),
            refers("cohort", Kind::Cohort),
            refers("present", Kind::Person),
            refers("topics", Kind::Topic),
            refers("speakers", Kind::Person),
            refers("facilitators", Kind::Person),
            refers("hosts", Kind::Organisation),
            refers("organisers", Kind::Organisation),
        ];
        match self {
            Kind::Network | Kind::Organisation | Kind::Topic => &[],
            Kind::Person => PERSON,
            Kind::Community => COMMUNITY,
            Kind::Cohort => COHORT,
            Kind::Team => TEAM,
            Kind::Membership => MEMBERSHIP,
            Kind::Session => SESSION,
            Kind::Commitment => COMMITMENT,
        }
    }
}
