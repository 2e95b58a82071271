//! Communities: who sees which, and how one is founded and described.

use kith_migrations::ALL;
use kith_policy::Role;
use kith_test::on_both_async;

use super::Hall;
use crate::{Admission, How, Joining, Visibility, slug_of, store};

#[test]
fn a_short_name_is_proposed_from_a_name() {
    for (name, slug) in [
        ("Shore to Summit", "shore-to-summit"),
        ("Chez-soi : l’équipe", "chez-soi-l-equipe"),
        ("  ", ""),
        ("Œuvre n° 5", "oeuvre-n-5"),
        ("李小龙", ""),
    ] {
        assert_eq!(slug_of(name), slug);
    }
    assert!(slug_of(&"long name ".repeat(20)).len() <= 60);
}

#[test]
fn the_list_shows_public_summaries_ones_own_and_those_one_is_invited_to() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let secret = hall.found("secret", Visibility::Private, Joining::Invitation);
        let mine = hall.found("mine", Visibility::Private, Joining::Invitation);
        hall.admit(Admission::new(hall.dora, mine, Role::Member, How::Added));
        hall.noon.pass(1);
        let (public, dora) = (hall.browser(), hall.home_of(hall.dora));
        let seen = public.get("/communities").await.body;
        assert!(seen.contains("Shore to Summit") && !seen.contains("/c/secret") && !seen.contains("/c/mine"));
        let seen = dora.get("/communities").await.body;
        assert!(seen.contains("/c/mine") && !seen.contains("/c/secret"));
        let (env, at) = (hall.noon.env.clone(), hall.noon.env.now());
        hall.write(move |tx| {
            let (name, email) = (super::name("Dora"), super::email("dora@example.org"));
            let (role, lang) = (Role::Member, kith_base::Lang::En);
            store::invite(
                tx,
                &env,
                &crate::Inviting { community: secret, team: None, name, email, role, lang, by: None, at },
            )
        });
        assert!(dora.get("/communities").await.body.contains("/c/secret"));
        assert_eq!(dora.get("/c/secret").await.status, 200);
        assert_eq!(dora.get("/c/secret/people").await.status, 404);
        assert!(public.get("/").await.body.contains("Shore to Summit"));
    });
}

#[test]
fn a_long_list_of_communities_has_pages() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let names: Vec<&'static str> = (0..55).map(|n| &*Box::leak(format!("c{n:02}").into_boxed_str())).collect();
        for name in names {
            hall.found(name, Visibility::PublicSummary, Joining::Open);
        }
        let first = hall.browser().get("/communities").await.body;
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let second = hall.browser().get(next).await.body;
        let count = |page: &str| page.matches("<li data-accent").count();
        assert_eq!((count(&first), count(&second)), (50, 6));
    });
}

#[test]
fn the_public_reads_the_summary_and_nothing_else() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        hall.agree("What is said here stays here.", "First.");
        let page = hall.browser().get("/c/shore").await.body;
        assert!(page.contains("Four towns find out together."));
        for secret in ["Ada Lovell", "stays here", "/c/shore/people", "/c/shore/charter", "Larkhaven"] {
            assert!(!page.contains(secret), "{secret}");
        }
        for path in [
            "charter",
            "agreement",
            "agreement/versions/1",
            "frameworks",
            "people",
            "teams",
            "requests",
            "invitations",
            "members.csv",
            "members/import",
            "first-steps",
        ] {
            assert_eq!(hall.browser().get(&format!("/c/shore/{path}")).await.status, 404, "{path}");
        }
        assert_eq!(hall.browser().get("/c/none").await.status, 404);
    });
}

#[test]
fn an_operator_founds_a_community_and_becomes_its_steward() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (olu, ben) = (hall.home_of(hall.olu), hall.home_of(hall.ben));
        let form = [
            ("name", "Steady Hands"),
            ("lang", "en"),
            ("zone", "America/Toronto"),
            ("summary", "Builders and nurses."),
            ("visibility", "private"),
            ("joining", "invitation"),
        ];
        assert_eq!(ben.get("/communities/new").await.status, 403);
        assert_eq!(ben.post("/communities/new", &form).await.status, 403);
        assert_eq!(hall.browser().post("/communities/new", &form).await.status, 404);
        assert!(olu.get("/communities").await.body.contains("/communities/new"));
        let bad = olu.post("/communities/new", &[("name", "Typed"), ("zone", "Mars/Base")]).await;
        assert!(bad.status == 422 && bad.body.contains("Typed") && bad.body.contains("not a time zone"));
        let done = olu.post("/communities/new", &form).await;
        assert_eq!(done.location(), "/c/steady-hands/first-steps");
        hall.noon.pass(1);
        let steps = olu.get("/c/steady-hands/first-steps").await.body;
        assert!(["charter/edit", "invitations", "sessions/new"].iter().all(|it| steps.contains(it)));
        let taken = olu.post("/communities/new", &form).await;
        assert!(taken.status == 422 && taken.body.contains("has this short name"));
    });
}

#[test]
fn a_steward_writes_the_charter_with_its_sponsors() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let form = [
            ("name", "Shore to Summit"),
            ("lang", "fr"),
            ("zone", "America/Toronto"),
            ("accent", "moss"),
            ("visibility", "private"),
            ("joining", "invitation"),
            ("summary", "Nouveau résumé."),
            ("domain", "**Le rivage** <script>alert(1)</script>"),
            ("practice", ""),
            ("purpose", "Pour voir."),
            ("sponsors", "Fondation McCrae\n\nVille de Larkhaven\n"),
        ];
        assert_eq!(ben.post("/c/shore/charter/edit", &form).await.status, 403);
        assert_eq!(ada.post("/c/shore/charter/edit", &form).await.status, 303);
        let page = ben.get("/c/shore/charter").await.body;
        assert!(page.contains("<strong>Le rivage</strong>") && !page.contains("<script>alert"));
        assert!(
            page.contains("lang=\"fr\"") && page.contains("Fondation McCrae") && page.contains("Ville de Larkhaven")
        );
        assert_eq!(hall.browser().get("/c/shore").await.status, 404, "private from now on");
        let edit = ada.get("/c/shore/charter/edit").await.body;
        assert!(edit.contains("Fondation McCrae") && edit.contains("Nouveau résumé."));
        let bad = ada.post("/c/shore/charter/edit", &[("name", ""), ("domain", "Typed.")]).await;
        assert!(bad.status == 422 && bad.body.contains("Typed."));
        let (env, shore) = (hall.noon.env.clone(), hall.shore);
        let sponsors = hall.write(move |tx| {
            let town = kith_people::store::organisation_named(tx, &env, "A third one")?;
            store::add_sponsor(tx, &env, shore, town, None)?;
            store::sponsors_of(tx, shore)
        });
        assert_eq!(sponsors, ["A third one", "Fondation McCrae", "Ville de Larkhaven"]);
    });
}
