-- Where staff redeem codes, who is signed in there, and how often somebody guessed wrong.

CREATE TABLE till (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  -- the PIN says which till it is, so it is found by its hash: slow, with the page's salt
  pin_hash bytea NOT NULL,
  link_hash bytea NOT NULL,
  sees_names boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz,
  PRIMARY KEY (page_id, id)
);
CREATE UNIQUE INDEX till_by_name ON till (page_id, lower(name));
CREATE UNIQUE INDEX till_by_pin ON till (page_id, pin_hash);
CREATE UNIQUE INDEX till_by_link ON till (page_id, link_hash);

CREATE TABLE till_session (
  page_id text NOT NULL,
  id_hash bytea NOT NULL,
  till_id bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id_hash)
);
CREATE INDEX till_session_of ON till_session (page_id, till_id);

-- A counter for each minute. Networks are named by a salted hash.
CREATE TABLE wrong_guess (
  page_id text NOT NULL,
  who text NOT NULL,
  minute timestamptz NOT NULL,
  wrong integer NOT NULL,
  PRIMARY KEY (page_id, who, minute)
) WITH (fillfactor = 80);

-- What one person redeemed, also with codes that everybody has.
CREATE INDEX coupon_entry_by_person ON coupon_entry (page_id, customer_id, id)
  WHERE kind = 'redeemed' AND customer_id IS NOT NULL;

-- Whether a channel is notified when a coupon is revealed or redeemed, and the entry a call is about.
ALTER TABLE channel ADD COLUMN coupons boolean NOT NULL DEFAULT false;
ALTER TABLE outbox ADD COLUMN coupon_entry_id bigint;
