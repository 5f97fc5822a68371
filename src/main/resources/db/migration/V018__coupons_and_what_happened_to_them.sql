-- A campaign's coupon, the codes it gave out, and one ledger of what happened to each.

-- A campaign without a row shares the code of its texts, without end or limit, as all did before.
CREATE TABLE coupon_terms (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('shared', 'unique', 'imported')),
  prefix text CHECK (prefix ~ '^[A-Z0-9]{1,3}$'),
  stock integer CHECK (stock >= 0),
  -- how many people have been given a code since the stock was limited; it is counted and compared
  -- under this row's lock, so a limited stock is exact
  given integer NOT NULL DEFAULT 0,
  per_person smallint NOT NULL DEFAULT 1 CHECK (per_person BETWEEN 1 AND 100),
  -- days of the shop; the last one counts to its end
  valid_from date,
  valid_until date,
  value_kind text CHECK (value_kind IN ('percent', 'amount', 'gift')),
  value_amount numeric(12, 2),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  -- whether those who did not use it are reminded a day before it ends
  remind boolean NOT NULL DEFAULT false,
  PRIMARY KEY (page_id, campaign_id)
);

-- The ledger says what happened; a coupon's own columns follow from it in the same transaction.
CREATE TABLE coupon (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  campaign_id text NOT NULL,
  -- as it is compared: in capitals, without blanks and dashes
  code text NOT NULL CHECK (code <> ''),
  -- as people see it
  written text NOT NULL CHECK (written <> ''),
  -- a code everybody has; it belongs to nobody
  shared boolean NOT NULL DEFAULT false,
  -- names the coupon's page; whoever knows it may look at it
  token uuid NOT NULL DEFAULT gen_random_uuid(),
  -- nobody until an imported code is given out, and after the person was erased
  customer_id bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- when it was given out; never again after that
  revealed_at timestamptz,
  redeemed_at timestamptz,
  uses integer NOT NULL DEFAULT 0,
  voided_at timestamptz,
  reminded_at timestamptz,
  PRIMARY KEY (page_id, id)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX coupon_by_code ON coupon (page_id, code) WHERE NOT shared;
CREATE UNIQUE INDEX coupon_shared_code ON coupon (page_id, code, campaign_id) WHERE shared;
CREATE UNIQUE INDEX coupon_by_person ON coupon (page_id, customer_id, campaign_id) WHERE customer_id IS NOT NULL;
CREATE UNIQUE INDEX coupon_by_token ON coupon (page_id, token);
-- Imported codes that are still to be given out, first come first served.
CREATE INDEX coupon_free ON coupon (page_id, campaign_id, id)
  WHERE revealed_at IS NULL AND NOT shared AND voided_at IS NULL;
CREATE INDEX coupon_by_campaign ON coupon (page_id, campaign_id, id);

CREATE TABLE coupon_entry (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  coupon_id bigint NOT NULL,
  campaign_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('imported', 'revealed', 'redeemed', 'undone', 'voided')),
  at timestamptz NOT NULL DEFAULT now(),
  customer_id bigint,
  -- who did it: the customer, the owner, a script with the token, or a till, which is named
  actor text NOT NULL CHECK (actor IN ('customer', 'owner', 'script', 'till')),
  till_id bigint,
  till text,
  -- of the sale, in the currency of the coupon
  amount numeric(12, 2),
  discount numeric(12, 2),
  currency text,
  reason text,
  -- the redemption that an undo takes back
  undoes bigint,
  -- the caller's own key: the same redemption asked for again counts once
  key uuid,
  PRIMARY KEY (page_id, id)
);
CREATE UNIQUE INDEX coupon_entry_key ON coupon_entry (page_id, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX coupon_entry_undone ON coupon_entry (page_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX coupon_entry_of ON coupon_entry (page_id, coupon_id, id);
CREATE INDEX coupon_entry_sales ON coupon_entry (page_id, campaign_id, at) WHERE kind IN ('redeemed', 'undone');

-- Codes shown until now stay valid, and are the same.
INSERT INTO coupon (page_id, campaign_id, code, written, shared, created_at)
SELECT DISTINCT ON (page_id, campaign_id, code) page_id, campaign_id, code, written, true, published_at
FROM (
  SELECT *, fields ->> 'code' AS written, upper(replace(fields ->> 'code', '-', '')) AS code
  FROM campaign_copy) shown
WHERE code <> ''
ORDER BY page_id, campaign_id, code, published_at;
