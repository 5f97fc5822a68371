-- Whoever writes waits behind this; behind a backup it gives up and is tried again.
SET LOCAL lock_timeout = '500ms';

ALTER TABLE event RENAME TO event_before;
ALTER INDEX event_pkey RENAME TO event_before_pkey;
ALTER INDEX event_parked RENAME TO event_before_parked;
ALTER INDEX event_parked_key RENAME TO event_before_parked_key;

-- By the event's own time, which every delivery of it repeats, so that a repetition meets the key of the first. The key
-- is each partition's, not the table's: this one would have to contain the time, and an event of before, whose time was
-- never later than its arrival, would not be recognized.
CREATE TABLE event (LIKE event_before INCLUDING DEFAULTS) PARTITION BY RANGE (at);
ALTER TABLE event ADD CONSTRAINT event_state_check CHECK (state IN ('done', 'unknown', 'parked'));
CREATE INDEX event_parked ON event (page_id, received_at, key) WHERE state = 'parked';
CREATE INDEX event_parked_key ON event (page_id, key) WHERE state = 'parked';

DO $$
BEGIN
  EXECUTE format('ALTER TABLE event ATTACH PARTITION event_before FOR VALUES FROM (MINVALUE) TO (%L)',
    (SELECT substring(pg_get_constraintdef(oid) FROM '''([^'']+)''')::timestamptz
     FROM pg_constraint WHERE conrelid = 'event_before'::regclass AND conname = 'event_first'));
END $$;
ALTER TABLE event_before DROP CONSTRAINT event_first;

-- Whatever has a time for which there is no other: no event is refused.
CREATE TABLE event_other (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS, PRIMARY KEY (page_id, psid, key));
ALTER TABLE event ATTACH PARTITION event_other DEFAULT;
