//! Topics: terms of one list of the network's home.

use kith_base::{Env, Lang, Uuid};
use kith_charter::{CommunityId, TermId, TermText, store};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, words};

pub struct Topics {
    pub lang: Lang,
}

impl Shelf for Topics {
    fn table(&self) -> &'static str {
        "term"
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        let home: CommunityId = refs.network().ok_or_else(|| words::REFERENCE_GONE.with(&[&"network"]))?.into();
        let about = row.words("summary").or_else(|| row.words("subtitle")).unwrap_or_default();
        let (own, own_about) = (super::name(row.words("name"))?, about);
        let pick = |lang, text: &str| if self.lang == lang { text.to_owned() } else { String::new() };
        Ok(Sheet::default()
            .with("name", pick(Lang::En, &own))
            .with("name-fr", pick(Lang::Fr, &own))
            .with("about", pick(Lang::En, own_about))
            .with("about-fr", pick(Lang::Fr, own_about))
            .with("home", home))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let Some(term) = store::term(read, TermId(id))? else { return Ok(None) };
        let home = store::home_of(read, term.framework)?;
        let sheet = Sheet::default().with("name", term.en).with("name-fr", term.fr);
        Ok(Some(sheet.with("about", term.about_en).with("about-fr", term.about_fr).maybe("home", home)))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let home = super::read("home", super::id(sheet.get("home")).ok_or(()))?;
        store::add_topic(tx, env, home, &text(sheet)).map(Uuid::from)
    }

    /// The home of a topic never changes: it is that of the whole network.
    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::put_term(tx, TermId(id), &text(sheet))
    }

    fn retire(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid) -> Result<bool, Error> {
        store::set_term_retired(tx, TermId(id), Some(env.now())).map(|()| true)
    }

    fn restore(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::set_term_retired(tx, TermId(id), None)
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_topic(tx, TermId(id))
    }
}

fn text(sheet: &Sheet) -> TermText {
    let [en, fr, about_en, about_fr] = ["name", "name-fr", "about", "about-fr"].map(|it| sheet.get(it).to_owned());
    TermText { en, fr, about_en, about_fr }
}
