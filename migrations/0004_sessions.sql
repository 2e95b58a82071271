-- Sessions: people meeting. What was said there, decided, promised and asked.

-- The capacity of a series is that of its sessions, but for those that have one of their own.
CREATE TABLE series (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    cohort_id @id REFERENCES cohort (id),
    team_id @id REFERENCES team (id),
    audience @text NOT NULL,
    title @text NOT NULL,
    purpose @text NOT NULL,
    lang @text NOT NULL,
    rule @text NOT NULL,
    first_on @date NOT NULL,
    time_of_day @text NOT NULL,
    zone @text NOT NULL,
    minutes @int NOT NULL,
    link @text,
    phone @text,
    passcode @text,
    facilitator_id @id REFERENCES person (id),
    revision @int NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    capacity @int
) @strict;
CREATE INDEX series_of_community ON series (community_id, first_on);

-- The wall clock (day, time of day, zone) is what was agreed; starts_at is the instant that follows from it. The
-- revision counts what calendars must hear of: a move, another link, a cancellation. The slot is the day of its series'
-- rule that a session stands for, wherever it was moved; the capacity is how many may come, where it is not everybody.
CREATE TABLE session (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    cohort_id @id REFERENCES cohort (id),
    team_id @id REFERENCES team (id),
    audience @text NOT NULL,
    series_id @id REFERENCES series (id),
    slot_on @date,
    capacity @int,
    title @text NOT NULL,
    purpose @text NOT NULL,
    lang @text NOT NULL,
    on_day @date NOT NULL,
    time_of_day @text NOT NULL,
    zone @text NOT NULL,
    starts_at @time NOT NULL,
    minutes @int NOT NULL,
    link @text,
    phone @text,
    passcode @text,
    facilitator_id @id REFERENCES person (id),
    revision @int NOT NULL,
    also_present @int NOT NULL,
    begun_at @time,
    ended_at @time,
    cancelled_at @time,
    notes @text NOT NULL,
    notes_html @text NOT NULL,
    renderer @int NOT NULL,
    published_at @time,
    published_by @id REFERENCES person (id)
) @strict;
CREATE INDEX session_of_community ON session (community_id, starts_at, id);
CREATE INDEX session_of_series ON session (series_id, starts_at);

-- Who waits for a place waits since then; who comes instead of somebody is a person of the community, or only a name.
CREATE TABLE rsvp (
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    answer @text NOT NULL,
    at @time NOT NULL,
    waits_from @time,
    instead @text,
    instead_id @id REFERENCES person (id),
    PRIMARY KEY (session_id, person_id)
) @strict;
CREATE INDEX rsvp_of_person ON rsvp (person_id, at);

-- The method is the one of the library that it follows: one of ours, or the id of one of the community's own.
CREATE TABLE activity (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    place_in_agenda @int NOT NULL,
    kind @text NOT NULL,
    title @text NOT NULL,
    minutes @int NOT NULL,
    prompt @text NOT NULL,
    method @text,
    begun_at @time,
    removed_at @time
) @strict;
CREATE INDEX activity_of_session ON activity (session_id, place_in_agenda);

-- What somebody said or wrote in an activity. An unattributed one holds no person: see contribution_author.
CREATE TABLE contribution (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    activity_id @id REFERENCES activity (id),
    person_id @id REFERENCES person (id),
    attribution @text NOT NULL,
    channel @text NOT NULL,
    audience @text NOT NULL,
    team_id @id REFERENCES team (id),
    lang @text NOT NULL,
    text @text NOT NULL,
    html @text NOT NULL,
    renderer @int NOT NULL,
    may_quote @bool NOT NULL,
    kept @bool NOT NULL,
    typed_by @id REFERENCES person (id),
    written_at @time NOT NULL
) @strict;
CREATE INDEX contribution_of_session ON contribution (session_id, written_at, id);
CREATE INDEX contribution_of_activity ON contribution (activity_id, written_at);
CREATE INDEX contribution_of_person ON contribution (person_id, session_id, kept, team_id);

-- Who wrote what is unattributed: so that they alone can take it back. No list query joins this table.
CREATE TABLE contribution_author (
    contribution_id @id PRIMARY KEY NOT NULL REFERENCES contribution (id),
    person_id @id NOT NULL REFERENCES person (id)
) @strict;
CREATE INDEX contribution_author_of_person ON contribution_author (person_id);

CREATE TABLE attendance (
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    how @text NOT NULL,
    noted_by @id REFERENCES person (id),
    noted_at @time NOT NULL,
    PRIMARY KEY (session_id, person_id)
) @strict;
CREATE INDEX attendance_of_person ON attendance (person_id, noted_at);

CREATE TABLE decision (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    place_in_list @int NOT NULL,
    text @text NOT NULL
) @strict;
CREATE INDEX decision_of_session ON decision (session_id, place_in_list);

-- Who does what by when, promised in a session. Nobody yet: the record cannot be published before somebody is named.
-- The team is the one they were in when they promised.
CREATE TABLE commitment (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id REFERENCES person (id),
    team_id @id REFERENCES team (id),
    text @text NOT NULL,
    lang @text NOT NULL,
    due_on @date,
    state @text NOT NULL,
    note @text NOT NULL,
    made_at @time NOT NULL,
    changed_at @time NOT NULL
) @strict;
CREATE INDEX commitment_of_session ON commitment (session_id, made_at);
CREATE INDEX commitment_of_person ON commitment (person_id, state);

-- A question that people take away from a session.
CREATE TABLE question (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    asked_by @id REFERENCES person (id),
    text @text NOT NULL,
    lang @text NOT NULL,
    state @text NOT NULL,
    made_at @time NOT NULL,
    changed_at @time NOT NULL
) @strict;
CREATE INDEX question_of_session ON question (session_id, made_at);
CREATE INDEX question_of_person ON question (asked_by, changed_at);

CREATE TABLE answer (
    id @id PRIMARY KEY NOT NULL,
    question_id @id NOT NULL REFERENCES question (id),
    person_id @id REFERENCES person (id),
    channel @text NOT NULL,
    lang @text NOT NULL,
    text @text NOT NULL,
    html @text NOT NULL,
    renderer @int NOT NULL,
    written_at @time NOT NULL
) @strict;
CREATE INDEX answer_of_question ON answer (question_id, written_at);

-- Whom the recap of a published record was written to: once each, however often its job runs.
CREATE TABLE recap (
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    written_at @time NOT NULL,
    PRIMARY KEY (session_id, person_id)
) @strict;
