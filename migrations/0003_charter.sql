-- Communities, and who is what in them.

CREATE TABLE community (
    id @id PRIMARY KEY NOT NULL,
    slug @text NOT NULL UNIQUE,
    name @text NOT NULL,
    lang @text NOT NULL,
    zone @text NOT NULL,
    accent @text NOT NULL,
    visibility @text NOT NULL,
    joining @text NOT NULL,
    summary @text NOT NULL,
    domain @text NOT NULL,
    domain_html @text NOT NULL,
    who @text NOT NULL,
    who_html @text NOT NULL,
    practice @text NOT NULL,
    practice_html @text NOT NULL,
    purpose @text NOT NULL,
    purpose_html @text NOT NULL,
    renderer @int NOT NULL,
    opened_at @time NOT NULL,
    retired_at @time
) @strict;

CREATE INDEX community_by_name ON community (name, id) WHERE retired_at IS NULL;

CREATE TABLE community_sponsor (
    community_id @id NOT NULL REFERENCES community (id),
    organisation_id @id NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (community_id, organisation_id)
) @strict;

CREATE TABLE cohort (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    name @text NOT NULL,
    starts_on @date NOT NULL,
    ends_on @date NOT NULL,
    -- What came of it, in a sentence; and since when it is only read.
    outcome @text NOT NULL DEFAULT '',
    archived_at @time,
    archived_by @id REFERENCES person (id)
) @strict;
CREATE INDEX cohort_of_community ON cohort (community_id, starts_on);

CREATE TABLE team (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    cohort_id @id REFERENCES cohort (id),
    name @text NOT NULL,
    purpose @text NOT NULL,
    outcome @text NOT NULL DEFAULT '',
    ended_at @time
) @strict;
CREATE INDEX team_of_community ON team (community_id, name);

-- What a person is, where, from when until when, and how it came about.
CREATE TABLE membership (
    id @id PRIMARY KEY NOT NULL,
    person_id @id NOT NULL REFERENCES person (id),
    community_id @id NOT NULL REFERENCES community (id),
    cohort_id @id REFERENCES cohort (id),
    team_id @id REFERENCES team (id),
    role @text NOT NULL,
    from_at @time NOT NULL,
    until_at @time,
    how @text NOT NULL,
    suspended_at @time
) @strict;
CREATE INDEX membership_of_person ON membership (person_id, community_id);
CREATE INDEX membership_of_community ON membership (community_id, person_id);
CREATE INDEX membership_of_team ON membership (team_id, person_id);

-- Versions of the working agreement.
CREATE TABLE agreement (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    version @int NOT NULL,
    text @text NOT NULL,
    html @text NOT NULL,
    renderer @int NOT NULL,
    note @text NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    UNIQUE (community_id, version)
) @strict;

CREATE TABLE acknowledgement (
    agreement_id @id NOT NULL REFERENCES agreement (id),
    person_id @id NOT NULL REFERENCES person (id),
    at @time NOT NULL,
    PRIMARY KEY (agreement_id, person_id)
) @strict;
CREATE INDEX acknowledgement_of_person ON acknowledgement (person_id);

-- A steward's own lists: capacities, session goals, principles, priorities.
CREATE TABLE framework (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    kind @text NOT NULL,
    name_en @text NOT NULL,
    name_fr @text NOT NULL,
    place_in_list @int NOT NULL
) @strict;
CREATE INDEX framework_of_community ON framework (community_id, place_in_list);

CREATE TABLE term (
    id @id PRIMARY KEY NOT NULL,
    framework_id @id NOT NULL REFERENCES framework (id),
    en @text NOT NULL,
    fr @text NOT NULL,
    about_en @text NOT NULL,
    about_fr @text NOT NULL,
    place_in_list @int NOT NULL,
    retired_at @time
) @strict;
CREATE INDEX term_of_framework ON term (framework_id, place_in_list);

-- Invited people: they have an invitation and have not joined. The secret itself is only in the letter.
CREATE TABLE invitation (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    team_id @id REFERENCES team (id),
    name @text NOT NULL,
    email @text NOT NULL,
    role @text NOT NULL,
    lang @text NOT NULL,
    secret_hash @text NOT NULL UNIQUE,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    ends_at @time NOT NULL,
    answered_at @time,
    answer @text,
    -- Somebody pressed a button on its page; who they are; that they said something before they joined; its letter.
    opened_at @time,
    person_id @id REFERENCES person (id),
    acted_at @time,
    letter_id @id REFERENCES letter (id)
) @strict;
CREATE INDEX invitation_of_person ON invitation (person_id);
CREATE INDEX invitation_of_community ON invitation (community_id, made_at);
CREATE INDEX invitation_of_email ON invitation (email);

CREATE TABLE join_request (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    person_id @id NOT NULL REFERENCES person (id),
    message @text NOT NULL,
    made_at @time NOT NULL,
    answered_at @time,
    answered_by @id REFERENCES person (id),
    answer @text
) @strict;
CREATE INDEX join_request_of_community ON join_request (community_id, made_at);
CREATE INDEX join_request_of_person ON join_request (person_id);

-- Lists of people that were brought in at once, and what each did, so that the whole of it can be taken back.
CREATE TABLE roster_import (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    undone_at @time
) @strict;
CREATE INDEX roster_import_of_community ON roster_import (community_id, made_at);

CREATE TABLE roster_import_part (
    import_id @id NOT NULL REFERENCES roster_import (id),
    act @text NOT NULL,
    part_id @id NOT NULL,
    PRIMARY KEY (import_id, act, part_id)
) @strict;
