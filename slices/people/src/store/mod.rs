//! Every SQL statement of this slice.

mod brought;
mod person;
mod sign_in;

pub use brought::{
    Organisation, add_organisation, organisation, remove_organisation, remove_person, rename_organisation, set_name,
};
pub use person::{
    add_person, asks_and_offers, audience_of_fields, change_profile, email_of, everybody_after, joined_organisation,
    name_of, organisation_named, people_at, person, person_by_email, person_by_key, phone_of, set_about,
    set_asks_and_offers, set_hidden, set_phone, set_place, update_organisation,
};
pub use sign_in::{
    CodeRow, SignInLine, add_by_link, add_code, add_first, add_sign_in, code_by_link, code_of_browser, codes_asked,
    count_try, end_sign_in, end_sign_in_by_token, forget_codes, forget_sign_ins, is_operated, is_untouched,
    opened_a_link, sign_ins_of, use_code,
};
