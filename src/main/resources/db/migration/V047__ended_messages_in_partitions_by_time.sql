-- What has been sent, or ended without going out, is apart from what may still go out, and in partitions by the time when it
-- ended: what is no longer kept goes as a whole, and the queue is small however much has been sent. A row moves when its state
-- does. The key is each partition's, and a state that we do not know has no place.

-- Whoever writes waits behind this; behind a backup it gives up and is tried again.
SET LOCAL lock_timeout = '500ms';

-- How long this page keeps ended messages: a partition goes once no page needs it. Null is forever, or not known yet.
ALTER TABLE page ADD COLUMN messages_kept_days integer;

LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE;
SET LOCAL lock_timeout = 0;

DO $$
DECLARE
  next bigint;
  index_name text;
BEGIN
  SELECT last_value + is_called::int INTO next FROM outbox_id_seq;
  ALTER TABLE outbox RENAME TO outbox_before;
  ALTER TABLE outbox_before ALTER COLUMN id DROP IDENTITY;
  -- Ended messages need none of these.
  DROP INDEX outbox_due, outbox_due_ours, outbox_calls, outbox_retrying, outbox_leases, outbox_line, outbox_one_in_flight,
    outbox_one_per_channel, outbox_by_campaign, outbox_events_held, outbox_ended, outbox_by_request;
  DROP INDEX IF EXISTS outbox_resting, outbox_follow_ups;
  FOR index_name IN SELECT relname FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE indrelid = 'outbox_before'::regclass LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', index_name, replace(index_name, 'outbox_', 'outbox_before_'));
  END LOOP;

  CREATE TABLE outbox (LIKE outbox_before INCLUDING DEFAULTS) PARTITION BY LIST (state);
  EXECUTE format('ALTER TABLE outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (START WITH %s)', next);
END $$;

CREATE TABLE outbox_live PARTITION OF outbox FOR VALUES IN ('queued', 'held', 'sending', 'unknown')
  WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
CREATE TABLE outbox_ended PARTITION OF outbox FOR VALUES IN ('sent', 'failed', 'skipped', 'cancelled')
  PARTITION BY RANGE (settled_at);
-- Whatever has a time for which there is no other.
CREATE TABLE outbox_other PARTITION OF outbox_ended DEFAULT;
ALTER TABLE outbox_other ADD PRIMARY KEY (page_id, id);

WITH moved AS (DELETE FROM outbox_before WHERE state IN ('queued', 'held', 'sending', 'unknown') RETURNING *)
INSERT INTO outbox_live OVERRIDING SYSTEM VALUE SELECT * FROM moved;

ALTER TABLE outbox_live ADD PRIMARY KEY (page_id, id);
CREATE INDEX outbox_due ON outbox_live (page_id, priority, due_at, id) WHERE state = 'queued';
CREATE INDEX outbox_due_ours ON outbox_live (page_id, due_at, id) WHERE state = 'queued' AND line = 'web';
CREATE INDEX outbox_calls ON outbox_live (page_id, coalesce(channel_id, 0), due_at, id) WHERE state = 'queued' AND priority = 2;
CREATE INDEX outbox_retrying ON outbox_live (page_id, priority, due_at, id) WHERE state = 'queued' AND attempts > 0;
CREATE INDEX outbox_leases ON outbox_live (page_id, lease_until) WHERE state IN ('sending', 'unknown');
-- A customer's messages: those whose turn is to come in their line, and those that are held.
CREATE INDEX outbox_line ON outbox_live (page_id, customer_id, priority, id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_held_of ON outbox_live (page_id, customer_id, id) WHERE state = 'held';
CREATE UNIQUE INDEX outbox_one_in_flight ON outbox_live (page_id, customer_id) WHERE state IN ('sending', 'unknown');
CREATE UNIQUE INDEX outbox_one_per_channel ON outbox_live (page_id, channel_id) WHERE state = 'sending' AND channel_id IS NOT NULL;
CREATE INDEX outbox_by_campaign ON outbox_live (page_id, campaign_id, state, id) WHERE priority = 1;
CREATE INDEX outbox_held ON outbox_live (page_id, id) WHERE state = 'held';
CREATE INDEX outbox_events_held ON outbox_live (page_id, channel_id, id) WHERE event IS NOT NULL AND state = 'held';
CREATE INDEX outbox_live_by_lead ON outbox_live (page_id, lead_id, id) WHERE lead_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_live_by_request ON outbox_live (page_id, request_id, channel_id) WHERE request_id IS NOT NULL;
CREATE INDEX outbox_live_about ON outbox_live (page_id, about_id, channel_id, id) WHERE about_id IS NOT NULL;
CREATE INDEX outbox_live_subject ON outbox_live (page_id, subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX outbox_live_told ON outbox_live (page_id, channel_id, created_at, id) WHERE event IS NOT NULL;

CREATE INDEX outbox_ended_by_message_id ON outbox_ended (page_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outbox_ended_past ON outbox_ended (page_id, customer_id, id)
  WHERE state IN ('held', 'sent', 'failed', 'skipped', 'cancelled');
CREATE INDEX outbox_ended_unsent ON outbox_ended (page_id, state, id) WHERE state IN ('failed', 'skipped', 'cancelled');
CREATE INDEX outbox_ended_by_lead ON outbox_ended (page_id, lead_id, id) WHERE lead_id IS NOT NULL;
CREATE INDEX outbox_ended_by_request ON outbox_ended (page_id, request_id, channel_id) WHERE request_id IS NOT NULL;
CREATE INDEX outbox_ended_about ON outbox_ended (page_id, about_id, channel_id, id) WHERE about_id IS NOT NULL;
CREATE INDEX outbox_ended_subject ON outbox_ended (page_id, subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX outbox_ended_told ON outbox_ended (page_id, channel_id, created_at, id) WHERE event IS NOT NULL;

-- Very old ones have no time at which they ended.
UPDATE outbox_before SET settled_at = due_at WHERE settled_at IS NULL;

-- Those that have ended until now.
DO $$
DECLARE
  granted record;
BEGIN
  EXECUTE format('ALTER TABLE outbox_ended ATTACH PARTITION outbox_before FOR VALUES FROM (MINVALUE) TO (%L)',
    (date_trunc('day', greatest(now(), (SELECT max(settled_at) FROM outbox_before)) AT TIME ZONE 'UTC') + interval '1 day')
      AT TIME ZONE 'UTC');

  -- Who was allowed to do something with messages still is.
  FOR granted IN
    SELECT g.privilege_type AS privilege, g.is_grantable AS further,
      CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END AS whom
    FROM pg_class c, aclexplode(c.relacl) AS g
    WHERE c.oid = 'outbox_before'::regclass AND g.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON outbox TO %s%s', granted.privilege, granted.whom,
      CASE WHEN granted.further THEN ' WITH GRANT OPTION' ELSE '' END);
  END LOOP;
END $$;
