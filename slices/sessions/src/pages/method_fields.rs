//! The fields of a method of a community's own: as they are typed, and as they stand in its form.

use kith_base::{Lang, Say, Title};
use kith_web::{Field, FieldKind, Fields, Stop, Tried, read_form};

use crate::ActivityKind;
use crate::agenda::{read_minutes, read_prompt};
use crate::method::{Aim, Method, MethodDraft, Setting, Told, read_aim, read_lines, read_setting, read_words};
use crate::session::{read_lang, read_number};

/// The form of a method.
pub const METHOD: &[Field] = &[
    Field::required("name", FieldKind::Line(200)),
    Field::required("purpose", FieldKind::Line(500)),
    Field::required("lang", FieldKind::Choice(&["en", "fr"])),
    Field::required(
        "kind",
        FieldKind::Choice(&[
            "check_in",
            "round",
            "pairs",
            "one_word",
            "case",
            "evidence",
            "open",
            "break",
            "questions",
            "commitments",
        ]),
    ),
    Field::required("minutes", FieldKind::Number(1, 240)),
    Field::optional("least", FieldKind::Number(1, 240)),
    Field::optional("most", FieldKind::Number(1, 240)),
    Field::required("people_from", FieldKind::Number(1, 100_000)),
    Field::required("people_to", FieldKind::Number(1, 100_000)),
    Field::optional("aims", FieldKind::Many),
    Field::optional("places", FieldKind::Many),
    Field::optional("prompt", FieldKind::Line(500)),
    Field::required("steps", FieldKind::Text(6_000)),
    Field::optional("needs", FieldKind::Line(500)),
    Field::optional("tips", FieldKind::Text(6_000)),
    Field::optional("room", FieldKind::Line(500)),
    Field::optional("online", FieldKind::Line(500)),
    Field::optional("phone", FieldKind::Line(500)),
];

/// What is typed.
struct Typed {
    name: Title,
    purpose: String,
    lang: Lang,
    kind: ActivityKind,
    minutes: i64,
    least: Option<i64>,
    most: Option<i64>,
    people_from: i64,
    people_to: i64,
    aims: Vec<Aim>,
    places: Vec<Setting>,
    prompt: String,
    steps: Vec<String>,
    needs: String,
    tips: Vec<String>,
    room: String,
    online: String,
    phone: String,
}

fn typed(fields: &Fields) -> Result<Typed, Stop> {
    let people = |text: &str| read_number(text, 1, 100_000);
    read_form!(
        fields,
        Typed {
            name: need(Title::read),
            purpose: need(read_words),
            lang: need(read_lang),
            kind: need(ActivityKind::read),
            minutes: need(read_minutes),
            least: maybe(read_minutes),
            most: maybe(read_minutes),
            people_from: need(people),
            people_to: need(people),
            aims: each(read_aim),
            places: each(read_setting),
            prompt: any(read_prompt),
            steps: need(read_lines),
            needs: any(read_words),
            tips: any(read_lines),
            room: any(read_words),
            online: any(read_words),
            phone: any(read_words),
        }
    )
}

/// The method that was typed; what stands against itself is said at its field.
pub fn read(fields: &Fields) -> Result<MethodDraft, Stop> {
    let it = typed(fields)?;
    let (least, most) = (it.least.unwrap_or(it.minutes), it.most.unwrap_or(it.minutes));
    if least > it.minutes {
        return Err(Stop::field("least", Say::new("activities-error-least")));
    }
    if most < it.minutes {
        return Err(Stop::field("most", Say::new("activities-error-most")));
    }
    if it.people_to < it.people_from {
        return Err(Stop::field("people_to", Say::new("activities-error-people")));
    }
    let told = Told {
        name: it.name.to_string(),
        purpose: it.purpose,
        prompt: it.prompt,
        steps: it.steps,
        needs: it.needs,
        tips: it.tips,
        room: it.room,
        online: it.online,
        phone: it.phone,
        credit: String::new(),
    };
    let people = (it.people_from, it.people_to);
    let (lang, kind, minutes, aims, places) = (it.lang, it.kind, it.minutes, it.aims, it.places);
    Ok(MethodDraft { lang, kind, minutes, least, most, people, aims, places, told })
}

/// What a form about a method begins with.
pub fn filled(tried: Tried, it: &Method) -> Tried {
    let told = &it.told;
    let one = [
        ("name", told.name.clone()),
        ("purpose", told.purpose.clone()),
        ("lang", it.lang.tag().to_owned()),
        ("kind", it.kind.word().to_owned()),
        ("minutes", it.minutes.to_string()),
        ("least", it.least.to_string()),
        ("most", it.most.to_string()),
        ("people_from", it.people.0.to_string()),
        ("people_to", it.people.1.to_string()),
        ("prompt", told.prompt.clone()),
        ("steps", told.steps.join("\n")),
        ("needs", told.needs.clone()),
        ("tips", told.tips.join("\n")),
        ("room", told.room.clone()),
        ("online", told.online.clone()),
        ("phone", told.phone.clone()),
    ];
    let aims = it.aims.iter().map(|aim| ("aims", aim.word().to_owned()));
    let places = it.places.iter().map(|place| ("places", place.word().to_owned()));
    tried.over(one).over(aims).over(places)
}
