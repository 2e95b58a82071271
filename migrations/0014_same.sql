-- One under several names: what imports could not tell, and what stewards and operators said about it.

-- Who is to keep a commitment, as minutes call them: a first name or initials that only people can tell.
CREATE TABLE commitment_owner (
    commitment_id @id PRIMARY KEY NOT NULL REFERENCES commitment (id),
    said @text NOT NULL
) @strict;

-- Two that are one: which was joined to which, by whom, and why. What remained is pointed at as long as that was not undone.
CREATE TABLE joined (
    id @id PRIMARY KEY NOT NULL,
    kind @text NOT NULL,
    community_id @id REFERENCES community (id),
    person_id @id REFERENCES person (id),
    organisation_id @id REFERENCES organisation (id),
    kept_id @id NOT NULL,
    gone_id @id NOT NULL,
    name @text NOT NULL,
    folded @text NOT NULL,
    reason @text NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    undone_at @time
) @strict;
CREATE INDEX joined_of_community ON joined (community_id, made_at);
CREATE INDEX joined_by_name ON joined (kind, folded);

-- What a joining did to each row, so that it can be undone row by row.
CREATE TABLE joined_part (
    joined_id @id NOT NULL REFERENCES joined (id),
    place @int NOT NULL,
    table_name @text NOT NULL,
    column_name @text NOT NULL,
    was @json NOT NULL,
    PRIMARY KEY (joined_id, place)
) @strict;

-- Two that look alike and are not the same: never proposed again.
CREATE TABLE unlike (
    kind @text NOT NULL,
    one_id @id NOT NULL,
    other_id @id NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    PRIMARY KEY (kind, one_id, other_id)
) @strict;

CREATE INDEX imported_of_target ON imported (target_id, kind);
