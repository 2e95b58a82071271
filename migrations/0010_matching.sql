-- Pairs, trios and rooms of people: proposed by a facilitator, accepted, and remembered, so that the next ones are others.

CREATE TABLE pairing (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    cohort_id @id REFERENCES cohort (id),
    team_id @id REFERENCES team (id),
    audience @text NOT NULL,
    session_id @id REFERENCES session (id),
    title @text NOT NULL,
    lang @text NOT NULL,
    prompt @text NOT NULL,
    size @int NOT NULL,
    rules @text NOT NULL,
    letters @bool NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    accepted_at @time
) @strict;
CREATE INDEX pairing_of_community ON pairing (community_id, made_at, id);
CREATE INDEX pairing_of_session ON pairing (session_id, made_at);

-- Who sits in which group; group 0 stays out. What is kept stays together when the others are drawn again.
CREATE TABLE pairing_seat (
    pairing_id @id NOT NULL REFERENCES pairing (id),
    person_id @id NOT NULL REFERENCES person (id),
    number @int NOT NULL,
    kept @bool NOT NULL,
    meets_at @time,
    introduced_at @time,
    PRIMARY KEY (pairing_id, person_id)
) @strict;
CREATE INDEX pairing_seat_of_person ON pairing_seat (person_id, pairing_id);
CREATE INDEX pairing_seat_of_group ON pairing_seat (pairing_id, number);
