//! A probe: one request to one thing, with the questions that the policy must be asked before it is answered, in order.

use crate::cast::Person;
use crate::table::{Answer, Table, Thing};

/// One question on the way to an answer.
#[derive(Clone, Debug)]
pub enum Step {
    /// The policy's answer is the answer unless it is yes.
    Must(&'static str, Thing),
    /// The same of a thing that is the viewer's own, whoever they are: kind and audience.
    MustOwn(&'static str, &'static str, &'static str),
    /// Whoever may not do this finds nothing.
    HiddenUnless(&'static str, Thing),
    /// The better answer of two: what is the one's and the other's.
    OwnOf(&'static str, Thing, Thing),
    /// A list: whoever may see nothing that could stand in it finds no list.
    AnyOf(Vec<(&'static str, Thing)>),
    /// Only for whoever is signed in.
    SignedIn,
    /// These are told why not, before the policy is asked.
    RefusedIf(Vec<&'static str>),
    /// Only for these, for a reason that is not the policy's: it is the thing's own rule.
    Only(&'static [&'static str]),
    /// Nothing is here for anybody.
    Never,
}

/// What stands on the page for those for whom all of `steps` are open, and for nobody else.
#[derive(Clone, Debug)]
pub struct Mark {
    pub text: String,
    pub steps: Vec<Step>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Probe {
    pub method: &'static str,
    /// The route it tries, as it is listed.
    pub route: &'static str,
    pub path: String,
    pub steps: Vec<Step>,
    pub body: Vec<(&'static str, String)>,
    /// Whether whoever may changes rows with it.
    pub writes: bool,
    pub marks: Vec<Mark>,
}

impl Probe {
    pub fn get(route: &'static str, path: String, steps: Vec<Step>) -> Self {
        Self { method: "GET", route, path, steps, body: Vec::new(), writes: false, marks: Vec::new() }
    }

    /// A form that is sent empty: whoever may is told what is missing.
    pub fn post(route: &'static str, path: String, steps: Vec<Step>) -> Self {
        Self { method: "POST", ..Self::get(route, path, steps) }
    }

    /// A button: whoever may, does it.
    pub fn press(route: &'static str, path: String, steps: Vec<Step>) -> Self {
        Self { writes: true, ..Self::post(route, path, steps) }
    }

    /// A form that is filled in: whoever may, does it.
    pub fn filled(self, field: &'static str, value: &str) -> Self {
        Self { body: vec![(field, value.to_owned())], writes: true, ..self }
    }

    pub fn marked(mut self, text: impl Into<String>, steps: Vec<Step>) -> Self {
        self.marks.push(Mark { text: text.into(), steps });
        self
    }

    /// What this viewer must get.
    pub fn expected(&self, table: &Table, who: Option<&Person>) -> Answer {
        walk(table, who, &self.steps)
    }

    /// Every question on the way, as this viewer asks it.
    pub fn questions(&self, who: Option<&Person>) -> Vec<(&'static str, Thing)> {
        let marks = self.marks.iter().flat_map(|mark| &mark.steps);
        let mut all = Vec::new();
        for step in self.steps.iter().chain(marks) {
            match step {
                Step::Must(action, thing) | Step::HiddenUnless(action, thing) => all.push((*action, thing.clone())),
                Step::MustOwn(action, kind, audience) => all.push((*action, own(kind, audience, who))),
                Step::OwnOf(action, one, other) => all.extend([(*action, one.clone()), (*action, other.clone())]),
                Step::AnyOf(things) => all.extend(things.clone()),
                Step::SignedIn | Step::RefusedIf(_) | Step::Only(_) | Step::Never => {}
            }
        }
        all
    }

    /// Whether this line of the table can touch this probe.
    pub fn asks(&self, kind: &str, audience: &str, action: &str) -> bool {
        let questions = self.questions(None);
        questions.iter().any(|(act, thing)| (thing.kind, thing.audience, *act) == (kind, audience, action))
    }

    /// The status and the marks that this viewer must get.
    pub fn seen(&self, table: &Table, who: Option<&Person>) -> (Answer, Vec<bool>) {
        let answer = self.expected(table, who);
        let open = |mark: &Mark| answer == Answer::Open && walk(table, who, &mark.steps) == Answer::Open;
        (answer, self.marks.iter().map(open).collect())
    }
}

/// A thing of this kind that is the viewer's own.
fn own(kind: &'static str, audience: &'static str, who: Option<&Person>) -> Thing {
    Thing { audience, owner: who.map(|who| who.key), ..Thing::of_instance(kind) }
}

/// The first answer that is not yes, or yes.
pub fn walk(table: &Table, who: Option<&Person>, steps: &[Step]) -> Answer {
    let answers = steps.iter().map(|step| match step {
        Step::Must(action, thing) => table.says(who, action, thing),
        Step::MustOwn(action, kind, audience) => table.says(who, action, &own(kind, audience, who)),
        Step::OwnOf(action, one, other) => table.says(who, action, one).min(table.says(who, action, other)),
        Step::HiddenUnless(action, thing) if table.says(who, action, thing) == Answer::Open => Answer::Open,
        Step::AnyOf(all) if all.iter().any(|(action, thing)| table.says(who, action, thing) == Answer::Open) => {
            Answer::Open
        }
        Step::SignedIn if who.is_some() => Answer::Open,
        Step::RefusedIf(keys) if who.is_some_and(|who| keys.contains(&who.key)) => Answer::Refused,
        Step::RefusedIf(_) => Answer::Open,
        Step::Only(keys) if who.is_some_and(|who| keys.contains(&who.key)) => Answer::Open,
        _ => Answer::Hidden,
    });
    answers.into_iter().find(|answer| *answer != Answer::Open).unwrap_or(Answer::Open)
}
