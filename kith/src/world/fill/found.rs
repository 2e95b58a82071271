//! How a session was found by those who came: what they agreed to, how they say it was, what was named; and a report of
//! the meeting, of which some lines still wait for a yes.

use jiff::SignedDuration;
use kith_base::{Lang, jiff};
use kith_charter::FrameworkKind;
use kith_db::Tx;
use kith_policy::PersonId;
use kith_sessions::attendance::How;
use kith_sessions::consent::Purpose;
use kith_sessions::record::NamedId;
use kith_sessions::store::seen::NewSeen;
use kith_sessions::{report, store};
use serde_json::json;

use super::Filling;
use super::held::Meeting;

/// What people tap, and the words they give.
const RATINGS: [i64; 10] = [4, 5, 4, 3, 5, 4, 4, 5, 3, 4];
const WORDS: [(&str, &str); 5] =
    [("honest", "franc"), ("warm", "chaleureux"), ("useful", "utile"), ("slow", "lent"), ("", "")];
/// A week asks how a session was for so many days.
const ASKED: i64 = 7;

fn turn<T: Copy, const N: usize>(list: [T; N], n: usize) -> T {
    list[n % N]
}

impl Filling<'_> {
    /// What those who came agreed to and found, and what was named.
    pub fn reactions(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>) -> anyhow::Result<()> {
        for (n, came) in meeting.told.attendance.iter().enumerate() {
            let person = self.person(&came.person)?.id;
            self.agree(tx, meeting, (n, person))?;
            let lately = meeting.told.days > -ASKED;
            if !(lately && n % 3 == 0) {
                self.tap(tx, meeting, (n, person))?;
            }
        }
        for told in &meeting.told.resource {
            let id: NamedId = self.env.id();
            store::record::add_named(tx, id, meeting.kept.id, (&told.text, &told.address))?;
            let data = json!({ "session": meeting.kept.id });
            self.record(tx, Some(meeting.host), meeting.fact("resource.named", ("resource", id.into()), data))?;
        }
        if meeting.told.days > -21 && meeting.told.team.is_none() && meeting.told.cohort.is_none() {
            self.report(tx, meeting)?;
        }
        Ok(())
    }

    /// What somebody agreed to at their first session here; some have not said.
    fn agree(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>, (n, person): (usize, PersonId)) -> anyhow::Result<()> {
        let community = meeting.circle.id;
        if n % 5 == 4 || !store::consent::said_by(tx, community, person)?.is_empty() {
            return Ok(());
        }
        let at = self.at(meeting.kept.starts_at);
        for purpose in Purpose::ALL {
            let given = match purpose {
                Purpose::Recording => n % 4 != 1,
                Purpose::Quoting => n % 3 != 2,
                Purpose::Publishing => n.is_multiple_of(2),
                Purpose::Research => n.is_multiple_of(3),
            };
            store::consent::say(tx, (community, person), (purpose, given), at)?;
            let kind = if given { "consent.given" } else { "consent.withheld" };
            let data = json!({ "purpose": purpose, "was": null, "flagged": 0 });
            self.record(tx, Some(person), meeting.fact(kind, ("person", person.into()), data))?;
        }
        Ok(())
    }

    /// Two taps, an hour after the end.
    fn tap(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>, (n, person): (usize, PersonId)) -> anyhow::Result<()> {
        let minutes = 60 + i64::try_from(n)?;
        let at = self.at(self.today.before(meeting.kept.ends_at() + SignedDuration::from_mins(minutes)));
        let goals = kith_charter::store::terms_in_use(tx, meeting.circle.id, FrameworkKind::SessionGoals)?;
        let day = usize::try_from(-meeting.told.days).unwrap_or(0);
        let lean = |goal: usize| turn([0, 0, -1, 0, 1, -1, 0], goal * 2 + day / 25);
        let rate = |goal: usize| (turn(RATINGS, n + goal * 3 + day) + lean(goal)).clamp(1, 5);
        let rated: Vec<_> = goals.iter().enumerate().map(|(at, goal)| (goal.id, rate(at + 1))).collect();
        let (en, fr) = turn(WORDS, n + day);
        let word = if meeting.told.lang == Lang::Fr { fr } else { en };
        store::pulse::add_pulse(tx, (meeting.kept.id, person), (rate(0), word), &rated, at)?;
        Ok(self.record(tx, None, meeting.fact("pulse.taken", ("session", meeting.kept.id.into()), json!(null)))?)
    }

    /// The report of the meeting came in: a first name alone, a telephone, a recorder.
    fn report(&self, tx: &mut Tx<'_>, meeting: &Meeting<'_>) -> anyhow::Result<()> {
        let Some(first) = meeting.told.attendance.first() else { return Ok(()) };
        let name = kith_people::store::name_of(tx, self.person(&first.person)?.id)?.unwrap_or_default();
        let given = name.split(' ').next().unwrap_or_default().to_owned();
        let recorder = if meeting.told.lang == Lang::Fr { "Enregistreur" } else { "Recorder" };
        let text = format!(
            "Name (Original Name),User Email,Duration (Minutes),Guest\n{given},,58,Yes\n16045550142,,51,Yes\n{recorder},,60,Yes\n"
        );
        let lines = report::read(&text).map_err(|say| anyhow::anyhow!("{}", say.key))?;
        let people = store::seen::known(tx, &meeting.kept, meeting.kept.starts_at)?;
        let at = self.at(self.today.before(meeting.kept.ends_at() + SignedDuration::from_hours(2)));
        for line in &lines {
            let new = NewSeen {
                id: self.env.id(),
                session: meeting.kept.id,
                mark_hash: kith_web::digest(&line.mark()),
                name: line.name.clone(),
                address: None,
                how: line.how(),
                twice: line.twice,
                at,
            };
            store::seen::add_seen(tx, &new)?;
            for one in report::propose(&line.name, line.how() == How::Telephone, &people) {
                store::seen::add_proposal(tx, new.id, one.person, one.reason)?;
            }
        }
        let data = json!({ "lines": lines.len(), "new": lines.len() });
        let fact = meeting.fact("attendance.report-read", ("session", meeting.kept.id.into()), data);
        Ok(self.record(tx, Some(meeting.host), fact)?)
    }
}
