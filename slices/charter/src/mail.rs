//! The letters of this slice: an invitation, and the answer to a request.

use askama::Template;
use kith_base::{Email, Name, Say};
use kith_mail::{Letter, Wording};
use kith_policy::PersonId;
use kith_web::{Speech, Stop};

use crate::{Answer, Community, Inviting};

#[derive(Template)]
#[template(path = "mail/invitation/subject.txt")]
struct InvitationSubject<'l> {
    speech: &'l Speech,
    community: &'l str,
}

#[derive(Template)]
#[template(path = "mail/invitation/body.txt")]
struct InvitationText<'l> {
    speech: &'l Speech,
    said: &'l Invited,
}

#[derive(Template)]
#[template(path = "mail/invitation/body.html")]
struct InvitationHtml<'l> {
    speech: &'l Speech,
    said: &'l Invited,
}

/// What the letter of an invitation says.
struct Invited {
    name: String,
    invites: String,
    summary: String,
    role: String,
    link: String,
    until: String,
}

/// The letter that brings an invitation and its link.
pub fn invitation(
    speech: &Speech,
    community: &Community,
    draft: &Inviting,
    (from, secret): (&str, &str),
) -> Result<Letter, Stop> {
    let name = community.name.as_str();
    let invites = Say::new("charter-mail-invites").with("from", from).with("community", name);
    let said = Invited {
        name: draft.name.to_string(),
        invites: speech.said(&invites),
        summary: community.summary.clone(),
        role: speech.t(&format!("charter-role-{}", draft.role.word())),
        link: speech.address(&format!("/invitations/{secret}")),
        until: speech.when(draft.at + crate::invitation::OPEN_FOR).text,
    };
    let subject = rendered(&InvitationSubject { speech, community: name })?;
    let text = rendered(&InvitationText { speech, said: &said })?;
    let html = rendered(&InvitationHtml { speech, said: &said })?;
    Ok(letter(
        "charter.invitation",
        speech,
        community,
        (draft.name.clone(), draft.email.clone()),
        (subject, text, html),
    ))
}

#[derive(Template)]
#[template(path = "mail/answer/subject.txt")]
struct AnswerSubject<'l> {
    speech: &'l Speech,
    community: &'l str,
}

#[derive(Template)]
#[template(path = "mail/answer/body.txt")]
struct AnswerText<'l> {
    speech: &'l Speech,
    said: &'l Answered,
}

#[derive(Template)]
#[template(path = "mail/answer/body.html")]
struct AnswerHtml<'l> {
    speech: &'l Speech,
    said: &'l Answered,
}

/// What the letter with an answer says.
struct Answered {
    name: String,
    answer: String,
    sentence: String,
    /// Where to go on, for a yes.
    link: String,
}

/// The letter that answers a request to join, with the sentence of who answered it.
pub fn answered(
    speech: &Speech,
    community: &Community,
    (person, name, email): (PersonId, Name, Email),
    answer: Answer,
    sentence: &str,
) -> Result<Letter, Stop> {
    let yes = answer == Answer::Accepted;
    let key = if yes { "charter-mail-answer-yes" } else { "charter-mail-answer-no" };
    let said = Answered {
        name: name.to_string(),
        answer: speech.ta(key, "community", &*community.name),
        sentence: sentence.to_owned(),
        link: if yes { speech.address(&community.path("")) } else { String::new() },
    };
    let subject = rendered(&AnswerSubject { speech, community: &community.name })?;
    let text = rendered(&AnswerText { speech, said: &said })?;
    let html = rendered(&AnswerHtml { speech, said: &said })?;
    let letter = letter("charter.answer", speech, community, (name, email), (subject, text, html));
    Ok(letter.to_person(person))
}

#[derive(Template)]
#[template(path = "mail/delegation/subject.txt")]
struct LentSubject<'l> {
    speech: &'l Speech,
    community: &'l str,
}

#[derive(Template)]
#[template(path = "mail/delegation/body.txt")]
struct LentText<'l> {
    speech: &'l Speech,
    said: &'l Lent,
}

#[derive(Template)]
#[template(path = "mail/delegation/body.html")]
struct LentHtml<'l> {
    speech: &'l Speech,
    said: &'l Lent,
}

/// What the letter about a role that is lent says.
struct Lent {
    name: String,
    sentence: String,
    reason: String,
    link: String,
}

/// The letter about a role that is lent, or went back: the sentence that says so, and the reason.
pub fn lent(
    speech: &Speech,
    community: &Community,
    (person, name, email): (PersonId, Name, Email),
    (sentence, reason): (&str, &str),
) -> Result<Letter, Stop> {
    let said = Lent {
        name: name.to_string(),
        sentence: sentence.to_owned(),
        reason: reason.to_owned(),
        link: speech.address(&community.path(&format!("/people/{person}"))),
    };
    let subject = rendered(&LentSubject { speech, community: &community.name })?;
    let text = rendered(&LentText { speech, said: &said })?;
    let html = rendered(&LentHtml { speech, said: &said })?;
    let letter = letter("charter.delegation", speech, community, (name, email), (subject, text, html));
    Ok(letter.to_person(person))
}

fn rendered(template: &impl Template) -> Result<String, Stop> {
    template.render().map_err(|error| Stop::Fault(error.to_string()))
}

fn letter(
    kind: &'static str,
    speech: &Speech,
    community: &Community,
    to: (Name, Email),
    (subject, text, html): (String, String, String),
) -> Letter {
    let said = Wording { subject, text, html };
    Letter::new(kind, to, speech.tongue(), said).from_community(community.id)
}
