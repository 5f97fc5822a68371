-- Sends that wait for their time, and what became of them.
CREATE TABLE planned_send (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  campaign_id text NOT NULL,
  -- NULL: everybody
  segment_id bigint,
  due_at timestamptz NOT NULL,
  repeat text NOT NULL CHECK (repeat IN ('once', 'weekly', 'monthly')),
  -- repeated runs are counted from the first one, so that the 31st stays the 31st
  first_at timestamptz NOT NULL,
  run integer NOT NULL DEFAULT 0,
  last_day date,
  state text NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'sent', 'missed', 'refused', 'cancelled')),
  reason text NOT NULL DEFAULT '',
  ended_at timestamptz,
  PRIMARY KEY (page_id, id),
  FOREIGN KEY (page_id, campaign_id) REFERENCES campaign (page_id, id)
);
CREATE INDEX planned_send_due ON planned_send (page_id, due_at) WHERE state = 'planned';
CREATE INDEX planned_send_ended ON planned_send (page_id, ended_at DESC) WHERE ended_at IS NOT NULL;

-- When planned sends may go out, by the shop's clock, and how late.
ALTER TABLE page
  ADD COLUMN quiet_from time,
  ADD COLUMN quiet_until time,
  ADD COLUMN grace_minutes integer NOT NULL DEFAULT 120 CHECK (grace_minutes BETWEEN 0 AND 10080),
  ADD CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from <> quiet_until);
