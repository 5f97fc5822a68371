-- The owner may want a letter each week: when, by the shop's clock, and to whom.
CREATE TABLE weekly_letter (
  page_id text PRIMARY KEY,
  -- 1 is Monday
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  address text CHECK (address <> ''),
  -- the next one; NULL while it is off
  due_at timestamptz,
  CHECK (due_at IS NULL OR address IS NOT NULL)
);
