//! How a statement finds its rows.

use kith_db::dialect;

use crate::house::Instance;

/// Tables that are small on any instance, and may be read whole.
const SMALL: [&str; 1] = ["migration"];

/// The large tables that a statement reads whole, each with the plan that says so.
pub async fn scans(instance: &Instance, sql: &str) -> Vec<String> {
    let asked = sql.to_owned();
    let plan = instance.db.read(move |read| dialect::plan(read, &asked)).await.unwrap();
    let scans = plan.iter().filter_map(|line| line.strip_prefix("SCAN ")).filter_map(|rest| rest.split(' ').next());
    let large = scans.filter_map(|name| table(sql, name)).filter(|table| !SMALL.contains(&table.as_str()));
    large.map(|table| format!("{table} is read whole by\n  {sql}\n  {plan:?}")).collect()
}

/// The table that `name` stands for in `sql`; nothing for a part of the statement that has no table behind it.
fn table(sql: &str, name: &str) -> Option<String> {
    let words: Vec<_> =
        sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let opens = |word: &str| ["FROM", "JOIN", "INTO", "UPDATE"].contains(&word);
    let tables = words.windows(3).filter(|three| opens(three[0])).map(|three| (three[1], three[2]));
    let mut named = tables.filter(|(table, alias)| *table != "SELECT" && (*alias == name || *table == name));
    named.next().map(|(table, _)| table.to_owned())
}

#[test]
fn the_table_behind_an_alias_is_found() {
    let sql = "SELECT c.id FROM contribution c LEFT JOIN person p ON p.id = c.person_id WHERE c.id IN (SELECT 1)";
    assert_eq!(table(sql, "c").as_deref(), Some("contribution"));
    assert_eq!(table(sql, "p").as_deref(), Some("person"));
    assert_eq!(table(sql, "subquery-1"), None);
    assert_eq!(table("SELECT x.id FROM (SELECT x.id FROM (SELECT 1) x) y", "x"), None);
}
