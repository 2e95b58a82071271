//! The statements by which an import changes what it brought before, on both databases: the ones that the small
//! snapshots of the other tests have no reason to run.

use kith_base::{Name, Uuid};
use kith_charter::{MembershipId, TermId, store as charter};
use kith_db::{Error, params};
use kith_migrations::ALL;
use kith_people::{OrganisationId, store as people};
use kith_policy::{CommunityId, PersonId, Role};
use kith_test::{Noon, on_both};

#[test]
fn an_organisation_gets_its_new_name_and_is_found_by_it() {
    on_both(ALL, |db| {
        let env = Noon::new().env;
        db.write_now(move |tx| {
            let id: OrganisationId = people::organisation_named(tx, &env, "Old Name")?;
            people::rename_organisation(tx, id, "New Name")?;
            assert_eq!(people::organisation_named(tx, &env, "new name")?, id);
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}

#[test]
fn a_membership_moves_to_another_role_and_a_term_rests_and_returns() {
    on_both(ALL, |db| {
        let env = Noon::new().env;
        db.write_now(move |tx| {
            let now = env.now();
            let (community, framework) = (CommunityId(Uuid::from_u128(1)), Uuid::from_u128(2));
            let sql = "INSERT INTO community (id, slug, name, lang, zone, accent, visibility, joining, summary, who, who_html,
                         domain, domain_html, practice, practice_html, purpose, purpose_html, renderer, opened_at)
                       VALUES ($1, 'a', 'A', 'en', 'UTC', 'lake', 'private', 'open', '', '', '', '', '', '', '', '', '', 1, $2)";
            tx.exec(sql, params![community, now])?;
            let list = "INSERT INTO framework (id, community_id, kind, name_en, name_fr, place_in_list) VALUES ($1, $2, 'topics', 'T', 'T', 0)";
            tx.exec(list, params![framework, community])?;
            let term = TermId(Uuid::from_u128(3));
            let line = "INSERT INTO term (id, framework_id, en, fr, about_en, about_fr, place_in_list) VALUES ($1, $2, 'a', 'a', '', '', 0)";
            tx.exec(line, params![term, framework])?;
            charter::set_term_retired(tx, term, Some(now))?;
            let resting = "SELECT COUNT(*) FROM term WHERE retired_at IS NOT NULL";
            assert_eq!(tx.count(resting, &[])?, 1);
            charter::set_term_retired(tx, term, None)?;
            assert_eq!(tx.count(resting, &[])?, 0);

            let email = kith_base::Email::stored("ann@example.org".to_owned());
            let new = kith_people::NewPerson::of(Name::stored("Ann".to_owned()), email, kith_base::Lang::En, "UTC");
            let person: PersonId = people::add_person(tx, &env, &new)?;
            let id = MembershipId(Uuid::from_u128(4));
            let one = "INSERT INTO membership (id, person_id, community_id, role, from_at, how) VALUES ($1, $2, $3, 'member', $4, 'imported')";
            tx.exec(one, params![id, person, community, now])?;
            let mut brought = charter::brought_membership(tx, id)?.unwrap();
            brought.role = Role::Facilitator;
            charter::put_membership(tx, id, &brought)?;
            assert_eq!(charter::brought_membership(tx, id)?, Some(brought));
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}
