-- Repeated sends whose runs are campaigns of their own, for those who have had the campaign too.
ALTER TABLE planned_send
  ADD COLUMN each_run text NOT NULL DEFAULT 'newcomers' CHECK (each_run IN ('everyone', 'newcomers')),
  -- of the first run: coupons of a later one are good that many days later
  ADD COLUMN first_day date;

-- The last send was planned, so it rests in the quiet hours; hushed: it does so now.
ALTER TABLE campaign
  ADD COLUMN planned boolean NOT NULL DEFAULT false,
  ADD COLUMN hushed boolean NOT NULL DEFAULT false;
