-- Guests at one session. The secret itself is only in the link.
CREATE TABLE guest_link (
    id @id PRIMARY KEY NOT NULL,
    session_id @id NOT NULL REFERENCES session (id),
    name @text NOT NULL,
    lang @text NOT NULL,
    secret_hash @text NOT NULL UNIQUE,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    revoked_at @time
) @strict;
CREATE INDEX guest_link_of_session ON guest_link (session_id, made_at);

-- Who came in by such a link.
CREATE TABLE guest (
    link_id @id NOT NULL REFERENCES guest_link (id),
    person_id @id NOT NULL REFERENCES person (id),
    came_at @time NOT NULL,
    PRIMARY KEY (link_id, person_id)
) @strict;
CREATE INDEX guest_of_person ON guest (person_id);

-- How people take part, as they say themselves. Whoever said nothing takes part as most do.
CREATE TABLE participation (
    community_id @id NOT NULL REFERENCES community (id),
    person_id @id NOT NULL REFERENCES person (id),
    level @text NOT NULL,
    recaps @bool NOT NULL,
    since @time NOT NULL,
    PRIMARY KEY (community_id, person_id)
) @strict;
CREATE INDEX participation_of_person ON participation (person_id);

-- What teams should bring together: sectors and roles, for all teams of a community or for those of a cohort.
CREATE TABLE composition (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    cohort_id @id REFERENCES cohort (id),
    kind @text NOT NULL,
    word @text NOT NULL
) @strict;
CREATE INDEX composition_of_community ON composition (community_id);

-- Roles that somebody lends until a day: from which membership, and the one that it gives. That one knows until when. It
-- rests while what it was lent from is suspended, or whoever has it.
CREATE TABLE delegation (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    from_id @id NOT NULL REFERENCES membership (id),
    membership_id @id NOT NULL REFERENCES membership (id),
    giver_id @id NOT NULL REFERENCES person (id),
    taker_id @id NOT NULL REFERENCES person (id),
    reason @text NOT NULL,
    made_at @time NOT NULL,
    rests_since @time
) @strict;
CREATE INDEX delegation_from ON delegation (from_id);
CREATE INDEX delegation_of_giver ON delegation (community_id, giver_id);
CREATE INDEX delegation_of_taker ON delegation (community_id, taker_id);
CREATE INDEX delegation_of_membership ON delegation (membership_id);
