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

-- Those of before get their day, and are counted, after the start: see SaleRecountStore. Indexes of large tables are
-- built then, too, while everybody works: see LateIndexes.
DROP INDEX coupon_entry_sales;

-- Names are found by any part of them, without accents; SearchText is the same rule in Java.
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'ØøŁłĐđĦħŦŧı’‘ʼ´`', 'OoLlDdHhTti''''''''''');

-- All parts of up to three letters, and of at least so many.
CREATE FUNCTION name_parts(name text, shortest integer) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT substr(n, i, l)
  FROM (SELECT lower(plain_name(name)) AS n) plain, generate_series(shortest, 3) l, generate_series(1, length(n) - l + 1) i);
