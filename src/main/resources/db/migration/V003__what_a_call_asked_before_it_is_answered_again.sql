-- A key that comes again with another request must not be answered with the first person's data.

-- A salted hash of what was asked; NULL in rows of earlier versions, which cannot tell.
ALTER TABLE answered ADD COLUMN request bytea;
-- Until when a repeat is answered as the first call; NULL is a week.
ALTER TABLE answered ADD COLUMN repeat_until timestamptz;
