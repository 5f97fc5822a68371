-- Reads all events without keeping anybody from writing; nothing below reads them again. Those of a time when the clock
-- of the database was ahead happened now at the latest.
DO $$
BEGIN
  UPDATE event SET at = least(received_at, now())
  WHERE at >= (SELECT substring(pg_get_constraintdef(oid) FROM '''([^'']+)''')::timestamptz
    FROM pg_constraint WHERE conrelid = 'event'::regclass AND conname = 'event_first');
END $$;

ALTER TABLE event VALIDATE CONSTRAINT event_first;
