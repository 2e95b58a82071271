-- Persons, their organisations, and how they sign in.

CREATE TABLE organisation (
    id @id PRIMARY KEY NOT NULL,
    name @text NOT NULL,
    folded @text NOT NULL,
    sector @text NOT NULL,
    place @text NOT NULL,
    region @text NOT NULL
) @strict;
CREATE INDEX organisation_by_name ON organisation (folded);

CREATE TABLE person (
    id @id PRIMARY KEY NOT NULL,
    name @text NOT NULL,
    folded @text NOT NULL,
    organisation_id @id REFERENCES organisation (id),
    job @text NOT NULL,
    pronouns @text NOT NULL,
    place @text NOT NULL,
    region @text NOT NULL,
    about @text NOT NULL,
    about_html @text NOT NULL,
    renderer @int NOT NULL,
    lang @text NOT NULL,
    zone @text NOT NULL,
    operator @bool NOT NULL,
    added_at @time NOT NULL,
    erased_at @time,
    languages @text,
    hours @text
) @strict;
CREATE INDEX person_by_name ON person (folded, id);
CREATE INDEX person_of_organisation ON person (organisation_id);
CREATE INDEX person_operator ON person (operator) WHERE operator = true;

-- How a person is reached. No list query joins this table.
CREATE TABLE person_reach (
    person_id @id PRIMARY KEY NOT NULL REFERENCES person (id),
    email @text UNIQUE,
    phone @text
) @strict;

-- What a person asks for and what they offer.
CREATE TABLE ask_offer (
    id @id PRIMARY KEY NOT NULL,
    person_id @id NOT NULL REFERENCES person (id),
    kind @text NOT NULL,
    text @text NOT NULL,
    folded @text NOT NULL,
    place_in_list @int NOT NULL
) @strict;
CREATE INDEX ask_offer_of_person ON ask_offer (person_id, place_in_list);

-- Fields of a profile that are for a narrower audience than the community.
CREATE TABLE field_audience (
    person_id @id NOT NULL REFERENCES person (id),
    field @text NOT NULL,
    audience @text NOT NULL,
    PRIMARY KEY (person_id, field)
) @strict;

-- A browser that is signed in. The secret itself is only in its cookie. Let in by a link: "only" by one, without an
-- account, or "also", beside a sign-in.
CREATE TABLE sign_in (
    id @id PRIMARY KEY NOT NULL,
    token_hash @text NOT NULL UNIQUE,
    person_id @id NOT NULL REFERENCES person (id),
    browser @text NOT NULL,
    started_at @time NOT NULL,
    ends_at @time NOT NULL,
    ended_at @time,
    by_link @text
) @strict;
CREATE INDEX sign_in_of_person ON sign_in (person_id, started_at);

-- A code and a link that were mailed: few tries, short life, one use, bound to the browser that asked.
CREATE TABLE sign_in_code (
    id @id PRIMARY KEY NOT NULL,
    email @text NOT NULL,
    code_hash @text NOT NULL,
    link_hash @text NOT NULL UNIQUE,
    browser_hash @text NOT NULL,
    next_path @text NOT NULL,
    made_at @time NOT NULL,
    ends_at @time NOT NULL,
    tries @int NOT NULL,
    used_at @time
) @strict;
CREATE INDEX sign_in_code_of_browser ON sign_in_code (browser_hash, made_at);
CREATE INDEX sign_in_code_of_email ON sign_in_code (email, made_at);
