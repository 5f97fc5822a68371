-- Sales are counted when they happen, by campaign, origin and day of the shop, so that nobody adds up the ledger.

CREATE TABLE sale_count (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  -- of the redemption
  day date NOT NULL,
  -- a person's; with a code that everybody has, nobody knows whose; or of somebody who had been erased before
  whose text NOT NULL CHECK (whose IN ('person', 'everybody', 'erased')),
  -- where the person came from; it stays when they are erased
  origin text NOT NULL,
  -- empty where there is none; sums of several are never added up
  currency text NOT NULL,
  slot smallint NOT NULL,
  -- people, on the day of their first redemption in the campaign
  redeemers bigint NOT NULL,
  redemptions bigint NOT NULL,
  -- redemptions whose amount is known, and the amounts
  priced bigint NOT NULL,
  sales numeric(18, 2) NOT NULL,
  -- redemptions whose discount is known, and the discounts
  discounted bigint NOT NULL,
  discount numeric(18, 2) NOT NULL,
  PRIMARY KEY (page_id, campaign_id, day, whose, origin, currency, slot)
) WITH (fillfactor = 50);

-- How a redemption is counted, so that taking it back counts the same back; the origin is only known of a person.
ALTER TABLE coupon_entry ADD COLUMN day date, ADD COLUMN origin text;

-- Those of before, by their UTC days, as people who came before days were the shop's.
UPDATE coupon_entry e SET day = (e.at AT TIME ZONE 'UTC')::date,
  origin = CASE WHEN e.customer_id IS NOT NULL THEN coalesce((
    SELECT j.origin FROM journey j
    WHERE j.page_id = e.page_id AND j.customer_id = e.customer_id AND j.campaign_id = e.campaign_id), '') END
WHERE e.kind = 'redeemed';

INSERT INTO sale_count (page_id, campaign_id, day, whose, origin, currency, slot, redeemers,
  redemptions, priced, sales, discounted, discount)
SELECT page_id, campaign_id, day, whose, coalesce(origin, ''), coalesce(currency, ''), 0,
  count(*) FILTER (WHERE nth = 1 AND whose <> 'everybody'), count(*), count(amount), coalesce(sum(amount), 0),
  count(discount), coalesce(sum(discount), 0)
FROM (
  SELECT s.*, row_number() OVER (PARTITION BY page_id, campaign_id, person ORDER BY id) AS nth
  FROM (
    SELECT e.*,
      CASE WHEN e.customer_id IS NOT NULL THEN 'person' WHEN c.shared AND e.key IS NOT NULL THEN 'everybody'
        ELSE 'erased' END AS whose,
      -- people who were erased still count: by their coupon, or by what the owner noted at their page
      coalesce(e.customer_id, CASE WHEN c.shared THEN -2 * e.id - 1 ELSE -2 * e.coupon_id END) AS person
    FROM coupon_entry e JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
    WHERE e.kind = 'redeemed'
      AND NOT EXISTS (SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)) s) counted
GROUP BY page_id, campaign_id, day, whose, coalesce(origin, ''), coalesce(currency, '')
ON CONFLICT DO NOTHING;

DROP INDEX coupon_entry_sales;

-- Codes are found by how they begin, in whatever language the database sorts.
DROP INDEX coupon_by_code;
CREATE UNIQUE INDEX coupon_by_code ON coupon (page_id, code text_pattern_ops) WHERE NOT shared;

-- The owner's lists. A reveal pays for the first as it did for the one in its place, and for none of the others.
CREATE INDEX coupon_given ON coupon (page_id, campaign_id, id) WHERE revealed_at IS NOT NULL;
DROP INDEX coupon_by_campaign;
CREATE INDEX coupon_redeemed ON coupon (page_id, campaign_id, id) WHERE redeemed_at IS NOT NULL;
CREATE INDEX coupon_void ON coupon (page_id, campaign_id, id) WHERE voided_at IS NOT NULL;

-- Names are found by any part of them, without accents; SearchText is the same rule in Java. A person without a
-- name is not in the index, and one whose name is known costs it nothing until the name changes.
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'ØøŁłĐđĦħŦŧı’‘ʼ´`', 'OoLlDdHhTti''''''''''');

-- All parts of up to three letters, and of at least so many.
CREATE FUNCTION name_parts(name text, shortest integer) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT substr(n, i, l)
  FROM (SELECT lower(plain_name(name)) AS n) plain, generate_series(shortest, 3) l, generate_series(1, length(n) - l + 1) i);

CREATE INDEX customer_by_name ON customer USING gin (name_parts(coalesce(name, first_name), 1))
  WHERE coalesce(name, first_name) IS NOT NULL;
