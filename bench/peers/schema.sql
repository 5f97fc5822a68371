-- What an intake has to keep for each tap, as plainly as it can be said. Begun anew for every run.
DROP SCHEMA IF EXISTS peers CASCADE;
CREATE SCHEMA peers;

CREATE TABLE peers.event (
  page_id text NOT NULL,
  mid text NOT NULL,
  psid text NOT NULL,
  at timestamptz NOT NULL,
  raw jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, mid)
);

CREATE TABLE peers.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  page_id text NOT NULL,
  psid text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_event_at timestamptz NOT NULL,
  UNIQUE (page_id, psid)
) WITH (fillfactor = 70);

CREATE TABLE peers.journey (
  customer_id bigint NOT NULL,
  campaign_id text NOT NULL,
  accepted_at timestamptz NOT NULL,
  last_tap_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, campaign_id)
) WITH (fillfactor = 70);

-- Slots keep two writers from waiting for each other's commit.
CREATE TABLE peers.tap_count (
  page_id text NOT NULL,
  button text NOT NULL,
  slot smallint NOT NULL,
  taps bigint NOT NULL,
  PRIMARY KEY (page_id, button, slot)
) WITH (fillfactor = 50);

CREATE TABLE peers.reply (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  say text NOT NULL,
  state text NOT NULL DEFAULT 'queued',
  due_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reply_due ON peers.reply (due_at) WHERE state = 'queued';
