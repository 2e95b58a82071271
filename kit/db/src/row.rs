//! Rows on their way out: typed columns, and structs whose fields stand in the order of the columns.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{Error, Value};

/// One row of a result.
pub enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r ::postgres::Row),
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Its name in error lines.
    const WANTED: &'static str;
    /// The value, or `None` if it is of another kind.
    fn read(value: Value<'_>) -> Option<Self>;
}

/// A type that a whole row can be read as.
pub trait FromRow: Sized {
    fn read(row: &Row<'_>) -> Result<Self, Error>;
}

/// The Markdown and other stored texts as they came out.
pub type Text = String;

impl Row<'_> {
    /// Column `index`, counted from 0.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, Error> {
        let value = match self {
            Row::Sqlite(row) => sqlite_value(row, index)?,
            Row::Postgres(row) => postgres_value(row, index)?,
        };
        T::read(value).ok_or_else(|| self.shape(index, T::WANTED))
    }

    fn shape(&self, index: usize, wanted: &'static str) -> Error {
        let sql = match self {
            Row::Sqlite(row) => row.as_ref().expanded_sql().unwrap_or_default(),
            Row::Postgres(_) => String::new(),
        };
        Error::Shape { index, wanted, sql: sql.chars().take(120).collect() }
    }
}

fn sqlite_value<'r>(row: &'r rusqlite::Row<'_>, index: usize) -> Result<Value<'r>, Error> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(index)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(int) => Value::Int(int),
        ValueRef::Real(real) => Value::Real(real),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Value::Text(text),
            Err(_) => Value::Bytes(text),
        },
        ValueRef::Blob(bytes) => Value::Bytes(bytes),
    })
}

fn postgres_value(row: &::postgres::Row, index: usize) -> Result<Value<'_>, Error> {
    use ::postgres::types::Type;
    fn or_null<'r, T>(value: Option<T>, wrap: impl Fn(T) -> Value<'r>) -> Value<'r> {
        value.map_or(Value::Null, wrap)
    }
    let column = row.columns().get(index).map(|column| column.type_().clone());
    Ok(match column {
        Some(Type::BOOL) => or_null(row.try_get(index)?, Value::Bool),
        Some(Type::INT8) => or_null(row.try_get(index)?, Value::Int),
        Some(Type::INT4) => or_null(row.try_get::<_, Option<i32>>(index)?, |int| Value::Int(int.into())),
        Some(Type::FLOAT8) => or_null(row.try_get(index)?, Value::Real),
        Some(Type::UUID) => or_null(row.try_get(index)?, Value::Id),
        Some(Type::TIMESTAMPTZ) => or_null(row.try_get(index)?, Value::Time),
        Some(Type::DATE) => or_null(row.try_get(index)?, Value::Date),
        Some(Type::BYTEA) => or_null(row.try_get(index)?, Value::Bytes),
        _ => or_null(row.try_get(index)?, Value::Text),
    })
}

macro_rules! column {
    ($($ty:ty, $wanted:literal, $($value:pat => $read:expr),+;)*) => {$(
        impl Column for $ty {
            const WANTED: &'static str = $wanted;
            fn read(value: Value<'_>) -> Option<Self> {
                match value {
                    $($value => $read,)+
                    _ => None,
                }
            }
        }
    )*};
}

column! {
    bool, "truth value", Value::Bool(it) => Some(it), Value::Int(it) => Some(it != 0);
    i64, "number", Value::Int(it) => Some(it);
    f64, "real number", Value::Real(it) => Some(it), Value::Int(it) => Some(it as f64);
    String, "text", Value::Text(it) => Some(it.to_owned());
    Vec<u8>, "bytes", Value::Bytes(it) => Some(it.to_vec());
    Uuid, "id", Value::Id(it) => Some(it), Value::Bytes(it) => Uuid::from_slice(it).ok();
    Timestamp, "instant", Value::Time(it) => Some(it), Value::Text(it) => it.parse().ok();
    Date, "date", Value::Date(it) => Some(it), Value::Text(it) => it.parse().ok();
    kith_base::Lang, "language", Value::Text(it) => kith_base::Lang::from_tag(it);
    kith_base::Name, "name", Value::Text(it) => Some(kith_base::Name::stored(it.to_owned()));
    kith_base::Title, "title", Value::Text(it) => Some(kith_base::Title::stored(it.to_owned()));
    kith_base::Markdown, "text", Value::Text(it) => Some(kith_base::Markdown::stored(it.to_owned()));
    kith_base::Email, "address", Value::Text(it) => Some(kith_base::Email::stored(it.to_owned()));
    kith_base::Phone, "telephone number", Value::Text(it) => Some(kith_base::Phone::stored(it.to_owned()));
    kith_base::Slug, "short name", Value::Text(it) => Some(kith_base::Slug::stored(it.to_owned()));
    kith_base::Url, "link", Value::Text(it) => Some(kith_base::Url::stored(it.to_owned()));
}

impl<T: Column> Column for Option<T> {
    const WANTED: &'static str = T::WANTED;
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }
}

macro_rules! tuple {
    ($($name:ident $index:literal),+) => {
        impl<$($name: Column),+> FromRow for ($($name,)+) {
            fn read(row: &Row<'_>) -> Result<Self, Error> {
                Ok(($(row.get::<$name>($index)?,)+))
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

/// Reads a struct from columns that stand in the order of its fields here:
/// `from_row!(Session { id, title, starts_at })` for `SELECT id, title, starts_at FROM …`.
#[macro_export]
macro_rules! from_row {
    ($ty:ty { $($field:ident),+ $(,)? }) => {
        impl $crate::FromRow for $ty {
            fn read(row: &$crate::Row<'_>) -> Result<Self, $crate::Error> {
                let mut column = 0..;
                Ok(Self { $($field: row.get(column.next().unwrap_or_default())?),+ })
            }
        }
    };
}
