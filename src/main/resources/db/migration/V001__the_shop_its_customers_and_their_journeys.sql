-- Everything promobot knows: pages, customers, campaigns, journeys, figures, events in and messages out.
-- Every primary key begins with page_id, so that a distributed PostgreSQL can shard by page unchanged.

CREATE TABLE page (
  page_id text PRIMARY KEY,
  salt uuid NOT NULL DEFAULT gen_random_uuid(),
  paused_until timestamptz,
  pause_reason text,
  pauses smallint NOT NULL DEFAULT 0,
  next_campaign_at timestamptz NOT NULL DEFAULT now(),
  last_event_at timestamptz,
  next_campaign_number bigint NOT NULL DEFAULT 1
);

CREATE TABLE campaign (
  page_id text NOT NULL REFERENCES page,
  id text NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('open', 'draft', 'queueing', 'sending', 'done', 'paused', 'cancelled')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- the send in progress or the last one: who asked, how far it is, what came of it
  send_number integer NOT NULL DEFAULT 0,
  queued_to bigint NOT NULL DEFAULT 0,
  queue_end bigint NOT NULL DEFAULT 0,
  queued integer NOT NULL DEFAULT 0,
  window_closed integer NOT NULL DEFAULT 0,
  opted_out integer NOT NULL DEFAULT 0,
  blocked integer NOT NULL DEFAULT 0,
  already_in integer NOT NULL DEFAULT 0,
  PRIMARY KEY (page_id, id)
);
-- Every claim of a campaign's messages asks for these.
CREATE INDEX campaign_stopped ON campaign (page_id, id) WHERE state IN ('paused', 'cancelled');

CREATE TABLE campaign_copy (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  version integer NOT NULL,
  fields jsonb NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, campaign_id, version),
  FOREIGN KEY (page_id, campaign_id) REFERENCES campaign
);

CREATE TABLE customer (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  psid text NOT NULL CHECK (psid <> ''),
  origin text NOT NULL DEFAULT '',
  first_name text,
  name text,
  name_asked_at timestamptz,
  opted_out boolean NOT NULL DEFAULT false,
  blocked boolean NOT NULL DEFAULT false,
  window_until timestamptz,
  delivered_until timestamptz,
  read_until timestamptz,
  -- the conversation
  campaign_id text NOT NULL DEFAULT 'welcome',
  step text NOT NULL DEFAULT 'NEW'
    CHECK (step IN ('NEW', 'WELCOMED', 'OFFERED', 'REVEALED', 'DECLINED')),
  reminded_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_event_at timestamptz,
  PRIMARY KEY (page_id, id),
  UNIQUE (page_id, psid)
) WITH (fillfactor = 70);
CREATE INDEX customer_by_origin ON customer (page_id, origin, id);

-- An erased person leaves only this, so that a late webhook cannot bring them back.
CREATE TABLE erased (
  page_id text NOT NULL,
  person bytea NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, person)
);

CREATE TABLE event (
  page_id text NOT NULL,
  key uuid NOT NULL,
  psid text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('done', 'unknown', 'parked')),
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  raw bytea NOT NULL,
  error text,
  -- A key belongs to one person, so this finds both: what came before, and what a person did.
  PRIMARY KEY (page_id, psid, key)
);
CREATE INDEX event_parked ON event (page_id, received_at, key) WHERE state = 'parked';
CREATE INDEX event_parked_key ON event (page_id, key) WHERE state = 'parked';

CREATE TABLE journey (
  page_id text NOT NULL,
  customer_id bigint NOT NULL,
  campaign_id text NOT NULL,
  version integer NOT NULL,
  origin text NOT NULL,
  path integer NOT NULL,
  -- the version whose code this person was shown first, so that a second reveal shows the same
  code_version integer,
  entered_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  delivered_at timestamptz,
  seen_at timestamptz,
  responded_at timestamptz,
  accepted_at timestamptz,
  declined_at timestamptz,
  coupon_sent_at timestamptz,
  coupon_seen_at timestamptz,
  revealed_at timestamptz,
  redeemed_at timestamptz,
  failed_at timestamptz,
  PRIMARY KEY (page_id, customer_id, campaign_id)
) WITH (fillfactor = 70);

-- People by the path they have taken; slots keep writers out of each other's way. Every figure is a sum of these.
CREATE TABLE path_count (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  version integer NOT NULL,
  origin text NOT NULL,
  path integer NOT NULL,
  slot smallint NOT NULL,
  people bigint NOT NULL,
  PRIMARY KEY (page_id, campaign_id, version, origin, path, slot)
) WITH (fillfactor = 50);

CREATE TABLE tap_count (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  button text NOT NULL,
  -- '-infinity' holds the total
  hour timestamptz NOT NULL,
  slot smallint NOT NULL,
  taps bigint NOT NULL,
  PRIMARY KEY (page_id, campaign_id, hour, button, slot)
) WITH (fillfactor = 50);

-- People by the hour in which they first reached a stage.
CREATE TABLE stage_count (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  hour timestamptz NOT NULL,
  stage text NOT NULL,
  slot smallint NOT NULL,
  people bigint NOT NULL,
  PRIMARY KEY (page_id, campaign_id, hour, stage, slot)
) WITH (fillfactor = 50);

-- One row is one call to another system. PostgreSQL is the queue.
CREATE TABLE outbox (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL DEFAULT 'message',
  customer_id bigint,
  campaign_id text,
  version integer,
  say text,
  -- 0 answers a customer, 1 is a campaign's own; answers overtake
  priority smallint NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN
      ('queued', 'held', 'sending', 'unknown', 'sent', 'failed', 'skipped', 'cancelled')),
  reason text,
  detail text,
  attempts smallint NOT NULL DEFAULT 0,
  possible_duplicate boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz NOT NULL DEFAULT now(),
  lease_no integer NOT NULL DEFAULT 0,
  lease_until timestamptz,
  attempted_at timestamptz,
  settled_at timestamptz,
  message_id text,
  PRIMARY KEY (page_id, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX outbox_due ON outbox (page_id, priority, due_at, id) WHERE state = 'queued';
CREATE UNIQUE INDEX outbox_one_in_flight ON outbox (page_id, customer_id)
  WHERE state IN ('sending', 'unknown');
CREATE INDEX outbox_leases ON outbox (page_id, lease_until) WHERE state IN ('sending', 'unknown');
CREATE INDEX outbox_by_message_id ON outbox (page_id, message_id) WHERE message_id IS NOT NULL;
-- What nobody works on: held until its campaign goes on, or ended without going out.
CREATE INDEX outbox_ended ON outbox (page_id, state, id)
  WHERE state IN ('held', 'failed', 'skipped', 'cancelled');
CREATE INDEX outbox_retrying ON outbox (page_id, priority, due_at, id)
  WHERE state = 'queued' AND attempts > 0;
-- Finds a campaign's own messages that are not out, without reading another campaign's.
CREATE INDEX outbox_by_campaign ON outbox (page_id, campaign_id, state, id)
  WHERE priority = 1 AND state IN ('queued', 'held', 'sending', 'unknown');
-- A customer's messages: those whose turn is to come in their line, the others behind it. A message
-- stands in one of the two, so queueing one costs one entry.
CREATE INDEX outbox_line ON outbox (page_id, customer_id, priority, id)
  WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_past ON outbox (page_id, customer_id, id)
  WHERE state IN ('held', 'sent', 'failed', 'skipped', 'cancelled');

-- The owner's own images, by a hash of what is in them.
CREATE TABLE image (
  page_id text NOT NULL,
  id text NOT NULL,
  type text NOT NULL CHECK (type IN ('image/jpeg', 'image/png')),
  bytes bytea NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id)
);

-- Links that start a chat and tell where people came from.
CREATE TABLE entry_link (
  page_id text NOT NULL,
  origin text NOT NULL CHECK (origin ~ '^[A-Za-z0-9_-]{1,64}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, origin)
);

-- The owner's way in.
CREATE TABLE owner (
  page_id text PRIMARY KEY,
  password_hash text,
  api_token_hash bytea
);

CREATE TABLE sign_in_link (
  page_id text NOT NULL,
  token_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (page_id, token_hash)
);

CREATE TABLE session (
  page_id text NOT NULL,
  id_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id_hash)
);
