-- From V042 on the events of a time are a table of their own, so that what is no longer kept goes as a whole. What is
-- here becomes the first of them, and its end is noted two steps before: V041_1 then reads it while everybody works,
-- where a single transaction would keep them from writing.

-- Whoever writes waits behind this; behind a backup it gives up and is tried again.
SET LOCAL lock_timeout = '500ms';

DO $$
BEGIN
  EXECUTE format('ALTER TABLE event ADD CONSTRAINT event_first CHECK (at < %L) NOT VALID',
    (date_trunc('day', now() AT TIME ZONE 'UTC') + interval '8 days') AT TIME ZONE 'UTC');
END $$;

-- How long this page keeps events: a partition goes once no page needs it. Null is forever, or not known yet.
ALTER TABLE page ADD COLUMN events_kept_days integer;
