-- A segment that was deleted, but campaigns that were sent are for its people: they keep its condition and its name.
ALTER TABLE segment ADD COLUMN gone_at timestamptz;
DROP INDEX segment_by_name;
CREATE UNIQUE INDEX segment_by_name ON segment (page_id, lower(name)) WHERE gone_at IS NULL;
