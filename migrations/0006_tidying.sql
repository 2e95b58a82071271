-- What housekeeping looks for: by when things are old, so that it never reads a whole table.

-- A letter whose words are gone keeps the line that it was written, of which kind, for whom, and what became of it.
ALTER TABLE letter ADD COLUMN emptied_at @time;
CREATE INDEX letter_with_words ON letter (written_at, id) WHERE emptied_at IS NULL;

CREATE INDEX sign_in_code_by_end ON sign_in_code (ends_at);
CREATE INDEX sign_in_by_end ON sign_in (ends_at);
CREATE INDEX sign_in_ended ON sign_in (ended_at) WHERE ended_at IS NOT NULL;
