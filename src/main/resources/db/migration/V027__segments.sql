-- Sentences about customers, each under a name.
CREATE TABLE segment (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  -- as it was written; segment/ConditionReader.java has the grammar
  condition jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id)
);
CREATE UNIQUE INDEX segment_by_name ON segment (page_id, lower(name));

-- The people a campaign is for; null is everybody.
ALTER TABLE campaign ADD COLUMN segment_id bigint;
-- What the send in progress, or the last one, asks of each customer: the segment as it was when the send began.
ALTER TABLE campaign ADD COLUMN send_where jsonb;
