-- A campaign can ask those a second time who have not opened its first message after some hours.
CREATE TABLE unopened (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  active boolean NOT NULL,
  after_hours smallint NOT NULL CHECK (after_hours BETWEEN 1 AND 20),
  -- everybody who joined until then has been looked at; it only grows, so nobody is looked at twice
  looked_until timestamptz NOT NULL,
  PRIMARY KEY (page_id, campaign_id),
  FOREIGN KEY (page_id, campaign_id) REFERENCES campaign ON DELETE CASCADE
);

-- Those of them who had not opened it when they were looked at, until it is decided about each.
CREATE TABLE follow_up (
  page_id text NOT NULL,
  customer_id bigint NOT NULL,
  campaign_id text NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (page_id, customer_id, campaign_id)
);
CREATE INDEX follow_up_due ON follow_up (page_id, campaign_id, due_at);

-- The latest journeys are looked at soon, not only after the next VACUUM.
ALTER INDEX journey_entered_at SET (autosummarize = on);
