-- Holding a session, whole: who came and how it became known, what may be quoted, what was named, how it was.

-- How many came beside those who are noted by name, by how they came and, where it was told, of which team.
CREATE TABLE beside (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    team_id @id REFERENCES team (id),
    how @text NOT NULL,
    many @int NOT NULL
) @strict;
CREATE INDEX beside_of_session ON beside (session_id, how);

-- Every change of what is noted about somebody: from what to what, by whom, how it became known.
CREATE TABLE attendance_change (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    was @text,
    became @text,
    via @text NOT NULL,
    changed_by @id REFERENCES person (id),
    changed_at @time NOT NULL
) @strict;
CREATE INDEX attendance_change_of_session ON attendance_change (session_id, changed_at, id);
CREATE INDEX attendance_change_of_person ON attendance_change (person_id);

-- A line of a report of attendance, one per person as the report names them, and what became of it. The address is kept
-- only while the line waits; a copy of the report is recognised by the digest.
CREATE TABLE seen (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    mark_hash @text NOT NULL,
    name @text NOT NULL,
    address @text,
    how @text NOT NULL,
    twice @bool NOT NULL,
    state @text NOT NULL,
    person_id @id REFERENCES person (id),
    noted @bool NOT NULL,
    by_address @bool NOT NULL,
    brought_at @time NOT NULL,
    settled_at @time,
    settled_by @id REFERENCES person (id),
    UNIQUE (session_id, mark_hash)
) @strict;
CREATE INDEX seen_of_person ON seen (person_id);

CREATE TABLE seen_proposal (
    seen_id @id NOT NULL REFERENCES seen (id),
    person_id @id NOT NULL REFERENCES person (id),
    reason @text NOT NULL,
    PRIMARY KEY (seen_id, person_id)
) @strict;
CREATE INDEX seen_proposal_of_person ON seen_proposal (person_id);

-- What somebody agreed to in a community, one purpose at a time, as they said it last.
CREATE TABLE consent (
    person_id @id NOT NULL REFERENCES person (id),
    community_id @id NOT NULL REFERENCES community (id),
    purpose @text NOT NULL,
    given @bool NOT NULL,
    said_at @time NOT NULL,
    PRIMARY KEY (person_id, community_id, purpose)
) @strict;

-- Since when what was said may not be quoted any more.
ALTER TABLE contribution ADD COLUMN quote_withdrawn_at @time;

-- How a session was: one answer of whoever was there, as a whole and by the goals of the community. Never read back.
CREATE TABLE pulse (
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    overall @int NOT NULL,
    word @text NOT NULL,
    answered_at @time NOT NULL,
    PRIMARY KEY (session_id, person_id)
) @strict;
CREATE INDEX pulse_of_person ON pulse (person_id);

CREATE TABLE pulse_goal (
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    term_id @id NOT NULL REFERENCES term (id),
    rating @int NOT NULL,
    answered_at @time NOT NULL,
    PRIMARY KEY (session_id, person_id, term_id)
) @strict;
CREATE INDEX pulse_goal_of_person ON pulse_goal (person_id);

-- Tools and other resources that were named in a session.
CREATE TABLE named (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    place_in_list @int NOT NULL,
    text @text NOT NULL,
    address @text NOT NULL
) @strict;
CREATE INDEX named_of_session ON named (session_id, place_in_list);

-- The topic of the community's learning agenda that a question became.
ALTER TABLE question ADD COLUMN topic_id @id REFERENCES term (id);
