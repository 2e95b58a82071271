-- What a community meant to do: lines of its annual work plan, each for a priority of its strategic plan; and what points
-- at them.

-- A line is of a year; its days are the whole of it, or those that were said. Its owner is a person or an organisation by
-- name, as the plan has it.
CREATE TABLE plan_line (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    changed_at @time NOT NULL,
    term_id @id NOT NULL REFERENCES term (id),
    year @int NOT NULL,
    code @text NOT NULL,
    text @text NOT NULL,
    owner @text NOT NULL,
    state @text NOT NULL,
    starts_on @date NOT NULL,
    ends_on @date NOT NULL,
    UNIQUE (community_id, year, code)
) @strict;
CREATE INDEX plan_line_of_term ON plan_line (term_id);

-- A plan that was brought in, and what that did, so that the whole of it can be taken back.
CREATE TABLE plan_import (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    undone_at @time
) @strict;
CREATE INDEX plan_import_of_community ON plan_import (community_id, made_at);

CREATE TABLE plan_import_part (
    import_id @id NOT NULL REFERENCES plan_import (id),
    place @int NOT NULL,
    act @text NOT NULL,
    part_id @id NOT NULL,
    before @text NOT NULL,
    PRIMARY KEY (import_id, place)
) @strict;

-- Something that serves a priority, perhaps by a line of the work plan: a session or what is of one, a team, a goal of the
-- community's sessions.
CREATE TABLE aim (
    community_id @id NOT NULL REFERENCES community (id),
    kind @text NOT NULL,
    thing_id @id NOT NULL,
    session_id @id REFERENCES session (id),
    term_id @id NOT NULL REFERENCES term (id),
    line_id @id REFERENCES plan_line (id),
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    PRIMARY KEY (kind, thing_id, term_id)
) @strict;
CREATE INDEX aim_of_community ON aim (community_id, term_id);
CREATE INDEX aim_of_session ON aim (session_id);
CREATE INDEX aim_of_line ON aim (line_id);
