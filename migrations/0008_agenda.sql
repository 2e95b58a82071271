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
