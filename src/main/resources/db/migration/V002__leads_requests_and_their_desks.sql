-- People who registered, questions for the shop's desks, and where everybody came from.

CREATE TABLE lead (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  email text NOT NULL,
  -- the address as it is compared: all in lower case
  email_key text NOT NULL,
  phone text,
  -- first touch; '' is nobody knows
  origin text NOT NULL DEFAULT '',
  utm_medium text,
  utm_campaign text,
  attributes jsonb NOT NULL DEFAULT '{}',
  -- the Messenger customer who signed up in the chat
  customer_id bigint,
  registered_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id),
  UNIQUE (page_id, email_key)
) WITH (fillfactor = 85);
CREATE INDEX lead_by_origin ON lead (page_id, origin, id);
CREATE INDEX lead_by_customer ON lead (page_id, customer_id) WHERE customer_id IS NOT NULL;

-- Where a desk is told: one Slack channel, one mailbox, one address of another system.
CREATE TABLE channel (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- NULL is what the settings say: SLACK_WEBHOOK_URL, the shop's own mailbox
  address text,
  -- signs what is sent, where the type does that
  secret text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id)
);

CREATE TABLE topic (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  -- the name as it is compared: without case and surrounding blanks
  name_key text NOT NULL,
  -- the default desk: unknown topics, and what its own channel could not take
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id),
  UNIQUE (page_id, name_key)
);
CREATE UNIQUE INDEX topic_default ON topic (page_id) WHERE is_default;

CREATE TABLE topic_channel (
  page_id text NOT NULL,
  topic_id bigint NOT NULL,
  channel_id bigint NOT NULL,
  PRIMARY KEY (page_id, topic_id, channel_id),
  FOREIGN KEY (page_id, topic_id) REFERENCES topic ON DELETE CASCADE,
  FOREIGN KEY (page_id, channel_id) REFERENCES channel ON DELETE CASCADE
);

CREATE TABLE request (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- as it was asked for; topic_id is the desk it went to
  topic text NOT NULL,
  topic_id bigint,
  unknown_topic boolean NOT NULL DEFAULT false,
  message text NOT NULL DEFAULT '',
  name text,
  email text,
  phone text,
  origin text NOT NULL DEFAULT '',
  attributes jsonb NOT NULL DEFAULT '{}',
  customer_id bigint,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  asked_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  PRIMARY KEY (page_id, id)
) WITH (fillfactor = 85);
CREATE INDEX request_by_state ON request (page_id, state, id);
-- What each desk has yet to answer.
CREATE INDEX request_open ON request (page_id, topic_id) WHERE state = 'open';
CREATE INDEX request_by_customer ON request (page_id, customer_id) WHERE customer_id IS NOT NULL;

-- A call that carries the same key again is answered as the first was.
CREATE TABLE answered (
  page_id text NOT NULL,
  key bytea NOT NULL,
  status smallint NOT NULL,
  body text NOT NULL,
  -- whom the answer speaks of
  lead_id bigint,
  answered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, key)
);
CREATE INDEX answered_by_age ON answered (page_id, answered_at);
CREATE INDEX answered_by_lead ON answered (page_id, lead_id) WHERE lead_id IS NOT NULL;

-- Texts outside the campaigns: the welcome e-mail, signing up and asking for help in the chat.
CREATE TABLE story_copy (
  page_id text NOT NULL,
  story text NOT NULL,
  fields jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, story)
);

-- What is no message to a customer: an e-mail to a lead, news of a request for a desk. Priority 2.
ALTER TABLE outbox ADD COLUMN lead_id bigint;
ALTER TABLE outbox ADD COLUMN request_id bigint;
ALTER TABLE outbox ADD COLUMN channel_id bigint;
-- It stands in for another channel that failed.
ALTER TABLE outbox ADD COLUMN fallback boolean NOT NULL DEFAULT false;
-- Until when a call is tried; what waits longer has failed.
ALTER TABLE outbox ADD COLUMN give_up_at timestamptz;
-- Calls by where they go; 0 stands for letters to leads.
CREATE INDEX outbox_calls ON outbox (page_id, (coalesce(channel_id, 0)), due_at, id)
  WHERE state = 'queued' AND priority = 2;
-- One call at a time to a channel, so that their order holds.
CREATE UNIQUE INDEX outbox_one_per_channel ON outbox (page_id, channel_id)
  WHERE state = 'sending' AND channel_id IS NOT NULL;
CREATE INDEX outbox_by_lead ON outbox (page_id, lead_id, id) WHERE lead_id IS NOT NULL;
-- A channel hears of a request once, whoever orders it.
CREATE UNIQUE INDEX outbox_by_request ON outbox (page_id, request_id, channel_id)
  WHERE request_id IS NOT NULL;

-- A channel that asked to be left alone for a while; destination 0 stands for letters to leads.
CREATE TABLE pause (
  page_id text NOT NULL,
  destination bigint NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (page_id, destination)
);

-- What a form asks or answers, as it was decided; a message with words of its own has no campaign.
ALTER TABLE outbox ADD COLUMN words jsonb;

-- Where a sign-up or a question in the chat stands; NULL while the coupon story is told.
ALTER TABLE customer ADD COLUMN form jsonb;
-- What this person has ever done in any campaign: 1 responded, 2 revealed, 4 redeemed.
ALTER TABLE customer ADD COLUMN reached smallint NOT NULL DEFAULT 0;

-- People by where they came from and the (UTC) day they came: counted once each, whatever the campaign.
CREATE TABLE origin_count (
  page_id text NOT NULL,
  day date NOT NULL,
  origin text NOT NULL,
  -- leads, customers, responded, revealed, redeemed
  what text NOT NULL,
  slot smallint NOT NULL,
  people bigint NOT NULL,
  PRIMARY KEY (page_id, day, origin, what, slot)
) WITH (fillfactor = 50);

-- Those who came before this table was there.
UPDATE customer c SET reached = r.reached
FROM (
  SELECT page_id, customer_id,
    max(CASE WHEN responded_at IS NOT NULL THEN 1 ELSE 0 END)
      + max(CASE WHEN revealed_at IS NOT NULL THEN 2 ELSE 0 END)
      + max(CASE WHEN redeemed_at IS NOT NULL THEN 4 ELSE 0 END) AS reached
  FROM journey GROUP BY page_id, customer_id) r
WHERE c.page_id = r.page_id AND c.id = r.customer_id AND r.reached > 0;

INSERT INTO origin_count (page_id, day, origin, what, slot, people)
SELECT c.page_id, (c.created_at AT TIME ZONE 'UTC')::date, c.origin, w.what, 0, count(*)
FROM customer c
  JOIN (VALUES ('customers', 0), ('responded', 1), ('revealed', 2), ('redeemed', 4)) AS w (what, bit)
    ON w.bit = 0 OR c.reached & w.bit > 0
GROUP BY c.page_id, (c.created_at AT TIME ZONE 'UTC')::date, c.origin, w.what;
