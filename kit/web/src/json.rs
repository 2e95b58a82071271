//! A form as a program sends it: one JSON object. Each value must be of the type that the description gives its field.

use kith_base::Say;
use serde_json::Value;

use crate::{FieldKind, Form, Stop, Wrong};

/// The names and texts of a JSON body, or what is wrong with it.
pub fn pairs(bytes: &[u8], form: Form) -> Result<Vec<(String, String)>, Stop> {
    let body: Value = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
    let object = body.as_object().ok_or_else(unreadable)?;
    let mistyped = |(name, value): (&String, &Value)| {
        let wants = wanted(kind_of(form, name)?, value)?;
        Some(Wrong { field: name.clone(), say: Say::new(wants) })
    };
    let wrong: Vec<_> = object.iter().filter_map(mistyped).collect();
    if !wrong.is_empty() {
        return Err(Stop::Form(wrong));
    }
    let mut pairs = Vec::new();
    for (name, value) in object {
        let values = if let Value::Array(items) = value { items.as_slice() } else { std::slice::from_ref(value) };
        for value in values {
            pairs.push((name.clone(), text(value)?));
        }
    }
    Ok(pairs)
}

fn kind_of(form: Form, name: &str) -> Option<FieldKind> {
    if name == "once" {
        return Some(FieldKind::Line(80));
    }
    form.iter().find(|field| field.name == name).map(|field| field.kind)
}

/// What a field of this kind wants instead of `value`; nothing where it fits. Null stands for a field left empty.
fn wanted(kind: FieldKind, value: &Value) -> Option<&'static str> {
    let (fits, wants) = match kind {
        FieldKind::Number(..) => (value.is_i64() || value.is_u64(), "error-wants-number"),
        FieldKind::Flag => (value.is_boolean(), "error-wants-flag"),
        FieldKind::Many => {
            (value.as_array().is_some_and(|items| items.iter().all(Value::is_string)), "error-wants-list")
        }
        _ => (value.is_string(), "error-wants-text"),
    };
    (!fits && !value.is_null()).then_some(wants)
}

fn text(value: &Value) -> Result<String, Stop> {
    Ok(match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) => return Err(unreadable()),
    })
}

fn unreadable() -> Stop {
    Stop::Unreadable(Say::new("refusal-unreadable"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Field;

    const FORM: Form = &[
        Field::required("title", FieldKind::Line(120)),
        Field::optional("minutes", FieldKind::Number(1, 600)),
        Field::optional("open", FieldKind::Flag),
        Field::optional("tags", FieldKind::Many),
    ];

    fn wrong(body: &str) -> Vec<String> {
        match pairs(body.as_bytes(), FORM) {
            Err(Stop::Form(wrong)) => wrong.into_iter().map(|it| format!("{} {}", it.field, it.say.key)).collect(),
            other => panic!("{body}: {other:?}"),
        }
    }

    #[test]
    fn a_value_of_another_type_is_refused_by_its_name() {
        assert_eq!(wrong(r#"{"title":5,"minutes":"45"}"#), ["minutes error-wants-number", "title error-wants-text"]);
        assert_eq!(wrong(r#"{"minutes":4.5}"#), ["minutes error-wants-number"]);
        assert_eq!(wrong(r#"{"open":"yes","tags":"a"}"#), ["open error-wants-flag", "tags error-wants-list"]);
        assert_eq!(wrong(r#"{"tags":["a",1],"title":["a","b"]}"#), ["tags error-wants-list", "title error-wants-text"]);
        assert_eq!(wrong(r#"{"title":{"a":1},"once":7}"#), ["once error-wants-text", "title error-wants-text"]);
    }

    #[test]
    fn the_right_types_and_null_are_read() {
        let body = br#"{"title":"a","minutes":45,"open":true,"tags":["x","y"],"minutes-1":5,"when":null}"#;
        let pairs = pairs(body, FORM).unwrap();
        let texts: Vec<_> = pairs.iter().map(|(name, text)| format!("{name}={text}")).collect();
        assert_eq!(texts, ["minutes=45", "minutes-1=5", "open=yes", "tags=x", "tags=y", "title=a", "when="]);
    }

    #[test]
    fn what_is_not_one_object_of_plain_values_is_refused() {
        for body in ["", "[]", "{", "\"x\"", "{\"a\":{\"b\":1}}", "{\"a\":[[1]]}"] {
            assert!(matches!(pairs(body.as_bytes(), FORM), Err(Stop::Unreadable(_))), "{body}");
        }
    }
}
