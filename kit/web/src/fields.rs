//! Forms: what was typed, read into checked values, and given back when something is wrong.

use std::borrow::Cow;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequest, MatchedPath, Multipart, Request};
use http::{StatusCode, header};
use kith_base::Say;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::address::is_text;
use crate::{App, Stop, json};

/// The most bytes a form may have. Files of an import page count too.
pub const LARGEST_FORM: usize = 2_000_000;
/// The most fields a form may have.
const MOST_FIELDS: usize = 2_000;

/// What a field takes, for the description of the interface.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// One line of at most so many characters.
    Line(u32),
    /// Markdown of at most so many characters.
    Text(u32),
    Email,
    Date,
    /// A time of day, `HH:MM`.
    Time,
    /// A whole number from, to.
    Number(i64, i64),
    /// `yes` or nothing.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Several of these words, or ids.
    Many,
    Id,
}

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
    pub required: bool,
}

impl Field {
    pub const fn required(name: &'static str, kind: FieldKind) -> Self {
        Self { name, kind, required: true }
    }

    pub const fn optional(name: &'static str, kind: FieldKind) -> Self {
        Self { name, kind, required: false }
    }
}

/// The fields of a form, as the description of the interface lists them.
pub type Form = &'static [Field];

/// What came with a form: every field's text in order, and files.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    files: Vec<(String, Vec<u8>)>,
}

impl Fields {
    /// The text of a field; "" where it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every text given under a name, empty ones left out.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.pairs.iter().filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// The bytes of a file given under a name.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.iter().find(|(key, bytes)| key == name && !bytes.is_empty()).map(|(_, bytes)| bytes.as_slice())
    }

    /// What somebody typed, to give back: all but the form's own key and empty fields.
    pub fn typed(&self) -> impl Iterator<Item = (&str, &str)> {
        let typed = |(name, value): &&(String, String)| name != "once" && !value.trim().is_empty();
        self.pairs.iter().filter(typed).map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value that was typed or chosen.
    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|(_, value)| value.as_str())
    }

    /// A digest of everything that was sent: the same form with other words in it is another form.
    pub fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        let pairs = self.pairs.iter().map(|(name, value)| (name, value.as_bytes()));
        let files = self.files.iter().map(|(name, bytes)| (name, bytes.as_slice()));
        for (name, value) in pairs.chain(files) {
            for part in [name.as_bytes(), value] {
                hasher.update((part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
        hex::encode(&hasher.finalize()[..16])
    }

    /// Fields given in code: for tests and for imports that go through the same rules as a form.
    pub fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Self { pairs: pairs.map(own).to_vec(), files: Vec::new() }
    }

    fn urlencoded(bytes: &[u8]) -> Result<Self, Stop> {
        if !is_text(bytes) {
            return Err(unreadable());
        }
        let own = |(name, value): (Cow<'_, str>, Cow<'_, str>)| (name.into_owned(), value.into_owned());
        Self { pairs: form_urlencoded::parse(bytes).map(own).collect(), files: Vec::new() }.checked()
    }

    fn json(bytes: &[u8], form: Form) -> Result<Self, Stop> {
        Self { pairs: json::pairs(bytes, form)?, files: Vec::new() }.checked()
    }

    async fn multipart(mut parts: Multipart) -> Result<Self, Stop> {
        let mut fields = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(|error| match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => too_large(),
                _ => unreadable(),
            })?;
            if is_file {
                fields.files.push((name, bytes.to_vec()));
            } else {
                let text = String::from_utf8(bytes.to_vec()).map_err(|_| unreadable())?;
                fields.pairs.push((name, text));
            }
        }
        fields.checked()
    }

    fn checked(self) -> Result<Self, Stop> {
        if self.pairs.len() + self.files.len() > MOST_FIELDS { Err(unreadable()) } else { Ok(self) }
    }
}

fn unreadable() -> Stop {
    Stop::Unreadable(Say::new("refusal-unreadable"))
}

fn too_large() -> Stop {
    Stop::TooLarge(Say::new("refusal-too-large"))
}

/// The fields of a request whose form could be read; or what to say to who sent it.
pub struct Sent(pub Result<Fields, Stop>);

impl FromRequest<App> for Sent {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request<Body>, app: &App) -> Result<Self, Self::Rejection> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.to_ascii_lowercase();
        if request.body().size_hint().lower() > LARGEST_FORM as u64 {
            return Ok(Self(Err(too_large()))); // said beforehand: nobody waits for it to come
        }
        if kind.starts_with("multipart/form-data") {
            return Ok(Self(match Multipart::from_request(request, app).await {
                Ok(parts) => Fields::multipart(parts).await,
                Err(_) => Err(unreadable()),
            }));
        }
        let route = request.extensions().get::<MatchedPath>().cloned();
        let body = axum::body::to_bytes(request.into_body(), LARGEST_FORM).await;
        Ok(Self(match body {
            Err(_) => Err(too_large()),
            Ok(bytes) if bytes.is_empty() => Ok(Fields::default()),
            Ok(bytes) if kind.contains("json") => {
                Fields::json(&bytes, app.form_of(route.as_ref().map_or("", MatchedPath::as_str)))
            }
            Ok(bytes) => Fields::urlencoded(&bytes),
        }))
    }
}

/// What is wrong with a field.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Wrong {
    pub field: String,
    pub say: Say,
}

/// Reads the fields of a form one after the other, and remembers everything that is wrong with them.
pub struct Reader<'f> {
    fields: &'f Fields,
    wrong: Vec<Wrong>,
}

impl<'f> Reader<'f> {
    pub fn new(fields: &'f Fields) -> Self {
        Self { fields, wrong: Vec::new() }
    }

    fn keep<T>(&mut self, name: &str, read: Result<T, Say>) -> Option<T> {
        read.map_err(|say| self.wrong.push(Wrong { field: name.to_owned(), say })).ok()
    }

    /// A field that must be there.
    pub fn need<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, Say>) -> Option<T> {
        let text = self.fields.get(name);
        let read = if text.trim().is_empty() { Err(Say::new("error-required")) } else { read(text) };
        self.keep(name, read)
    }

    /// A field that may be left empty.
    pub fn maybe<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, Say>) -> Option<Option<T>> {
        let text = self.fields.get(name);
        let read = if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) };
        self.keep(name, read)
    }

    /// A field that is read whether or not it is empty.
    pub fn any<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, Say>) -> Option<T> {
        let read = read(self.fields.get(name));
        self.keep(name, read)
    }

    /// A box that is ticked or not.
    pub fn flag(&mut self, name: &str, _: ()) -> Option<bool> {
        Some(!self.fields.get(name).is_empty())
    }

    /// Every value given under a name.
    pub fn each<T>(&mut self, name: &str, read: impl FnMut(&str) -> Result<T, Say>) -> Option<Vec<T>> {
        let read = self.fields.all(name).map(read).collect();
        self.keep(name, read)
    }

    /// Whether nothing is wrong so far.
    pub fn fine(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Everything that is wrong.
    pub fn stop(self) -> Stop {
        Stop::Form(self.wrong)
    }
}

/// Reads a form into a struct, or stops with everything that is wrong with it:
/// `read_form!(fields, SessionDraft { title: need(Title::read), about: maybe(Prose::read), open: flag(()) })`.
#[macro_export]
macro_rules! read_form {
    ($fields:expr, $ty:ident { $($field:ident : $how:ident ( $read:expr )),+ $(,)? }) => {{
        let mut reader = $crate::Reader::new($fields);
        $(let $field = reader.$how(stringify!($field), $read);)+
        match ($($field,)+) {
            ($(Some($field),)+) if reader.fine() => Ok($ty { $($field),+ }),
            _ => Err(reader.stop()),
        }
    }};
}

/// A form as its page shows it: fresh, or tried and returned with everything that was typed.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Tried {
    #[serde(skip)]
    fields: Option<Fields>,
    #[serde(skip)]
    defaults: Vec<(&'static str, String)>,
    errors: Vec<TriedError>,
}

/// What is wrong with a field, in the reader's language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TriedError {
    pub field: String,
    pub text: String,
}

impl Tried {
    /// A form that nobody filled in yet.
    pub fn fresh() -> Self {
        Self::default()
    }

    /// A form that came back.
    pub fn returned(fields: Fields, errors: Vec<(String, String)>) -> Self {
        let error = |(field, text)| TriedError { field, text };
        Self { fields: Some(fields), defaults: Vec::new(), errors: errors.into_iter().map(error).collect() }
    }

    /// The same form with what stands in it before somebody types.
    pub fn over(mut self, defaults: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.defaults.extend(defaults);
        self
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> String {
        match &self.fields {
            Some(fields) => fields.get(name).to_owned(),
            None => self.defaults.iter().find(|(key, _)| *key == name).map(|(_, v)| v.clone()).unwrap_or_default(),
        }
    }

    /// Whether `value` is chosen in a field.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        match &self.fields {
            Some(fields) => fields.all(name).any(|given| given == value),
            None => self.defaults.iter().any(|(key, given)| *key == name && given == value),
        }
    }

    /// What is wrong with a field, or "".
    pub fn error(&self, name: &str) -> String {
        self.errors.iter().find(|error| error.field == name).map(|error| error.text.clone()).unwrap_or_default()
    }

    /// Everything that is wrong, for the summary.
    pub fn errors(&self) -> &[TriedError] {
        &self.errors
    }

    /// The choices of a field, with what is chosen.
    pub fn choices<'c>(&self, name: &str, list: impl IntoIterator<Item = (&'c str, String)>) -> Vec<crate::Choice> {
        let choice = |(value, label): (&str, String)| crate::Choice {
            value: value.to_owned(),
            label,
            help: String::new(),
            chosen: self.chosen(name, value),
        };
        list.into_iter().map(choice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_base::Title;

    struct Draft {
        title: Title,
        open: bool,
        tags: Vec<Title>,
        about: Option<Title>,
    }

    fn draft(fields: &Fields) -> Result<Draft, Stop> {
        read_form!(
            fields,
            Draft { title: need(Title::read), open: flag(()), tags: each(Title::read), about: maybe(Title::read) }
        )
    }

    #[test]
    fn a_form_is_read_whole_or_everything_wrong_with_it_is_said() {
        let good = draft(&Fields::of([("title", " Maps "), ("tags", "a"), ("tags", "b"), ("about", "")])).ok().unwrap();
        assert_eq!((good.title.as_str(), good.open, good.tags.len(), good.about), ("Maps", false, 2, None));
        let Err(Stop::Form(wrong)) = draft(&Fields::of([("title", "  "), ("about", "a\0b")])) else { panic!() };
        let fields: Vec<_> = wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["title", "about"]);
    }

    #[test]
    fn urlencoded_and_json_bodies_say_the_same() {
        let web = Fields::urlencoded(b"title=Caf%C3%A9+talk&tags=a&tags=b&open=yes").ok().unwrap();
        let json = Fields::json(br#"{"title":"Caf\u00e9 talk","tags":["a","b"],"open":true}"#, &[]).ok().unwrap();
        for name in ["title", "tags", "open"] {
            assert_eq!(web.all(name).collect::<Vec<_>>(), json.all(name).collect::<Vec<_>>());
        }
    }

    #[test]
    fn broken_bodies_are_refused() {
        for body in [&b"title=%FF%FE"[..], b"title=\xFF"] {
            assert!(Fields::urlencoded(body).is_err(), "{body:?}");
        }
        let many = "a=1&".repeat(MOST_FIELDS + 1);
        assert!(Fields::urlencoded(many.as_bytes()).is_err());
    }
}
