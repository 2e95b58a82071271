-- What a cohort is looked up by: its sessions, series, teams and people; and those that are only read now.
CREATE INDEX session_of_cohort ON session (cohort_id, starts_at) WHERE cohort_id IS NOT NULL;
CREATE INDEX session_of_team ON session (team_id, starts_at) WHERE team_id IS NOT NULL;
CREATE INDEX series_of_cohort ON series (cohort_id, first_on) WHERE cohort_id IS NOT NULL;
CREATE INDEX team_of_cohort ON team (cohort_id, name) WHERE cohort_id IS NOT NULL;
CREATE INDEX membership_of_cohort ON membership (cohort_id, person_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX cohort_archived ON cohort (community_id) WHERE archived_at IS NOT NULL;
