//! Values on their way into a statement.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// A parameter of a statement.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Id(Uuid),
    Time(Timestamp),
    Date(Date),
}

/// What can be a parameter. The ids of a slice get it through [`bind_ids!`](crate::bind_ids).
pub trait Bind {
    fn value(&self) -> Value<'_>;
}

macro_rules! bind {
    ($($ty:ty => |$it:ident| $value:expr),* $(,)?) => {$(
        impl Bind for $ty {
            fn value(&self) -> Value<'_> {
                let $it = self;
                $value
            }
        }
    )*};
}

bind! {
    bool => |it| Value::Bool(*it),
    i64 => |it| Value::Int(*it),
    i32 => |it| Value::Int((*it).into()),
    u32 => |it| Value::Int((*it).into()),
    u8 => |it| Value::Int((*it).into()),
    f64 => |it| Value::Real(*it),
    str => |it| Value::Text(it),
    String => |it| Value::Text(it),
    [u8] => |it| Value::Bytes(it),
    Vec<u8> => |it| Value::Bytes(it),
    Uuid => |it| Value::Id(*it),
    Timestamp => |it| Value::Time(*it),
    Date => |it| Value::Date(*it),
    kith_base::Name => |it| Value::Text(it),
    kith_base::Title => |it| Value::Text(it),
    kith_base::Markdown => |it| Value::Text(it),
    kith_base::Email => |it| Value::Text(it),
    kith_base::Phone => |it| Value::Text(it),
    kith_base::Slug => |it| Value::Text(it),
    kith_base::Url => |it| Value::Text(it),
    kith_base::Lang => |it| Value::Text(it.tag()),
}

impl<T: Bind> Bind for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Bind::value)
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

/// Lets the ids of a slice be parameters and columns: `bind_ids!(PersonId, OrganisationId)`.
#[macro_export]
macro_rules! bind_ids {
    ($($id:ty),* $(,)?) => {$(
        impl $crate::Bind for $id {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Id(self.0)
            }
        }

        impl $crate::Column for $id {
            const WANTED: &'static str = stringify!($id);
            fn read(value: $crate::Value<'_>) -> Option<Self> {
                <kith_base::Uuid as $crate::Column>::read(value).map(Self)
            }
        }
    )*};
}

/// Lets an enum whose variants have a word (`fn word(self) -> &'static str`, `fn of(&str) -> Option<Self>`) be a
/// parameter and a column.
#[macro_export]
macro_rules! bind_words {
    ($($word:ty),* $(,)?) => {$(
        impl $crate::Bind for $word {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Text(self.word())
            }
        }

        impl $crate::Column for $word {
            const WANTED: &'static str = stringify!($word);
            fn read(value: $crate::Value<'_>) -> Option<Self> {
                match value {
                    $crate::Value::Text(word) => Self::of(word),
                    _ => None,
                }
            }
        }
    )*};
}

/// The parameters of a statement: `params![id, now]` stand for `$1`, `$2`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Bind::value(&$value)),*] };
}
