-- What imports brought in, so that the next one recognises it, keeps what was edited here, and each can be undone.

CREATE TABLE import_batch (
    id @id PRIMARY KEY NOT NULL,
    source @text NOT NULL,
    at @time NOT NULL,
    made_by @id REFERENCES person (id),
    counts @json NOT NULL,
    undone_at @time
) @strict;
CREATE INDEX import_batch_of_source ON import_batch (source, at, id);

-- What stands here for a row of a source. The prints are those of its fields as the source has them; a field whose
-- present value has another one was edited here. The batch is the one that made it.
CREATE TABLE imported (
    source @text NOT NULL,
    kind @text NOT NULL,
    key @text NOT NULL,
    target_id @id NOT NULL,
    prints @json NOT NULL,
    batch_id @id NOT NULL REFERENCES import_batch (id),
    vanished_at @time,
    PRIMARY KEY (source, kind, key)
) @strict;
CREATE INDEX imported_of_batch ON imported (batch_id, kind);

-- What a batch did to things that an earlier one had made: what was there before, for undoing it.
CREATE TABLE import_change (
    batch_id @id NOT NULL REFERENCES import_batch (id),
    place @int NOT NULL,
    kind @text NOT NULL,
    key @text NOT NULL,
    act @text NOT NULL,
    field @text NOT NULL,
    former @text NOT NULL,
    print @text NOT NULL,
    PRIMARY KEY (batch_id, place)
) @strict;
