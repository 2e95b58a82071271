//! A community: its charter, lists, circles and people.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Env, jiff};
use kith_charter::store::{self, AgreementDraft, TeamDraft};
use kith_charter::{Admission, Charter, Founding, Framework as Kept, FrameworkName, How, Inviting, Joining, TermText};
use kith_db::Tx;
use kith_policy::{CohortId, CommunityId, PersonId, Role, TeamId};
use kith_sessions::SeriesId;

use super::Filling;
use crate::world::{Community, Framework, Member, invitation_secret};

/// Who was there in the first days was put there.
const FIRST_DAYS: i64 = 14;

/// A community that is in the instance.
pub struct Circle<'w> {
    pub told: &'w Community,
    pub id: CommunityId,
    pub zone: TimeZone,
    pub founded: Timestamp,
    pub steward: PersonId,
    pub cohorts: BTreeMap<&'w str, CohortId>,
    pub teams: BTreeMap<&'w str, TeamId>,
    pub series: BTreeMap<&'w str, SeriesId>,
}

impl Circle<'_> {
    pub fn cohort(&self, key: &str) -> anyhow::Result<CohortId> {
        self.cohorts.get(key).copied().with_context(|| format!("there is no cohort {key:?}"))
    }

    pub fn team(&self, key: &str) -> anyhow::Result<TeamId> {
        self.teams.get(key).copied().with_context(|| format!("there is no team {key:?}"))
    }

    /// The team that somebody is in.
    pub fn team_of(&self, person: &str) -> anyhow::Result<Option<TeamId>> {
        let team = self.told.member(person).and_then(|member| member.team.as_deref());
        team.map(|key| self.team(key)).transpose()
    }

    /// The cohort and team of each membership that follows from what somebody is. Who coaches a cohort coaches each
    /// of its teams.
    fn places(&self, member: &Member) -> anyhow::Result<Vec<(Option<CohortId>, Option<TeamId>)>> {
        let cohort = member.cohort.as_deref().map(|key| self.cohort(key)).transpose()?;
        let team = member.team.as_deref().map(|key| self.team(key)).transpose()?;
        if member.role != Role::Coach || team.is_some() || cohort.is_none() {
            return Ok(vec![(cohort, team)]);
        }
        let teams = self.told.team.iter().filter(|team| team.cohort == member.cohort);
        teams.map(|team| Ok((cohort, Some(self.team(&team.key)?)))).collect()
    }
}

impl<'w> Filling<'w> {
    /// Puts a community in, with its year.
    pub fn community(&mut self, tx: &mut Tx<'_>, told: &'w Community) -> anyhow::Result<()> {
        let mut circle = self.found(tx, told)?;
        self.circles(tx, &mut circle)?;
        for framework in &told.framework {
            self.framework(tx, &circle, framework)?;
        }
        for (member, n) in told.member.iter().zip(0..) {
            self.admit(tx, &circle, member, n)?;
        }
        self.agreements(tx, &circle)?;
        self.waiting(tx, &circle)?;
        self.methods(tx, &circle)?;
        self.taking_part(tx, &circle)?;
        self.series(tx, &mut circle)?;
        self.work_plan(tx, &circle)?;
        for session in &told.session {
            let key = &session.key;
            self.session(tx, &circle, session).with_context(|| format!("the session {key:?} cannot be put in"))?;
        }
        self.template(tx, &circle)?;
        for pairing in &told.pairing {
            self.pairing(tx, &circle, pairing)?;
        }
        self.archives(tx, &circle)?;
        self.rhythm(tx, &circle)?;
        Ok(())
    }

    fn found(&self, tx: &mut Tx<'_>, told: &'w Community) -> anyhow::Result<Circle<'w>> {
        let zone = told.series.first().context("a community meets in some zone")?.zone.clone();
        let steward = told.first(Role::Steward).context("a community has a steward")?;
        let steward = self.person(&steward.person)?.id;
        let founded = self.at(self.today.past(-told.founded(), (9, 30), zone.tz()));
        let nothing = kith_web::Prose { source: kith_base::Markdown::stored(String::new()), html: String::new() };
        let (domain, practice, purpose) = (told.domain.clone(), told.practice.clone(), told.purpose.clone());
        let draft = Founding {
            zone: zone.name().to_owned(),
            accent: told.accent,
            visibility: told.visibility,
            joining: told.joining,
            summary: told.summary.clone(),
            charter: Some(Charter { domain, who: nothing, practice, purpose }),
            by: Some(steward),
            ..Founding::named(told.slug.clone(), told.name.clone(), told.lang, founded)
        };
        let id = store::found(tx, &self.env, &draft)?;
        for sponsor in &told.sponsors {
            store::add_sponsor(tx, &self.env, id, self.organisation(sponsor)?, Some(steward))?;
        }
        let (cohorts, teams, series) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Ok(Circle { told, id, zone: zone.tz().clone(), founded, steward, cohorts, teams, series })
    }

    fn circles(&self, tx: &mut Tx<'_>, circle: &mut Circle<'w>) -> anyhow::Result<()> {
        self.at(circle.founded + SignedDuration::from_mins(30));
        let by = Some(circle.steward);
        for cohort in &circle.told.cohort {
            let day = |days| self.today.date(days, &circle.zone);
            let days = (day(cohort.starts), day(cohort.ends));
            let id = store::add_cohort(tx, &self.env, circle.id, &cohort.name, days, by)?;
            circle.cohorts.insert(&cohort.key, id);
        }
        for team in &circle.told.team {
            let cohort = team.cohort.as_deref().map(|key| circle.cohort(key)).transpose()?;
            let draft = TeamDraft { cohort, name: team.name.clone(), purpose: team.purpose.clone() };
            let id = store::add_team(tx, &self.env, circle.id, &draft, by)?;
            circle.teams.insert(&team.key, id);
        }
        Ok(())
    }

    fn framework(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, told: &Framework) -> anyhow::Result<()> {
        self.at(circle.founded + SignedDuration::from_mins(90));
        let (en, fr) = (Some(told.name_en.clone()), Some(told.name_fr.clone()));
        let name = FrameworkName { kind: told.kind, en, fr };
        let id = store::add_framework(tx, &self.env, circle.id, &name, Some(circle.steward))?;
        let (name_en, name_fr) = (told.name_en.to_string(), told.name_fr.to_string());
        let kept = Kept { id, community: circle.id, kind: told.kind, name_en, name_fr, place_in_list: 0 };
        for term in &told.term {
            let text = TermText {
                en: term.en.clone(),
                fr: term.fr.clone(),
                about_en: term.about_en.clone(),
                about_fr: term.about_fr.clone(),
            };
            store::add_term(tx, &self.env, &kept, &text, Some(circle.steward))?;
        }
        Ok(())
    }

    fn admit(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, member: &Member, n: i8) -> anyhow::Result<()> {
        let person = self.person(&member.person)?.id;
        let how = match (member.role, circle.told.joining) {
            (Role::Steward, _) => How::Founded,
            _ if member.joined + FIRST_DAYS > circle.told.founded() => How::Added,
            (_, Joining::Open) => How::Joined,
            (_, Joining::Request) => How::Requested,
            (_, Joining::Invitation) => How::Invited,
        };
        let by = if how == How::Joined { person } else { circle.steward };
        let days = if how == How::Founded { circle.told.founded() } else { member.joined };
        let at = self.at(self.today.past(-days, (10, n % 60), &circle.zone));
        for (cohort, team) in circle.places(member)? {
            let admission = Admission::new(person, circle.id, member.role, how).in_cohort(cohort).in_team(team);
            store::admit(tx, &self.env, &admission.since(at).by(Some(by)))?;
        }
        Ok(())
    }

    /// Each version of the agreement, and who acknowledged it while it was the newest.
    fn agreements(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        let versions = &circle.told.agreement;
        for (version, told) in (1..).zip(versions) {
            let made = self.at(self.today.past(-told.days_ago, (17, 0), &circle.zone));
            let (text, note) = (told.text.clone(), told.note.clone());
            let draft = AgreementDraft { text, note, by: Some(circle.steward), at: made };
            store::add_agreement(tx, &self.env, circle.id, &draft)?;
            let kept = store::agreement(tx, circle.id)?.context("it was just added")?;
            let next = versions.get(version).map_or(-1, |next| next.days_ago);
            let readers = circle.told.member.iter().zip(0..);
            for (member, n) in readers.filter(|(it, _)| it.acknowledged >= version && it.joined > next) {
                let joined = self.today.past(-member.joined, (12, 0), &circle.zone);
                let read = made.max(joined) + SignedDuration::from_mins(150 + 97 * n);
                let at = self.at(self.today.before(read));
                store::acknowledge(tx, &self.env, &kept, self.person(&member.person)?.id, at)?;
            }
        }
        Ok(())
    }

    /// Who has an invitation, and who asked to come in.
    fn waiting(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        for (told, n) in circle.told.invited.iter().zip(0..) {
            let env: Env = self.inviting(&told.email);
            let at = self.at(self.today.past(-told.days_ago, (11, n % 60), &circle.zone));
            let draft = Inviting {
                community: circle.id,
                team: None,
                name: told.name.clone(),
                email: told.email.clone(),
                role: told.role,
                lang: circle.told.lang,
                by: Some(circle.steward),
                at,
            };
            let (_, secret) = store::invite(tx, &env, &draft)?;
            ensure!(secret == invitation_secret(&told.email), "the link of an invitation must be known");
        }
        for (told, n) in circle.told.request.iter().zip(0..) {
            let person = self.person(&told.person)?.id;
            let at = self.at(self.today.past(-told.days_ago, (19, 10 + n % 50), &circle.zone));
            store::request(tx, &self.env, circle.id, person, &told.message, at)?;
        }
        Ok(())
    }
}
