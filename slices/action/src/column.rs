//! The columns of a plan: what their headings mean in English and French, and the words for where a line stands.

use kith_base::fold;

use crate::plan::State;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    Priority,
    Code,
    Text,
    Year,
    Quarter,
    From,
    Until,
    Owner,
    State,
}

impl Column {
    pub const ALL: [Self; 9] = [
        Self::Priority,
        Self::Code,
        Self::Text,
        Self::Year,
        Self::Quarter,
        Self::From,
        Self::Until,
        Self::Owner,
        Self::State,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Code => "code",
            Self::Text => "text",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::From => "from",
            Self::Until => "until",
            Self::Owner => "owner",
            Self::State => "state",
        }
    }

    /// What a heading means, in the words that people use.
    pub fn of(heading: &str) -> Option<Self> {
        Some(match fold(heading).replace('’', "'").trim_end_matches(':').trim() {
            "priority" | "priorite" | "strategic priority" | "priorite strategique" => Self::Priority,
            "code" | "no" | "no." | "number" | "numero" => Self::Code,
            "line" | "text" | "activity" | "action" | "ligne" | "texte" | "activite" | "libelle" | "work plan"
            | "plan de travail" => Self::Text,
            "year" | "annee" | "exercice" | "period" | "periode" => Self::Year,
            "quarter" | "trimestre" => Self::Quarter,
            "from" | "start" | "start date" | "starts" | "du" | "de" | "debut" | "date de debut" => Self::From,
            "until" | "to" | "end" | "end date" | "ends" | "au" | "jusqu'au" | "fin" | "date de fin" => Self::Until,
            "owner" | "lead" | "responsible" | "who" | "responsable" | "porteur" | "porteuse" => Self::Owner,
            "status" | "state" | "statut" | "etat" => Self::State,
            _ => return None,
        })
    }
}

/// Where a line stands, in the words that people use.
pub fn state_of(text: &str) -> Option<State> {
    Some(match fold(text).trim() {
        "planned" | "to do" | "not started" | "prevu" | "prevue" | "a faire" => State::Planned,
        "begun" | "started" | "under way" | "in progress" | "en cours" | "commence" | "commencee" => State::Begun,
        "done" | "complete" | "completed" | "finished" | "fait" | "faite" | "termine" | "terminee" => State::Done,
        "later" | "put off" | "postponed" | "delayed" | "reporte" | "reportee" | "plus tard" => State::Later,
        "dropped" | "cancelled" | "canceled" | "abandonne" | "abandonnee" | "annule" | "annulee" => State::Dropped,
        _ => return None,
    })
}
