//! Values as they stand in any column of any table: what a joining takes away is kept in them, and put back.

use kith_base::Uuid;
use kith_base::jiff::Timestamp;
use kith_base::jiff::civil::Date;
use kith_db::{Bind, Column, Error, FromRow, Row, Value};
use serde::{Deserialize, Serialize};

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Raw {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
    Time(Timestamp),
    Date(Date),
}

impl Column for Raw {
    const WANTED: &'static str = "any value";

    fn read(value: Value<'_>) -> Option<Self> {
        Some(match value {
            Value::Null => Raw::Null,
            Value::Bool(it) => Raw::Bool(it),
            Value::Int(it) => Raw::Int(it),
            Value::Real(it) => Raw::Real(it),
            Value::Text(it) => Raw::Text(it.to_owned()),
            Value::Bytes(it) => Raw::Bytes(it.to_vec()),
            Value::Id(it) => Raw::Id(it),
            Value::Time(it) => Raw::Time(it),
            Value::Date(it) => Raw::Date(it),
        })
    }
}

impl Bind for Raw {
    fn value(&self) -> Value<'_> {
        match self {
            Raw::Null => Value::Null,
            Raw::Bool(it) => Value::Bool(*it),
            Raw::Int(it) => Value::Int(*it),
            Raw::Real(it) => Value::Real(*it),
            Raw::Text(it) => Value::Text(it),
            Raw::Bytes(it) => Value::Bytes(it),
            Raw::Id(it) => Value::Id(*it),
            Raw::Time(it) => Value::Time(*it),
            Raw::Date(it) => Value::Date(*it),
        }
    }
}

/// A row of as many columns as were asked for.
pub struct RawRow(pub Vec<Raw>);

impl FromRow for RawRow {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self((0..).map_while(|index| row.get::<Raw>(index).ok()).collect()))
    }
}
