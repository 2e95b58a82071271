-- Methods: ways of doing an activity that anybody can lead. Ours come with the program; these are a community's own.
-- Steps and tips are one to a line; aims and places are words.
CREATE TABLE method (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    lang @text NOT NULL,
    kind @text NOT NULL,
    minutes @int NOT NULL,
    least @int NOT NULL,
    most @int NOT NULL,
    people_from @int NOT NULL,
    people_to @int NOT NULL,
    aims @text NOT NULL,
    places @text NOT NULL,
    name @text NOT NULL,
    purpose @text NOT NULL,
    prompt @text NOT NULL,
    steps @text NOT NULL,
    needs @text NOT NULL,
    tips @text NOT NULL,
    in_room @text NOT NULL,
    online @text NOT NULL,
    by_phone @text NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    changed_at @time NOT NULL,
    retired_at @time
) @strict;
CREATE INDEX method_of_community ON method (community_id, name);

-- What people are asked before a session. An empty question: there are only things to read or do.
CREATE TABLE preparation (
    session_id @id PRIMARY KEY NOT NULL REFERENCES session (id),
    question @text NOT NULL,
    asked_by @id REFERENCES person (id),
    asked_at @time NOT NULL
) @strict;

-- Something to read or do before a session.
CREATE TABLE preparation_item (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    place_in_list @int NOT NULL,
    text @text NOT NULL,
    link @text,
    minutes @int NOT NULL
) @strict;
CREATE INDEX preparation_item_of_session ON preparation_item (session_id, place_in_list);

-- Who said that they are ready for a session. Who did not is nowhere.
CREATE TABLE ready (
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id NOT NULL REFERENCES person (id),
    at @time NOT NULL,
    PRIMARY KEY (session_id, person_id)
) @strict;
CREATE INDEX ready_of_person ON ready (person_id, at);

-- What somebody wants help with in a session, said ahead. An unattributed one holds no person: see need_author.
CREATE TABLE need (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    person_id @id REFERENCES person (id),
    team_id @id REFERENCES team (id),
    lang @text NOT NULL,
    text @text NOT NULL,
    written_at @time NOT NULL
) @strict;
CREATE INDEX need_of_session ON need (session_id, written_at, id);
CREATE INDEX need_of_person ON need (person_id, written_at);

-- Who wrote what is unattributed: so that they alone can take it back. No list query joins this table.
CREATE TABLE need_author (
    need_id @id PRIMARY KEY NOT NULL REFERENCES need (id),
    person_id @id NOT NULL REFERENCES person (id)
) @strict;
CREATE INDEX need_author_of_person ON need_author (person_id);

-- Who wants help with the same.
CREATE TABLE need_backer (
    need_id @id NOT NULL REFERENCES need (id),
    person_id @id NOT NULL REFERENCES person (id),
    PRIMARY KEY (need_id, person_id)
) @strict;
CREATE INDEX need_backer_of_person ON need_backer (person_id);

-- In which activity of the agenda a need is taken up.
CREATE TABLE activity_need (
    activity_id @id NOT NULL REFERENCES activity (id),
    need_id @id NOT NULL REFERENCES need (id),
    place_in_list @int NOT NULL,
    PRIMARY KEY (activity_id, need_id)
) @strict;
CREATE INDEX activity_need_of_need ON activity_need (need_id);
