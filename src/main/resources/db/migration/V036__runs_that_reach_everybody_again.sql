-- Repeated sends whose runs are campaigns of their own, for those who have had the campaign too.
ALTER TABLE planned_send
  ADD COLUMN each_run text NOT NULL DEFAULT 'newcomers' CHECK (each_run IN ('everyone', 'newcomers')),
  -- of the first run: coupons of a later one are good that many days later
  ADD COLUMN first_day date;
