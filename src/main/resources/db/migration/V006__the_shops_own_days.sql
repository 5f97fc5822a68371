-- Days are the shop's own. The day on which somebody is counted is kept with them, so that another
-- time zone later on does not count them out of a day they were never counted in.

-- NULL is the UTC day of created_at: those who came before this column was there.
ALTER TABLE customer ADD COLUMN came_on date;

-- NULL is the UTC day of registered_at.
ALTER TABLE lead ADD COLUMN came_on date;

-- Receipts of the future were believed until now, and marked everything sent since as seen.
UPDATE customer SET read_until = least(read_until, now()),
  delivered_until = least(delivered_until, now())
WHERE read_until > now() OR delivered_until > now();
