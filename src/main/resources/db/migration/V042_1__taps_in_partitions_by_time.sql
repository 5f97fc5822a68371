-- Totals, days and the hours of each month are apart, so that the totals, which everybody writes and reads, stay few, and
-- the hours of a month go as a whole once they have become days. Days, in slot -1, stay.
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
