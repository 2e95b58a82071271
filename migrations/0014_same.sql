-- One under several names: what imports could not tell, and what stewards and operators said about it.

-- Who is to keep a commitment, as minutes call them: a first name or initials that only people can tell.
CREATE TABLE commitment_owner (
    commitment_id @id PRIMARY KEY NOT NULL REFERENCES commitment (id),
    said @text NOT NULL
) @strict;
