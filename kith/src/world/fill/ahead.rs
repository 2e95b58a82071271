//! What helps to lead a session: methods of a community's own, and what was asked before a session.

use anyhow::Context;
use jiff::SignedDuration;
use kith_base::jiff;
use kith_db::Tx;
use kith_facts::Fact;
use kith_sessions::method::MethodDraft;
use kith_sessions::preparation::{NewItem, Wanted};
use kith_sessions::{SessionId, store};

use super::Filling;
use super::charter::Circle;
use crate::world::session::{Ahead, Need};
use crate::world::{Session, community};

impl Filling<'_> {
    /// Puts in what a community added to the activity library.
    pub fn methods(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        self.at(circle.founded + SignedDuration::from_hours(24 * 60));
        for it in &circle.told.method {
            let community::Method { kind, minutes, least, most, people, aims, places, told } = it.clone();
            let lang = circle.told.lang;
            let draft = MethodDraft { lang, kind, minutes, least, most, people, aims, places, told };
            store::add_method(tx, &self.env, circle.id, &draft, Some(circle.steward))?;
        }
        Ok(())
    }

    /// Puts in what was asked before a session, three days ago, and what came since.
    pub fn ahead(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, told: &Session, id: SessionId) -> anyhow::Result<()> {
        let Some(ahead) = &told.ahead else { return Ok(()) };
        let host = self.person(&told.facilitator)?.id;
        let at = self.at(self.today.now - SignedDuration::from_hours(70));
        store::ask_ahead(tx, id, &ahead.question, (Some(host), at))?;
        for item in &ahead.item {
            let new = NewItem { text: item.text.clone(), link: item.link.clone(), minutes: item.minutes };
            store::add_item(tx, self.env.id(), id, &new)?;
        }
        let fact = Fact::new("preparation.changed", ("session", id)).within(circle.id);
        self.record(tx, Some(host), fact)?;
        self.readiness(tx, ahead, id)?;
        let session = store::session(tx, circle.id, id)?.context("the session was just planned")?;
        let asked = store::preparation(tx, id)?.context("it was just asked")?;
        for (need, n) in ahead.need.iter().zip(1..) {
            let at = self.at(asked.asked_at + SignedDuration::from_hours(5 * n));
            let kept = self.wanted(need)?.keep(&session, &asked, self.env.id(), at);
            store::add_need(tx, &kept)?;
            let who = kept.person;
            if let Some(person) = who {
                store::set_ready(tx, (id, person), true, at)?;
            }
            self.record(tx, who, Fact::new("need.made", ("session", id)).within(circle.id))?;
            for backer in &need.backers {
                store::set_backed(tx, kept.id, self.person(backer)?.id, true)?;
            }
        }
        Ok(())
    }

    fn readiness(&self, tx: &mut Tx<'_>, ahead: &Ahead, id: SessionId) -> anyhow::Result<()> {
        for (key, n) in ahead.ready.iter().zip(1..) {
            let at = self.at(self.today.now - SignedDuration::from_hours(50 - n));
            store::set_ready(tx, (id, self.person(key)?.id), true, at)?;
        }
        Ok(())
    }

    fn wanted(&self, it: &Need) -> anyhow::Result<Wanted> {
        let author = self.person(&it.person)?;
        let (unattributed, text) = (it.unattributed, it.text.clone());
        Ok(Wanted { author: author.id, unattributed, aside: None, lang: author.lang, text })
    }
}
