-- Letters to whoever is invited and has not answered. The secret of such a letter's own link opens the invitation.
CREATE TABLE invitation_letter (
    letter_id @id PRIMARY KEY NOT NULL REFERENCES letter (id),
    invitation_id @id NOT NULL REFERENCES invitation (id)
) @strict;
CREATE INDEX invitation_letter_of_invitation ON invitation_letter (invitation_id);

-- What became of the light letters of a session for whoever is invited, once each: one before it, and one after.
CREATE TABLE light_letter (
    session_id @id NOT NULL REFERENCES session (id),
    what @text NOT NULL,
    invitation_id @id NOT NULL REFERENCES invitation (id),
    step @text NOT NULL,
    held @text,
    at @time NOT NULL,
    PRIMARY KEY (session_id, what, invitation_id)
) @strict;
CREATE INDEX light_letter_of_invitation ON light_letter (invitation_id);

-- Who was told of a change of a session, by the fact that says so.
CREATE TABLE change_told (
    session_id @id NOT NULL REFERENCES session (id),
    fact_id @id NOT NULL,
    person_id @id NOT NULL REFERENCES person (id),
    at @time NOT NULL,
    PRIMARY KEY (fact_id, person_id)
) @strict;
CREATE INDEX change_told_of_person ON change_told (person_id);
CREATE INDEX change_told_of_session ON change_told (session_id);
