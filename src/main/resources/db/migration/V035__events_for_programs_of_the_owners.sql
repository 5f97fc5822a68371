-- Which events a channel is told, whether it was switched off, and the secret that a new one replaced.
ALTER TABLE channel ADD COLUMN events text[] NOT NULL DEFAULT '{}';
ALTER TABLE channel ADD COLUMN off_at timestamptz;
-- why the last attempt failed
ALTER TABLE channel ADD COLUMN off_reason text;
ALTER TABLE channel ADD COLUMN old_secret text;
ALTER TABLE channel ADD COLUMN old_secret_until timestamptz;

-- A call that tells about an event: which, the customer it is about, and the lead, request or entry of
-- the ledger. None of them is the recipient, whom customer_id, lead_id and request_id name.
ALTER TABLE outbox ADD COLUMN event text;
ALTER TABLE outbox ADD COLUMN about_id bigint;
ALTER TABLE outbox ADD COLUMN subject_id bigint;
-- A customer's events: in what order they go, and what to forget with the person.
CREATE INDEX outbox_about ON outbox (page_id, about_id, channel_id, id) WHERE about_id IS NOT NULL;
CREATE INDEX outbox_subject ON outbox (page_id, subject_id) WHERE subject_id IS NOT NULL;
-- What a channel was told since when.
CREATE INDEX outbox_told ON outbox (page_id, channel_id, created_at, id) WHERE event IS NOT NULL;
-- What waits until its channel is switched on again.
CREATE INDEX outbox_events_held ON outbox (page_id, channel_id, id) WHERE event IS NOT NULL AND state = 'held';
