//! What came of a session: decisions, commitments and their answers, questions and theirs.

use jiff::{SignedDuration, Timestamp};
use kith_action::aim::Kind;
use kith_base::jiff;
use kith_db::Tx;
use kith_sessions::commitment::{CommitmentId, DecisionId, NewCommitment, State as Promise};
use kith_sessions::question::{AnswerId, NewAnswer, NewQuestion, QuestionId, State};
use kith_sessions::store;
use serde_json::json;

use super::Filling;
use super::held::Meeting;
use crate::world::{Answer, Commitment, Question};

impl Filling<'_> {
    /// What was decided, promised and asked at the end of a session, and what became of it until now.
    pub fn came(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>) -> anyhow::Result<()> {
        let ends = meeting.kept.ends_at();
        let minute = |n: i64| self.today.before(ends - SignedDuration::from_secs(600 - 25 * n));
        for (told, n) in meeting.told.decision.iter().zip(0..) {
            self.at(minute(n));
            let id: DecisionId = self.env.id();
            store::record::add_decision(tx, id, meeting.kept.id, &told.text)?;
            let data = json!({ "session": meeting.kept.id });
            let fact = meeting.fact("decision.made", ("decision", id.into()), data);
            self.record(tx, Some(meeting.host), fact)?;
        }
        for (told, n) in meeting.told.commitment.iter().zip(6..) {
            self.promise(tx, meeting, told, minute(n))?;
        }
        for (told, n) in meeting.told.question.iter().zip(16..) {
            self.ask(tx, meeting, told, minute(n))?;
        }
        Ok(())
    }

    fn promise(
        &self,
        tx: &mut Tx<'_>,
        meeting: &Meeting<'_>,
        told: &Commitment,
        made_at: Timestamp,
    ) -> anyhow::Result<()> {
        self.at(made_at);
        let who = self.person(&told.person)?;
        let told_at = self.today.past(told.due.min(0) - 1, (11, 40), meeting.kept.zone.tz());
        let answered = self.today.before(told_at.max(made_at + SignedDuration::from_hours(20)));
        let new = NewCommitment {
            id: self.env.id::<CommitmentId>(),
            session: meeting.kept.id,
            person: Some(who.id),
            team: meeting.circle.team_of(&told.person)?,
            text: told.text.clone(),
            lang: who.lang,
            due_on: Some(self.today.date(told.due, meeting.kept.zone.tz())),
            state: told.state,
            note: told.note.clone(),
            made_at,
            changed_at: if told.state == Promise::Open { made_at } else { answered },
        };
        store::commitment::add_commitment(tx, &new)?;
        let data = json!({ "session": meeting.kept.id, "person": who.id, "due": new.due_on });
        let fact = meeting.fact("commitment.made", ("commitment", new.id.into()), data);
        self.record(tx, Some(meeting.host), fact)?;
        let at = (Kind::Commitment, new.id.into(), Some(new.session));
        self.aim(tx, meeting.circle, at, (&told.serves, Some(meeting.host)))?;
        if told.state != Promise::Open {
            self.at(answered);
            let data = json!({ "state": told.state, "due": null });
            let fact = meeting.fact("commitment.answered", ("commitment", new.id.into()), data);
            self.record(tx, Some(who.id), fact)?;
        }
        Ok(())
    }

    fn ask(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>, told: &Question, made_at: Timestamp) -> anyhow::Result<()> {
        self.at(made_at);
        let asker = self.person(&told.asked_by)?;
        let new = NewQuestion {
            id: self.env.id::<QuestionId>(),
            session: meeting.kept.id,
            asked_by: Some(asker.id),
            text: told.text.clone(),
            lang: asker.lang,
            state: State::Open,
            made_at,
        };
        store::question::add_question(tx, &new)?;
        let data = json!({ "session": meeting.kept.id, "person": asker.id });
        let fact = meeting.fact("question.asked", ("question", new.id.into()), data);
        self.record(tx, Some(meeting.host), fact)?;
        let at = (Kind::Question, new.id.into(), Some(new.session));
        self.aim(tx, meeting.circle, at, (&told.serves, Some(meeting.host)))?;
        let mut moved = made_at;
        for answer in &told.answer {
            moved = moved.max(self.answer(tx, meeting, new.id, answer)?);
        }
        match told.state {
            State::Open => Ok(()),
            State::Answered => Ok(store::question::set_question_state(tx, new.id, State::Answered, moved)?),
            State::Parked | State::Closed | State::Topic => self.settle(tx, meeting, (new.id, told.state), moved),
        }
    }

    fn answer(
        &self,
        tx: &mut Tx<'_>,
        meeting: &Meeting<'_>,
        question: QuestionId,
        told: &Answer,
    ) -> anyhow::Result<Timestamp> {
        let who = self.person(&told.person)?;
        let soonest = meeting.kept.ends_at() + SignedDuration::from_hours(1);
        let at = self.today.past(told.days, (20, 15), meeting.kept.zone.tz()).max(soonest);
        let at = self.at(self.today.before(at));
        let id: AnswerId = self.env.id();
        let new = NewAnswer {
            id,
            question,
            person: Some(who.id),
            channel: told.channel,
            lang: who.lang,
            text: told.text.clone(),
            written_at: at,
        };
        store::question::add_answer(tx, &new)?;
        let data = json!({ "answer": id });
        self.record(tx, Some(who.id), meeting.fact("question.answered", ("question", question.into()), data))?;
        Ok(at)
    }

    /// The host parks or closes a question some days after the last word on it.
    fn settle(
        &self,
        tx: &mut Tx<'_>,
        meeting: &Meeting<'_>,
        (question, state): (QuestionId, State),
        moved: Timestamp,
    ) -> anyhow::Result<()> {
        let at = self.at(self.today.before(moved + SignedDuration::from_hours(5 * 24)));
        store::question::set_question_state(tx, question, state, at)?;
        let kind = if state == State::Parked { "question.parked" } else { "question.closed" };
        Ok(self.record(tx, Some(meeting.host), meeting.fact(kind, ("question", question.into()), json!({})))?)
    }
}
