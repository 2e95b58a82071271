//! The one function, and the table it reads.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use kith_base::Say;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::standing::Standings;
use crate::{Audience, Standing, Thing, Viewer};

const TABLE: &str = include_str!("../policy.csv");

/// What may still be done in an archived cohort by whoever may do it elsewhere: it is read, and archived or opened again.
const STILL: [&str; 2] = ["read", "archive"];
/// Why nothing else may.
// locale: refusal-archived
const ARCHIVED: &str = "refusal-archived";

/// What the policy says.
#[derive(Clone, PartialEq, Debug)]
pub enum Decision {
    Yes,
    /// Visible but not allowed: 403 with this reason.
    Refused(Say),
    /// For this viewer the thing does not exist: 404.
    Hidden,
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Rule {
    pub kind: &'static str,
    pub audience: Audience,
    pub action: &'static str,
    /// The sentence that says why not.
    pub why: &'static str,
    yes: Standings,
    no: Standings,
}

impl Rule {
    /// What the line gives to one standing alone: `'y'`, `'n'` or `'.'`.
    pub fn cell(&self, standing: Standing) -> char {
        let mut alone = Standings::default();
        alone.add(standing);
        match (self.yes.meets(alone), self.no.meets(alone)) {
            (true, _) => 'y',
            (false, true) => 'n',
            (false, false) => '.',
        }
    }
}

/// The name of a line: kind, audience, action.
pub type Key = (&'static str, Audience, &'static str);

/// The whole table.
#[derive(Clone)]
pub struct Policy {
    rules: Vec<Rule>,
    by_key: HashMap<Key, usize>,
    asked: Option<Asked>,
}

/// Which lines were asked: for the test that says that every line is, and that every route asks. Clones share it.
#[derive(Clone, Default)]
pub struct Asked(Arc<Mutex<BTreeSet<Key>>>);

impl Asked {
    /// What was asked since the last time somebody looked.
    pub fn take(&self) -> BTreeSet<Key> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, key: Key) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }
}

/// A thing that the policy let through. Pages accept nothing else.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Authorised<T>(T);

impl<T> Authorised<T> {
    /// The thing itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: JsonSchema> JsonSchema for Authorised<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(schemas: &mut SchemaGenerator) -> Schema {
        schemas.subschema_for::<T>()
    }
}

impl<T> Deref for Authorised<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl Policy {
    /// The table that Kith ships with.
    pub fn shipped() -> Result<Self, String> {
        Self::read(TABLE)
    }

    /// The text of the table that Kith ships with.
    pub fn table() -> &'static str {
        TABLE
    }

    /// Reads a table: a head line with the names of the columns, then a line per kind, audience (several with `|`)
    /// and action.
    pub fn read(text: &'static str) -> Result<Self, String> {
        let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let head: Vec<_> = lines.next().unwrap_or_default().split(',').collect();
        let words = Standing::ALL.map(Standing::word);
        if head.get(4..) != Some(&words[..]) {
            return Err(format!("the head of the policy must end in {}", words.join(",")));
        }
        let mut policy = Policy { rules: Vec::new(), by_key: HashMap::new(), asked: None };
        for line in lines {
            policy.add(line)?;
        }
        Ok(policy)
    }

    fn add(&mut self, line: &'static str) -> Result<(), String> {
        let cells: Vec<&'static str> = line.split(',').collect();
        let [kind, audiences, action, why, ref standings @ ..] = cells[..] else {
            return Err(format!("too few cells: {line}"));
        };
        let (mut yes, mut no) = (Standings::default(), Standings::default());
        // The last column, of guests, is left out where they get nothing.
        if standings.len() > Standing::ALL.len() || standings.len() + 1 < Standing::ALL.len() {
            return Err(format!("{} standings instead of {}: {line}", standings.len(), Standing::ALL.len()));
        }
        for (standing, cell) in Standing::ALL.into_iter().zip(standings) {
            match *cell {
                "y" => yes.add(standing),
                "n" => no.add(standing),
                "." => {}
                other => return Err(format!("a cell is y, n or ., not {other:?}: {line}")),
            }
        }
        for audience in audiences.split('|') {
            let audience = Audience::of(audience).ok_or_else(|| format!("no audience {audience:?}: {line}"))?;
            if self.by_key.insert((kind, audience, action), self.rules.len()).is_some() {
                return Err(format!("said twice: {line}"));
            }
            self.rules.push(Rule { kind, audience, action, why, yes, no });
        }
        Ok(())
    }

    /// The same table, noting which of its lines are asked.
    pub fn noting(self, asked: &Asked) -> Self {
        Self { asked: Some(asked.clone()), ..self }
    }

    /// Every line, one audience each.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether the table has a line for this kind and action.
    pub fn knows(&self, kind: &str, action: &str) -> bool {
        self.rules.iter().any(|rule| rule.kind == kind && rule.action == action)
    }

    /// Whether `viewer` may do `action` to `thing`.
    pub fn may(&self, viewer: &Viewer, action: &'static str, thing: &Thing) -> Decision {
        let key = (thing.kind, thing.audience, action);
        let Some(rule) = self.by_key.get(&key).and_then(|at| self.rules.get(*at)) else { return Decision::Hidden };
        if let Some(asked) = &self.asked {
            asked.note(key);
        }
        let standings = Standings::of(viewer, thing);
        let past = || thing.place.is_some_and(|place| viewer.finds_archived(place)) && !STILL.contains(&action);
        if rule.yes.meets(standings) {
            if past() { Decision::Refused(Say::new(ARCHIVED)) } else { Decision::Yes }
        } else if rule.no.meets(standings) {
            Decision::Refused(Say::new(rule.why))
        } else {
            Decision::Hidden
        }
    }

    /// [`Policy::may`] where only yes or no matters: whether to show a link, a button, a list.
    pub fn allows(&self, viewer: &Viewer, action: &'static str, thing: &Thing) -> bool {
        self.may(viewer, action, thing) == Decision::Yes
    }

    /// `value`, if `viewer` may do `action` to the thing that it is.
    pub fn authorise<T>(
        &self,
        viewer: &Viewer,
        action: &'static str,
        thing: &Thing,
        value: T,
    ) -> Result<Authorised<T>, Decision> {
        match self.may(viewer, action, thing) {
            Decision::Yes => Ok(Authorised(value)),
            decision => Err(decision),
        }
    }

    /// The audiences of `thing`'s kind that `viewer` may read at its place, as a bit each (1 << audience), for
    /// `(1 << audience) & $n <> 0` inside a query.
    pub fn readable(&self, viewer: &Viewer, thing: &Thing) -> i64 {
        let reads = |audience: &Audience| self.allows(viewer, "read", &Thing { audience: *audience, ..*thing });
        Audience::ALL.into_iter().filter(reads).fold(0, |bits, audience| bits | 1 << audience as i64)
    }
}
