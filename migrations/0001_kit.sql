-- What the kit keeps: facts, jobs, letters, forms already taken.

-- What happened, in the order in which it happened. Append only: no statement updates or deletes a row.
CREATE TABLE fact (
    id @id NOT NULL,
    at @time NOT NULL,
    kind @text NOT NULL,
    actor_id @id,
    community_id @id,
    subject_kind @text NOT NULL,
    subject_id @id NOT NULL,
    data @json NOT NULL,
    PRIMARY KEY (subject_id, at, id)
) @keyed;
CREATE INDEX fact_of_community ON fact (community_id, at, id);

-- Work that follows from a change, put here in the transaction of the change. A job that is done leaves; one that was
-- given up stays, with its last error. A timer is a job that always comes back.
CREATE TABLE job (
    id @id PRIMARY KEY NOT NULL,
    kind @text NOT NULL,
    data @json NOT NULL,
    due_at @time NOT NULL,
    tries @int NOT NULL,
    lease_id @id,
    leased_until @time,
    last_error @text,
    given_up_at @time
) @strict;
CREATE INDEX job_due ON job (due_at, id) WHERE given_up_at IS NULL;
CREATE INDEX job_given_up ON job (given_up_at, id) WHERE given_up_at IS NOT NULL;

-- Letters: written in the transaction of what they tell, sent by a job. The address is kept only here.
CREATE TABLE letter (
    id @id PRIMARY KEY NOT NULL,
    written_at @time NOT NULL,
    kind @text NOT NULL,
    person_id @id,
    community_id @id,
    to_name @text NOT NULL,
    to_address @text NOT NULL,
    lang @text NOT NULL,
    subject @text NOT NULL,
    body_text @text NOT NULL,
    body_html @text NOT NULL,
    calendar @text,
    unsubscribe @text,
    -- The hash of the secret in its link, which is good without signing in.
    link_hash @text,
    claim_id @id,
    claimed_until @time,
    sent_at @time,
    bounced @text
) @strict;
CREATE UNIQUE INDEX letter_by_link ON letter (link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX letter_by_time ON letter (written_at, id);
CREATE INDEX letter_of_person ON letter (person_id, written_at, id);
CREATE INDEX letter_of_address ON letter (to_address, written_at, id);

-- Forms that were taken, by the key that came with them: the same form sent fifty times happens once.
CREATE TABLE form_taken (
    key @text NOT NULL,
    sender @text NOT NULL,
    taken_at @time NOT NULL,
    location @text NOT NULL,
    PRIMARY KEY (key, sender)
) @keyed;
CREATE INDEX form_taken_by_time ON form_taken (taken_at);
