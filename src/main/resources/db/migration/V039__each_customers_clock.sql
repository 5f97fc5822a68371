-- Where somebody's clock is, such as Europe/Madrid: what their browser says in the website's chat; null as long as nobody knows.
ALTER TABLE customer ADD COLUMN time_zone text;

-- By whose clock a planned send goes out.
ALTER TABLE planned_send ADD COLUMN clock text NOT NULL DEFAULT 'shop' CHECK (clock IN ('shop', 'customer'));

-- When it is time for the last send by the shop's clock, if each customer's counts; null: all at once. As long as it is early,
-- only those are asked whose clocks show that time before the shop's does.
ALTER TABLE campaign
  ADD COLUMN clock_at timestamptz,
  ADD COLUMN clock_from timestamptz,
  ADD COLUMN early boolean NOT NULL DEFAULT false;
