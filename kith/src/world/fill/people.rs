//! Organisations and people.

use anyhow::Context;
use jiff::{SignedDuration, tz::TimeZone};
use kith_base::{Markdown, jiff};
use kith_db::Tx;
use kith_people::{NewPerson, Wish, store};
use kith_policy::Role;
use kith_web::Prose;

use super::{Filling, Somebody};
use crate::world::{OPERATOR, Person};

impl Filling<'_> {
    /// Puts every organisation and person in, whoever was there first first.
    pub fn people(&mut self, tx: &mut Tx<'_>) -> anyhow::Result<()> {
        let first = self.world.people.iter().map(|person| self.known(person)).max().unwrap_or(0);
        let begin = self.at(self.today.past(-first - 1, (8, 0), &TimeZone::UTC));
        for organisation in &self.world.organisations {
            let id = store::organisation_named(tx, &self.env, &organisation.name)?;
            store::update_organisation(tx, id, (&organisation.sector, &organisation.place, &organisation.region))?;
            self.organisations.insert(&organisation.key, id);
        }
        for person in &self.world.people {
            let zone = TimeZone::get(&person.zone).with_context(|| format!("{} is nowhere", person.key))?;
            let known = self.today.past(-self.known(person), (9, 0), &zone);
            self.at(if person.key == OPERATOR { begin + SignedDuration::from_mins(5) } else { known });
            let id = self.add(tx, person).with_context(|| format!("{} cannot be put in", person.key))?;
            self.people.insert(&person.key, id);
        }
        Ok(())
    }

    /// How many days ago somebody was first heard of: the day before they came in, founded or asked to come in.
    fn known(&self, person: &Person) -> i64 {
        let first = self.world.communities.iter().filter_map(|community| {
            let joined = community.member(&person.key).map(|member| match member.role {
                Role::Steward => community.founded(),
                _ => member.joined,
            });
            let asked = community.request.iter().find(|it| it.person == person.key).map(|it| it.days_ago);
            joined.max(asked)
        });
        first.max().unwrap_or(0) + 1
    }

    fn add(&self, tx: &mut Tx<'_>, person: &Person) -> anyhow::Result<Somebody> {
        let new = NewPerson {
            name: person.name.clone(),
            email: Some(person.email.clone()),
            phone: person.phone.clone(),
            organisation_id: Some(self.organisation(&person.organisation)?),
            lang: person.lang,
            zone: person.zone.clone(),
            operator: person.key == OPERATOR,
        };
        let id = store::add_person(tx, &self.env, &new)?;
        store::set_place(tx, id, (&person.job, &person.place, &person.region))?;
        let nothing = Prose { source: Markdown::stored(String::new()), html: String::new() };
        store::set_about(tx, id, person.about.as_ref().unwrap_or(&nothing), &person.pronouns)?;
        let wishes = (&Wish(person.asks.clone()), &Wish(person.offers.clone()));
        store::set_asks_and_offers(tx, &self.env, id, wishes)?;
        store::set_hidden(tx, id, &person.hidden.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(Somebody { id, lang: person.lang })
    }
}
