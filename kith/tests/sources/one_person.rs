//! Somebody whom an import knows by name, and who came in by an invitation: joined here, they are one person for every
//! later import, and none takes from them what is theirs.

use kith_base::{Email, Lang, Name, Slug};
use kith_charter::{Admission, Founding, How};
use kith_import::Kind;
use kith_import::Outcome;
use kith_import::sources::openseeds::OpenSeeds;
use kith_people::{NewPerson, PersonId};
use kith_policy::Role;
use kith_same::store::{Joining, join};
use kith_test::on_both;

use super::{Place, SEEDS};

/// Ana as she came in by an invitation to another community, with her address.
fn by_invitation(place: &Place) -> PersonId {
    let env = place.noon.env.clone();
    let work = move |tx: &mut kith_db::Tx<'_>| -> Result<PersonId, kith_db::Error> {
        let (slug, name) = (Slug::stored("shore".to_owned()), Name::stored("Shore".to_owned()));
        let community = kith_charter::store::found(tx, &env, &Founding::named(slug, name, Lang::En, env.now()))?;
        let email = Email::stored("ana@example.org".to_owned());
        let new = NewPerson::of(Name::stored("Ana María López".to_owned()), email, Lang::En, "America/Lima");
        let id = kith_people::store::add_person(tx, &env, &new)?;
        kith_charter::store::admit(tx, &env, &Admission::new(id, community, Role::Member, How::Invited))?;
        Ok(id)
    };
    place.db.write_now(work).unwrap()
}

fn join_to(place: &Place, kept: PersonId, gone: kith_base::Uuid) {
    let env = place.noon.env.clone();
    let it = Joining {
        kind: "person",
        community: None,
        kept: kept.into(),
        gone,
        name: "Ana Lopez".to_owned(),
        reason: "by hand".to_owned(),
        by: kept,
    };
    place.db.write_now(move |tx| join(tx, &env, &it)).unwrap();
}

#[test]
fn who_was_joined_is_followed_by_later_imports_keeps_what_is_theirs_and_outlives_an_undoing() {
    on_both(kith_migrations::ALL, |db| {
        let place = Place::new(db, &OpenSeeds, &SEEDS);
        let first = place.import();
        let ana = by_invitation(&place);
        let brought = place.target(Kind::Person, "ana");
        let held = "SELECT COUNT(*) FROM membership m JOIN person_reach r ON r.person_id = m.person_id
                    WHERE r.email = 'ana@example.org'";
        assert_eq!(place.count(held), 1);
        join_to(&place, ana, brought);
        assert_eq!(place.target(Kind::Person, "ana"), ana.0, "the import knows her as who she is now");
        assert_eq!(place.count(held), 2, "with what the import said of her");
        let people = "SELECT COUNT(*) FROM person";
        let many = place.count(people);

        let again = place.import();
        assert_eq!(again.count(Kind::Person, Outcome::New), 0);
        assert_eq!((place.count(people), place.count(held)), (many, 2), "the same source again changes nothing");

        let later = SEEDS[4].1.to_owned() + "\n{\"person\":\"ana\",\"cohort\":\"s-1\",\"role\":\"expert\"}";
        place.write("roles.jsonl", &later);
        let moved = SEEDS[2].1.replace("I draw.", "I draw maps.").replace("\"Ana\"", "\"Anna\"");
        place.write("people.jsonl", &moved);
        let third = place.import();
        assert_eq!(third.count(Kind::Person, Outcome::New), 0);
        assert_eq!((place.count(people), place.count(held)), (many, 3), "what is new of her is hers");
        let told = place.db.read_now(move |r| kith_people::store::person(r, ana)).unwrap().unwrap();
        assert_eq!(told.name.as_str(), "Ana María López", "her name is as she says it");

        for report in [&third, &again, &first] {
            if report.batch.is_some() {
                place.undo(report);
            }
        }
        let here = "SELECT COUNT(*) FROM membership m JOIN community c ON c.id = m.community_id
                    JOIN person_reach r ON r.person_id = m.person_id
                    WHERE r.email = 'ana@example.org' AND m.until_at IS NULL AND c.slug = 'shore'";
        let brought = "SELECT COUNT(*) FROM membership m JOIN community c ON c.id = m.community_id
                       JOIN person_reach r ON r.person_id = m.person_id
                       WHERE r.email = 'ana@example.org' AND m.until_at IS NULL AND c.slug <> 'shore'";
        assert_eq!(
            (place.count(here), place.count(brought)),
            (1, 0),
            "what was brought is over, and she is where she was"
        );
        let told = place.db.read_now(move |r| kith_people::store::person(r, ana)).unwrap();
        assert_eq!(told.map(|it| it.name.to_string()).as_deref(), Some("Ana María López"));
    });
}
