-- The rhythm of a community: which letters go before, after and between its sessions, when, and to whom they went.

-- How many letters a person gets in seven days, beside those they ask for. The row is also what writers of letters to the
-- same person wait for.
CREATE TABLE letter_allowance (
    person_id @id PRIMARY KEY NOT NULL REFERENCES person (id),
    most @int
) @strict;

-- Which letters of a community a person wants; all of them where there is no row. Where they stopped some by the link in
-- a letter: when, and what they wanted before.
CREATE TABLE letter_choice (
    person_id @id NOT NULL REFERENCES person (id),
    community_id @id NOT NULL REFERENCES community (id),
    choice @text NOT NULL,
    stopped_at @time,
    was @text,
    PRIMARY KEY (person_id, community_id)
) @strict;
CREATE INDEX letter_choice_of_community ON letter_choice (community_id, person_id);

-- The few facts that timetables follow.
CREATE INDEX fact_of_plans ON fact (at, id)
    WHERE kind IN ('session.planned', 'session.changed', 'session.moved', 'session.cancelled', 'session.restored',
                   'session.ended', 'session.published');

-- A community that has a timetable: since when it is on, and between which hours letters go. Its own days off are a line
-- each: a date, and perhaps what it is.
CREATE TABLE rhythm (
    community_id @id PRIMARY KEY NOT NULL REFERENCES community (id),
    on_since @time,
    from_hour @int NOT NULL,
    until_hour @int NOT NULL,
    weekends @bool NOT NULL,
    holidays @text NOT NULL,
    days_off @text NOT NULL
) @strict;

-- A step of the timetable as a community, a series or a session has it; as usual where there is no row. sent_at: when
-- somebody sent it by hand.
CREATE TABLE rhythm_step (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    series_id @id REFERENCES series (id),
    session_id @id REFERENCES session (id),
    step @text NOT NULL,
    is_on @bool NOT NULL,
    days @int NOT NULL,
    hour @int NOT NULL,
    text_en @text NOT NULL,
    text_fr @text NOT NULL,
    sent_at @time
) @strict;
CREATE INDEX rhythm_step_of_community ON rhythm_step (community_id, session_id, series_id);

-- When a step of a session is next to be looked at: somebody's letter is due.
CREATE TABLE rhythm_due (
    session_id @id NOT NULL REFERENCES session (id),
    step @text NOT NULL,
    due_at @time NOT NULL,
    PRIMARY KEY (session_id, step)
) @strict;
CREATE INDEX rhythm_due_by_time ON rhythm_due (due_at, session_id);

-- What became of a step for a person, once each: a letter, or why there was none.
CREATE TABLE reminder (
    session_id @id NOT NULL REFERENCES session (id),
    step @text NOT NULL,
    person_id @id NOT NULL REFERENCES person (id),
    held @text,
    at @time NOT NULL,
    PRIMARY KEY (session_id, step, person_id)
) @strict;
CREATE INDEX reminder_of_person ON reminder (person_id, at);

-- Up to when the facts of plans were followed.
CREATE TABLE rhythm_followed (
    follower @text PRIMARY KEY NOT NULL,
    at @time NOT NULL
) @strict;
