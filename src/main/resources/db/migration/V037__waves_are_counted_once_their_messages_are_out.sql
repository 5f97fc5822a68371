-- When the last message of a wave had gone out: the time of its people to act ends so long after that.
ALTER TABLE wave ADD out_at timestamptz;
-- The messages that a send wrote for it are among these.
ALTER TABLE wave ADD first_message bigint;
ALTER TABLE wave ADD last_message bigint;
-- Everybody who came in it; those whom it never reached count in no variant.
ALTER TABLE wave ADD came bigint;
-- All whom a send wrote to, by variant, for comparison with those whom it left out.
ALTER TABLE wave ADD sent bigint[];
ALTER TABLE wave ADD sent_reached bigint[];
-- Those that were counted by another clock are not compared with their holdouts.
UPDATE wave SET out_at = closed_at, sent = array_fill(0::bigint, ARRAY[cardinality(shares)]),
  sent_reached = array_fill(0::bigint, ARRAY[cardinality(shares)]), held = 0, held_reached = 0,
  came = (SELECT sum(each) FROM unnest(people) AS each)
WHERE counted_at IS NOT NULL;
UPDATE wave SET first_message = 0,
  last_message = (SELECT coalesce(max(o.id), 0) FROM outbox o WHERE o.page_id = wave.page_id)
WHERE counted_at IS NULL;
-- A lot is the wave a person came in, times eight, and a number: 1 to 4 for the variants of those whom a send wrote
-- to, 5 to 8 of those who came on their own, where 8 is written as 0. Those from before are all taken for a send's.
-- What the intake and sends need to know says with which wave a trial began: they may find what earlier ones left.
UPDATE campaign c SET draw = c.draw || jsonb_build_object('first_wave', x.first_wave)
FROM experiment x WHERE x.page_id = c.page_id AND x.campaign_id = c.id AND c.draw IS NOT NULL;
-- Erasing a customer looks for them in every campaign's holdout.
CREATE INDEX held_out_by_customer ON held_out (page_id, customer_id);
