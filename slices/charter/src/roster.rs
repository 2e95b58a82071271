//! A list of people as spreadsheets write it: any encoding, any separator, ragged rows, headings in two languages.

use csv::StringRecord;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use kith_base::{Email, Lang, Name, Say, fold};
use kith_policy::{Role, TeamId};

/// The most people a list may have.
pub const MOST: usize = 1_000;

/// The text of a file. A mark at its start decides; without one it is UTF-16 if every other byte is empty, UTF-8 if it
/// can be, else what Windows writes in the West.
pub fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes),
    };
    encoding.decode(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let empty = |at: usize| bytes.iter().skip(at).step_by(2).take(100).filter(|byte| **byte == 0).count() * 4;
    let pairs = (bytes.len() / 2).min(100) * 3;
    if pairs > 0 && empty(1) >= pairs {
        UTF_16LE
    } else if pairs > 0 && empty(0) >= pairs {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// The sign between cells: said in a first line `sep=;`, else the one that the first line has most of outside quotes.
pub fn separator(text: &str) -> (u8, &str) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if let Some([sign]) = first.trim().to_ascii_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        let rest = text.split_once(first).map_or("", |(_, rest)| rest);
        return (*sign, rest);
    }
    let mut quoted = false;
    let bare = |c: &char| {
        quoted ^= *c == '"';
        !quoted
    };
    let outside: Vec<char> = first.chars().filter(bare).collect();
    let count = |sign: &u8| outside.iter().filter(|c| **c == char::from(*sign)).count();
    let best = [b',', b';', b'\t'].into_iter().max_by_key(count).unwrap_or(b',');
    (best, text)
}

/// A cell that no spreadsheet takes for a formula.
pub fn neutral(cell: &str) -> String {
    if starts_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn starts_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The cell as it was before [`neutral`], so that a file that was taken out can be brought in.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| starts_formula(rest)).unwrap_or(cell)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Name,
    First,
    Last,
    Email,
    Role,
    Team,
    Lang,
}

/// What a heading means, in the words that people use.
fn column(heading: &str) -> Option<Column> {
    Some(match fold(plain(heading)).trim_end_matches(':').trim() {
        "name" | "full name" | "nom" | "nom complet" | "nom et prenom" | "person" | "personne" => Column::Name,
        "first name" | "given name" | "prenom" => Column::First,
        "last name" | "surname" | "family name" | "nom de famille" => Column::Last,
        "email"
        | "e-mail"
        | "e-mail address"
        | "email address"
        | "mail"
        | "courriel"
        | "adresse courriel"
        | "adresse de courriel"
        | "adresse e-mail"
        | "address"
        | "adresse" => Column::Email,
        "role" => Column::Role,
        "team" | "equipe" => Column::Team,
        "language" | "lang" | "langue" => Column::Lang,
        _ => return None,
    })
}

/// The role that a cell means, in either language; nothing means member.
fn role(cell: &str) -> Result<Role, Say> {
    Ok(match fold(cell).as_str() {
        "" | "member" | "membre" => Role::Member,
        "steward" | "intendant" | "intendante" => Role::Steward,
        "facilitator" | "animateur" | "animatrice" => Role::Facilitator,
        "coach" | "accompagnateur" | "accompagnatrice" => Role::Coach,
        "lead" | "team lead" | "responsable" | "responsable d'equipe" => Role::Lead,
        "observer" | "observateur" | "observatrice" => Role::Observer,
        "sponsor" | "commanditaire" | "bailleur" => Role::Sponsor,
        _ => return Err(Say::new("charter-roster-no-role").with("role", cell)),
    })
}

/// Somebody of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    pub name: Name,
    pub email: Email,
    pub role: Role,
    pub team: Option<TeamId>,
    pub lang: Lang,
}

/// A line of a list: where it stands in the file, what it begins with, and who it is or why it cannot be taken.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub line: u64,
    pub shown: String,
    pub read: Result<Listed, Say>,
}

/// What a list is read against: the teams by folded name, and the language of who does not say theirs.
pub struct Ground {
    pub teams: Vec<(TeamId, String)>,
    pub lang: Lang,
}

/// The rows of a list, or why it is not one.
pub fn read(text: &str, ground: &Ground) -> Result<Vec<Row>, Say> {
    let (sign, text) = separator(text);
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(sign).from_reader(text.as_bytes());
    let records: Vec<StringRecord> = reader.records().filter_map(Result::ok).filter(is_filled).collect();
    let first = records.first().ok_or_else(|| Say::new("charter-roster-empty"))?;
    let headed = first.iter().filter_map(column).count() > 0 && !first.iter().any(|cell| cell.contains('@'));
    let columns = if headed { first.iter().map(column).collect() } else { guess_columns(&records)? };
    if !columns.contains(&Some(Column::Email)) {
        return Err(Say::new("charter-roster-no-addresses"));
    }
    let starts = line_starts(text);
    let rows = records.iter().skip(usize::from(headed));
    let line = |record: &StringRecord| line_of(text, &starts, record);
    let mut rows: Vec<Row> = rows.map(|record| row(record, line(record), &columns, ground)).collect();
    match rows.len() {
        0 => return Err(Say::new("charter-roster-empty")),
        1..=MOST => {}
        _ => return Err(Say::new("charter-roster-too-long").with("most", MOST)),
    }
    refuse_twice(&mut rows);
    Ok(rows)
}

fn is_filled(record: &StringRecord) -> bool {
    record.iter().any(|cell| !cell.trim().is_empty())
}

/// Without headings: the column with the addresses, the name beside it, then role and team.
fn guess_columns(records: &[StringRecord]) -> Result<Vec<Option<Column>>, Say> {
    let widest = records.iter().map(StringRecord::len).max().unwrap_or(0);
    let addresses = |at: &usize| records.iter().filter(|it| it.get(*at).is_some_and(|cell| cell.contains('@'))).count();
    let email = (0..widest).max_by_key(|at| (addresses(at), widest - at)).filter(|at| addresses(at) > 0);
    let email = email.ok_or_else(|| Say::new("charter-roster-no-addresses"))?;
    let mut others = [Column::Name, Column::Role, Column::Team, Column::Lang].into_iter();
    Ok((0..widest).map(|at| if at == email { Some(Column::Email) } else { others.next() }).collect())
}

/// Where the lines of a text begin.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |at: &usize| match bytes.get(*at) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|at| at + 1)).collect()
}

/// The line in which a row begins, as the spreadsheet numbers it: the reader counts from where it looked for the row,
/// which may be empty lines before.
fn line_of(text: &str, starts: &[usize], record: &StringRecord) -> u64 {
    let at = record.position().map_or(0, csv::Position::byte);
    let at = usize::try_from(at).unwrap_or(0);
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let begins = at + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    starts.partition_point(|start| *start <= begins) as u64
}

fn row(record: &StringRecord, line: u64, columns: &[Option<Column>], ground: &Ground) -> Row {
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| record.get(at)).map_or("", plain)
    };
    let shown: Vec<_> = record.iter().map(plain).filter(|cell| !cell.is_empty()).take(3).collect();
    let shown: String = shown.join(" · ").chars().filter(|c| !c.is_control()).take(120).collect();
    Row { line, shown, read: listed(cell, ground) }
}

fn listed<'r>(cell: impl Fn(Column) -> &'r str, ground: &Ground) -> Result<Listed, Say> {
    let email = cell(Column::Email);
    if email.is_empty() {
        return Err(Say::new("charter-roster-no-address"));
    }
    let email = Email::read(email)?;
    let joined = format!("{} {}", cell(Column::First), cell(Column::Last));
    let name = match (cell(Column::Name), joined.trim()) {
        ("", "") => Err(Say::new("charter-roster-no-name")),
        ("", joined) => Name::read(joined),
        (name, _) => Name::read(name),
    }?;
    let (role, team) = (role(cell(Column::Role))?, team(cell(Column::Team), ground)?);
    crate::member::fits(role, team)?;
    let lang = Lang::from_tag(cell(Column::Lang)).unwrap_or(ground.lang);
    Ok(Listed { name, email, role, team, lang })
}

fn team(cell: &str, ground: &Ground) -> Result<Option<TeamId>, Say> {
    if cell.is_empty() {
        return Ok(None);
    }
    let found = ground.teams.iter().find(|(_, name)| *name == fold(cell));
    found.map(|(id, _)| Some(*id)).ok_or_else(|| Say::new("charter-roster-no-team").with("team", cell))
}

/// The same address for the same team stands in a list once.
fn refuse_twice(rows: &mut [Row]) {
    let mut seen: Vec<(Email, Option<TeamId>, u64)> = Vec::new();
    for row in rows {
        let Ok(listed) = &row.read else { continue };
        let before = seen.iter().find(|(email, team, _)| *email == listed.email && *team == listed.team);
        match before {
            Some((_, _, line)) => {
                let line = i64::try_from(*line).unwrap_or(0);
                row.read = Err(Say::new("charter-roster-twice").with("line", line));
            }
            None => seen.push((listed.email.clone(), listed.team, row.line)),
        }
    }
}
