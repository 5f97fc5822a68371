-- A campaign tells a story; a story has stages, steps and messages of its own, which no schema lists.

ALTER TABLE campaign ADD COLUMN story text NOT NULL DEFAULT 'coupon';

ALTER TABLE customer DROP CONSTRAINT customer_step_check;

-- When a person first reached each stage: microseconds since 1970, at the place of the stage's number.
-- One pass over the table: USING sees the old columns, and dropping those only changes the catalog.
ALTER TABLE journey ALTER COLUMN sent_at TYPE bigint[] USING
  CASE WHEN path <> 0 THEN ARRAY[
    (extract(epoch FROM sent_at) * 1000000)::bigint,
    (extract(epoch FROM delivered_at) * 1000000)::bigint,
    (extract(epoch FROM seen_at) * 1000000)::bigint,
    (extract(epoch FROM responded_at) * 1000000)::bigint,
    (extract(epoch FROM accepted_at) * 1000000)::bigint,
    (extract(epoch FROM declined_at) * 1000000)::bigint,
    (extract(epoch FROM coupon_sent_at) * 1000000)::bigint,
    (extract(epoch FROM coupon_seen_at) * 1000000)::bigint,
    (extract(epoch FROM revealed_at) * 1000000)::bigint,
    (extract(epoch FROM redeemed_at) * 1000000)::bigint,
    (extract(epoch FROM failed_at) * 1000000)::bigint] END;
ALTER TABLE journey RENAME COLUMN sent_at TO reached_at;
ALTER TABLE journey
  DROP COLUMN delivered_at, DROP COLUMN seen_at, DROP COLUMN responded_at, DROP COLUMN accepted_at,
  DROP COLUMN declined_at, DROP COLUMN coupon_sent_at, DROP COLUMN coupon_seen_at,
  DROP COLUMN revealed_at, DROP COLUMN redeemed_at, DROP COLUMN failed_at;
