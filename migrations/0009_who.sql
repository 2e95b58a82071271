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
