-- Templates: how sessions were planned, to be planned so again. They hold no people, no answers and no way in.
CREATE TABLE template (
    id @id PRIMARY KEY NOT NULL,
    community_id @id NOT NULL REFERENCES community (id),
    name @text NOT NULL,
    body @text NOT NULL,
    sessions @int NOT NULL,
    made_by @id REFERENCES person (id),
    made_at @time NOT NULL,
    removed_at @time,
    -- How many days after its first day the last one of a cohort is; none for sessions and series.
    cohort_days @int
) @strict;
CREATE INDEX template_of_community ON template (community_id, made_at);
