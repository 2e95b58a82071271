//! Every address that people can reach: they follow the links, and each route is looked at in the states that they find.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::house::Instance;

/// A route as it was found: the address that took the most statements, and those.
#[derive(Default)]
pub struct Route {
    pub path: String,
    pub statements: Vec<String>,
    pub bytes: usize,
    pub seen: usize,
}

/// What was found under the routes that have pages or files.
#[derive(Default)]
pub struct Found {
    pub routes: BTreeMap<&'static str, Route>,
    pub statements: BTreeSet<String>,
}

/// The routes that answer a GET.
pub fn listed() -> Vec<&'static str> {
    let routes = kith::assemble::routes().listed;
    routes.into_iter().filter(|route| route.method == "GET").map(|route| route.path).collect()
}

impl Found {
    /// Somebody follows every link from these addresses; each route at `most` addresses, and as many for each filter.
    pub async fn walk(&mut self, instance: &Instance, secret: &str, from: &[&str], most: usize) {
        let routes = listed();
        let mut waiting: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
        let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
        let mut often: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
        while let Some(path) = waiting.pop_front() {
            let Some(route) = routes.iter().copied().find(|route| fits(route, &path)) else { continue };
            let times = often.entry((route, filters(&path))).or_default();
            *times += 1;
            if *times > most {
                continue;
            }
            let answer = instance.look(&path, secret).await;
            assert!(answer.status < 500, "{path}: {}", answer.status);
            if answer.status == 200 {
                let new = links(&answer.body).into_iter().filter(|link| known.insert(link.clone()));
                waiting.extend(new);
                self.note(route, path, (answer.statements, answer.body.len()));
            }
        }
    }

    fn note(&mut self, route: &'static str, path: String, (statements, bytes): (Vec<String>, usize)) {
        // Nobody opens the doors of a demonstration in a large world.
        if !route.starts_with("/demo") {
            self.statements.extend(statements.iter().cloned());
        }
        let of = self.routes.entry(route).or_default();
        of.seen += 1;
        of.bytes = of.bytes.max(bytes);
        if statements.len() > of.statements.len() || of.path.is_empty() {
            (of.path, of.statements) = (path, statements);
        }
    }
}

/// Whether a path is one of a route. Routes without parameters are asked first by their place in the list.
fn fits(route: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    let (of_route, of_path) = (route.split('/'), path.split('/'));
    let part = |(route, path): (&str, &str)| route == path || (route.starts_with('{') && !WORDS.contains(&path));
    of_route.clone().count() == of_path.clone().count() && of_route.zip(of_path).all(part)
}

/// Parts of addresses that stand where others have an id.
const WORDS: [&str; 3] = ["new", "edit", "import"];

/// The names of what an address asks for beside its path.
fn filters(path: &str) -> String {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let names: BTreeSet<_> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    names.into_iter().collect::<Vec<_>>().join("&")
}

/// The addresses of this site that a page links to.
fn links(html: &str) -> Vec<String> {
    let values = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let plain = values.map(|link| link.replace("&amp;", "&").replace("&#38;", "&"));
    let own = plain.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    own.filter_map(|link| link.split('#').next().map(str::to_owned)).filter(|link| !link.is_empty()).collect()
}

#[test]
fn an_address_is_one_of_its_route() {
    assert!(fits("/c/{community}/sessions/{session}", "/c/a/sessions/1?after=2"));
    assert!(!fits("/c/{community}/sessions/{session}", "/c/a/sessions/new"));
    assert!(!fits("/c/{community}/sessions", "/c/a/sessions/1"));
    assert_eq!(filters("/c/a?team=1&before=2"), "before&team");
}
