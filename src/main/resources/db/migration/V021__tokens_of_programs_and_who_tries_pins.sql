-- Tokens for programs, each with a name and a limit of its own, beside the API token and the bot's.
CREATE TABLE program_token (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  kind text NOT NULL CHECK (kind IN ('everything', 'redeem')),
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  PRIMARY KEY (page_id, id)
);
CREATE UNIQUE INDEX program_token_by_name ON program_token (page_id, lower(name));
CREATE UNIQUE INDEX program_token_by_hash ON program_token (page_id, token_hash);

-- Which program's token redeemed: one that may only redeem takes back nothing of others.
ALTER TABLE coupon_entry ADD COLUMN token_id bigint;

-- Who tried a till's PIN: a browser or a network, named by a hash, with its wrong PINs in a row and
-- when the last one was; and since when it is known because somebody signed in from there.
CREATE TABLE pin_caller (
  page_id text NOT NULL,
  who text NOT NULL,
  wrong integer NOT NULL,
  last_at timestamptz NOT NULL,
  known_at timestamptz,
  PRIMARY KEY (page_id, who)
) WITH (fillfactor = 80);
