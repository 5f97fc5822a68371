-- Totals, days and the hours of each month are apart, so that the totals, which everybody writes and reads, stay few, and
-- the hours of a month go as a whole once they have become days. Days, in slot -1, stay.

-- Whoever writes waits behind this; behind a backup it gives up and is tried again.
SET LOCAL lock_timeout = '500ms';

ALTER TABLE tap_count RENAME TO tap_count_before;
ALTER INDEX tap_count_pkey RENAME TO tap_count_before_pkey;

CREATE TABLE tap_count (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  button text NOT NULL,
  -- '-infinity' holds the total
  hour timestamptz NOT NULL,
  slot smallint NOT NULL,
  taps bigint NOT NULL,
  PRIMARY KEY (page_id, campaign_id, hour, button, slot)
) PARTITION BY RANGE (slot);
CREATE TABLE tap_count_day PARTITION OF tap_count FOR VALUES FROM (MINVALUE) TO (0) WITH (fillfactor = 50);
CREATE TABLE tap_count_hour PARTITION OF tap_count FOR VALUES FROM (0) TO (MAXVALUE) PARTITION BY RANGE (hour);
CREATE TABLE tap_count_total PARTITION OF tap_count_hour FOR VALUES FROM (MINVALUE) TO ('1970-01-01Z')
  WITH (fillfactor = 50);
CREATE TABLE tap_count_other PARTITION OF tap_count_hour DEFAULT WITH (fillfactor = 50);

WITH moved AS (DELETE FROM tap_count_before WHERE slot < 0 OR hour < '1970-01-01Z' RETURNING *)
INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
SELECT page_id, campaign_id, button, hour, slot, taps FROM moved;

-- Hours of until now, and days of before there was a slot for them.
DO $$
BEGIN
  EXECUTE format('ALTER TABLE tap_count_hour ATTACH PARTITION tap_count_before FOR VALUES FROM (%L) TO (%L)',
    '1970-01-01Z', (date_trunc('day', now() AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC');
END $$;

-- Who was allowed to do something with events and taps still is.
DO $$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT t.name, g.privilege_type AS privilege, g.is_grantable AS further,
      CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END AS whom
    FROM (VALUES ('event'), ('tap_count')) AS t (name)
      JOIN pg_class c ON c.oid = (t.name || '_before')::regclass, aclexplode(c.relacl) AS g
    WHERE g.grantee <> c.relowner
  LOOP
    EXECUTE format('GRANT %s ON %I TO %s%s', granted.privilege, granted.name, granted.whom,
      CASE WHEN granted.further THEN ' WITH GRANT OPTION' ELSE '' END);
  END LOOP;
END $$;
