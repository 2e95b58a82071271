//! What happened in a session: who came, what they said, what was written down, when it was published.

use anyhow::Context;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kith_base::{Uuid, jiff};
use kith_db::Tx;
use kith_facts::Fact;
use kith_policy::{Audience, PersonId, Role};
use kith_sessions::attendance::How;
use kith_sessions::contribution::{Attribution, Channel, Saying};
use kith_sessions::{Activity, SessionId, agenda, store};
use serde_json::{Value, json};

use super::charter::Circle;
use super::{Filling, Somebody};
use crate::world::{Contribution, Session};

/// A session that is in the instance.
pub struct Meeting<'m> {
    pub circle: &'m Circle<'m>,
    pub told: &'m Session,
    pub kept: kith_sessions::Session,
    pub agenda: Vec<Activity>,
    pub host: PersonId,
}

impl Meeting<'_> {
    fn activity(&self, key: &str) -> anyhow::Result<(usize, &Activity)> {
        let place = self.told.activity.iter().position(|it| it.key == key);
        let place = place.with_context(|| format!("there is no activity {key:?}"))?;
        Ok((place, self.agenda.get(place).context("the agenda is whole")?))
    }

    /// A fact of the session, about it or about something of it.
    pub fn fact(&self, kind: &'static str, subject: (&'static str, Uuid), data: Value) -> Fact {
        Fact::new(kind, subject).within(self.circle.id).with(data)
    }

    fn own(&self, kind: &'static str, data: Value) -> Fact {
        self.fact(kind, ("session", self.kept.id.into()), data)
    }
}

impl Filling<'_> {
    /// What happened in a session, or was sent in before it.
    pub fn hold(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, told: &Session, id: SessionId) -> anyhow::Result<()> {
        let kept = store::session(tx, circle.id, id)?.context("it was just planned")?;
        let over = kept.planned_end() < self.today.now;
        let (agenda, host) = (store::agenda(tx, id)?, self.person(&told.facilitator)?.id);
        let mut meeting = Meeting { circle, told, kept, agenda, host };
        if over {
            self.run(tx, &mut meeting)?;
            self.attend(tx, &meeting)?;
        }
        self.say(tx, &meeting)?;
        self.came(tx, &meeting)?;
        if over {
            self.reactions(tx, &meeting)?;
            self.write_up(tx, &meeting)?;
        }
        Ok(())
    }

    /// It begins and ends by its agenda.
    fn run(&self, tx: &mut Tx<'_>, meeting: &mut Meeting<'_>) -> anyhow::Result<()> {
        let (id, by, starts) = (meeting.kept.id, Some(meeting.host), meeting.kept.starts_at);
        store::record::begin_session(tx, id, self.at(starts))?;
        self.record(tx, by, meeting.own("session.begun", json!({})))?;
        for (n, begins) in agenda::begins(starts, &meeting.agenda).into_iter().enumerate() {
            let activity = meeting.agenda[n].id;
            store::record::begin_activity(tx, id, activity, self.at(begins))?;
            meeting.agenda[n].begun_at = Some(begins);
            self.record(tx, by, meeting.own("activity.begun", json!({ "activity": activity })))?;
        }
        let ends = self.at(meeting.kept.planned_end());
        store::record::end_session(tx, id, ends)?;
        self.record(tx, by, meeting.own("session.ended", json!({})))?;
        (meeting.kept.begun_at, meeting.kept.ended_at) = (Some(starts), Some(ends));
        Ok(())
    }

    /// Whoever is at a screen says it themselves; the host notes the others.
    fn attend(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>) -> anyhow::Result<()> {
        let id = meeting.kept.id;
        for (told, n) in meeting.told.attendance.iter().zip(0..) {
            let person = self.person(&told.person)?.id;
            let by = if told.how == How::Screen { person } else { meeting.host };
            let at = self.at(meeting.kept.starts_at + SignedDuration::from_secs(20 + 23 * n));
            store::attendance::note_attendance(tx, (id, person), told.how, Some(by), at)?;
            let data = json!({ "person": person, "from": null, "to": told.how });
            self.record(tx, Some(by), meeting.own("attendance.noted", data))?;
        }
        if meeting.told.also_present > 0 {
            self.at(meeting.kept.ends_at());
            store::attendance::set_also_present(tx, id, meeting.told.also_present)?;
            let data = json!({ "from": 0, "to": meeting.told.also_present });
            self.record(tx, Some(meeting.host), meeting.own("attendance.also-present", data))?;
        }
        Ok(())
    }

    /// What was said, spread over the minutes of its activity. What came before the session came the evening before
    /// today.
    fn say(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>) -> anyhow::Result<()> {
        let mut said = vec![0_i64; meeting.agenda.len()];
        for told in &meeting.told.contribution {
            let (place, activity) = meeting.activity(&told.activity)?;
            said[place] += 1;
            let all = meeting.told.contribution.iter().filter(|it| it.activity == told.activity).count();
            let share = SignedDuration::from_secs(activity.minutes * 60 * said[place] / (i64::try_from(all)? + 1));
            let early = self.today.now - SignedDuration::from_hours(20);
            let at = activity.begun_at.map_or(early, |begun| begun + share);
            self.contribute(tx, meeting, (told, activity), at)?;
        }
        Ok(())
    }

    fn contribute(
        &self,
        tx: &mut Tx<'_>,
        meeting: &Meeting<'_>,
        (told, activity): (&Contribution, &Activity),
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let Somebody { id: author, .. } = self.person(&told.person)?;
        let narrower = told.audience.filter(|audience| *audience < meeting.kept.audience);
        let aside = match narrower {
            Some(Audience::Team) => meeting.circle.team_of(&told.person)?,
            _ => None,
        };
        let typed = told.channel != Channel::Screen && author != meeting.host;
        let saying = Saying {
            author,
            attribution: if told.unattributed { Attribution::Unattributed } else { Attribution::Named },
            channel: told.channel,
            aside,
            lang: told.lang.unwrap_or(meeting.told.lang),
            text: told.text.clone(),
            may_quote: false,
            typed_by: typed.then_some(meeting.host),
        };
        self.at(at);
        let mut kept = saying.keep(&meeting.kept, activity, self.env.id(), at);
        self.at(kept.written_at);
        // What was said for fewer people than came stays out of the record.
        kept.kept = narrower.is_none() && (!told.unattributed || meeting.told.published);
        store::contribution::add_contribution(tx, &kept)?;
        if kept.person.is_none() {
            return Ok(self.record(tx, None, meeting.own("contribution.made", json!(null)))?);
        }
        let data = json!({ "session": kept.session, "person": kept.person, "channel": kept.channel.word() });
        let fact = meeting.fact("contribution.made", ("contribution", kept.id.into()), data);
        Ok(self.record(tx, Some(kept.typed_by.unwrap_or(author)), fact)?)
    }

    /// Notes the same day; the record is published the morning after.
    fn write_up(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>) -> anyhow::Result<()> {
        let (id, by) = (meeting.kept.id, Some(meeting.host));
        if let Some(notes) = &meeting.told.notes {
            self.at(self.today.before(meeting.kept.ends_at() + SignedDuration::from_hours(1)));
            store::record::set_notes(tx, id, notes)?;
            self.record(tx, by, meeting.own("record.noted", json!({})))?;
        }
        if !meeting.told.published {
            return Ok(());
        }
        let morning = meeting.kept.on_day.checked_add(1.day())?.at(9, 5, 0, 0);
        let morning = morning.to_zoned(meeting.kept.zone.tz().clone())?.timestamp();
        let at = self.at(self.today.before(morning));
        store::record::publish_at(tx, id, by, at)?;
        let readers = self.recap(tx, meeting, at)?;
        Ok(self.record(tx, by, meeting.own("session.published", json!({ "readers": readers })))?)
    }

    /// Marks the recap as written to everybody it was for.
    fn recap(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>, at: Timestamp) -> anyhow::Result<usize> {
        let days = meeting.told.days;
        let inside = |own: &Option<String>, circle: &Option<String>| circle.is_none() || own == circle;
        let readers: Vec<_> = meeting
            .circle
            .told
            .member
            .iter()
            .filter(|it| {
                let here = inside(&it.team, &meeting.told.team) && inside(&it.cohort, &meeting.told.cohort);
                it.role != Role::Sponsor && -it.joined <= days && here
            })
            .collect();
        for reader in &readers {
            store::record::claim_recap(tx, meeting.kept.id, self.person(&reader.person)?.id, at)?;
        }
        Ok(readers.len())
    }
}
