#!/usr/bin/env bash
# How long does each question of the owner take over 1,000,000 coupons of 300,000 people, 500,000 of them redeemed? Needs psql, curl and a
# database of its own (DATABASE_URL), on which promobot runs with API_TOKEN. Writes them once; then asks each question TIMES times; ONLY='name|sales' asks some.
set -euo pipefail
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
times=${TIMES:-9}
only=${ONLY:-.}
sql() { psql -X -q -v ON_ERROR_STOP=1 "${DATABASE_URL:?set DATABASE_URL as promobot has it}" "$@"; }

if [[ $(sql -At -c "SELECT count(*) FROM campaign WHERE id = 'spring'") = 0 ]]; then
  echo "writing 1,000,000 coupons"
  sql -v counted="$(sql -At -c "SELECT to_regclass('sale_count') IS NOT NULL")" <<'SQL'
BEGIN;
INSERT INTO campaign (page_id, id, name, state, version)
SELECT page_id, u.id, initcap(u.id), 'done', version FROM campaign g, unnest('{spring,winter,partners}'::text[]) AS u (id) WHERE g.id = 'welcome';
INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
SELECT c.page_id, u.id, c.version, c.fields FROM campaign_copy c JOIN campaign g ON g.page_id = c.page_id AND g.id = c.campaign_id AND g.version = c.version,
  unnest('{spring,winter,partners}'::text[]) AS u (id) WHERE c.campaign_id = 'welcome';
DELETE FROM coupon_terms WHERE campaign_id = 'welcome';
-- People who came are given a code of each: the welcome's is good, spring's is over, winter's has yet to begin; partners have their own codes.
INSERT INTO coupon_terms (page_id, campaign_id, kind, value_kind, value_amount, currency, valid_from, valid_until, per_person)
SELECT page_id, u.* FROM page, (VALUES ('welcome', 'unique', 'percent', 10, 'EUR', NULL, NULL, 1), ('spring', 'unique', 'amount', 5, 'USD', NULL, current_date - 30, 1),
  ('winter', 'unique', 'percent', 20, 'EUR', current_date + 30, NULL, 1), ('partners', 'imported', 'gift', NULL, NULL, NULL, NULL, 2)) AS u (campaign, kind, value, amount, currency, first, last, each);
-- Some names are everybody's, three people have a rare one.
INSERT INTO customer (page_id, psid, origin, name, created_at, came_on, reached)
SELECT page_id, (8800000000000000 + n)::text, 'origin-' || n % 20,
  CASE WHEN n % 100000 = 7 THEN 'Zuleica Quintero' ELSE
    ('{Ana,Ben,Carla,Dario,Elena,Fran,Gema,Hugo,Irene,Jorge,Katia,Lucas,Maria,Noel,Olga,Pablo}'::text[])[1 + n % 16] || ' ' ||
    ('{Alonso,Blanco,Castro,Díaz,Estévez,Flores,García,Herrera,Iglesias,Jiménez,Lozano,Muñoz,Navarro,Ortega,Peña,Quiroga,Ramos,Soto,Torres,Vega}'::text[])[1 + n / 16 % 20]
    || ' ' || upper(substr(md5(n::text), 1, 4)) END,
  now() - n % 300 * interval '1 day', current_date - n % 300, 7
FROM page, generate_series(1, 300000) AS n;
CREATE TEMPORARY TABLE person ON COMMIT DROP AS SELECT page_id, id, origin, row_number() OVER (ORDER BY id) AS n FROM customer WHERE psid LIKE '88%';
CREATE TEMPORARY TABLE given ON COMMIT DROP AS
SELECT p.page_id, p.id AS customer, p.origin, p.n, u.campaign, p.n % 10 < u.redeem AS redeemed
FROM (VALUES ('welcome', 1, 300000, 7), ('spring', 1, 300000, 6), ('winter', 1, 200000, 5), ('partners', 1, 50000, 2)) AS u (campaign, first, last, redeem)
JOIN person p ON p.n BETWEEN u.first AND u.last ORDER BY p.n, u.campaign;
-- The bits of a path: sent 1, delivered 2, seen 4, responded 8, accepted 16, coupon sent 64, coupon seen 128, revealed 256, redeemed 512.
INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at, entered_at)
SELECT page_id, customer, campaign, 1, origin, CASE WHEN redeemed THEN 991 ELSE 479 END, '{}', now() - n % 300 * interval '1 day' FROM given;
INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
SELECT page_id, campaign_id, version, origin, path, 0, count(*) FROM journey WHERE customer_id IN (SELECT id FROM person) GROUP BY 1, 2, 3, 4, 5
ON CONFLICT (page_id, campaign_id, version, origin, path, slot) DO UPDATE SET people = excluded.people;
INSERT INTO origin_count (page_id, day, origin, what, slot, people)
SELECT page_id, came_on, origin, u.what, 0, count(*) FROM customer, unnest('{customers,responded,revealed,redeemed}'::text[]) AS u (what) WHERE psid LIKE '88%' GROUP BY 1, 2, 3, 4
ON CONFLICT (page_id, day, origin, what, slot) DO UPDATE SET people = excluded.people;
INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at, redeemed_at, uses, voided_at)
SELECT page_id, campaign, code, code, customer, now() - n % 300 * interval '1 day', CASE WHEN redeemed THEN now() - n % 290 * interval '1 day' END, redeemed::int,
  CASE WHEN n % 20000 = 3 THEN now() END
FROM (SELECT *, upper(left(campaign, 1) || substr(md5(campaign || n), 1, 10)) AS code FROM given) coded;
INSERT INTO coupon (page_id, campaign_id, code, written) SELECT page_id, 'partners', upper('XP' || md5(n::text)), upper('XP' || md5(n::text)) FROM page, generate_series(1, 150000) AS n;
INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, at, customer_id, actor)
SELECT page_id, id, campaign_id, 'revealed', revealed_at, customer_id, 'customer' FROM coupon WHERE revealed_at IS NOT NULL ORDER BY id;
INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, at, customer_id, actor, till, amount, discount, currency, key)
SELECT c.page_id, c.id, c.campaign_id, 'redeemed', redeemed_at, customer_id, 'till', 'Till ' || c.id % 3, 5 + c.id % 50, 1, t.currency, gen_random_uuid()
FROM coupon c JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.campaign_id WHERE redeemed_at IS NOT NULL ORDER BY redeemed_at;
\if :counted
UPDATE coupon_entry e SET day = (e.at AT TIME ZONE 'UTC')::date, origin = p.origin FROM person p WHERE e.kind = 'redeemed' AND e.customer_id = p.id;
-- as four tills at a time would have counted them
INSERT INTO sale_count (page_id, campaign_id, day, whose, origin, currency, slot, redeemers, redemptions, priced, sales, discounted, discount)
SELECT page_id, campaign_id, day, 'person', origin, coalesce(currency, ''), coupon_id % 4, count(*), count(*), count(amount), sum(amount), count(discount), sum(discount)
FROM coupon_entry WHERE kind = 'redeemed' AND origin IS NOT NULL GROUP BY 1, 2, 3, 5, 6, 7;
\endif
COMMIT;
VACUUM ANALYZE;
SQL
fi
sql -At -c "SELECT count(*) || ' coupons, ' || count(redeemed_at) || ' redeemed, ' || pg_size_pretty(pg_total_relation_size('coupon')) FROM coupon"

# The slowest shows plans that depend on luck.
ask() {
  local took
  [[ $1 =~ $only ]] || return 0
  took=$(for ((i = 0; i < times; i++)); do
    # An export goes on for long after its first byte.
    curl -s -m 10 -o /dev/null -w '%{time_starttransfer} %{http_code}\n' -H "Authorization: Bearer $token" "$url/api/v1$2" || true
  done | awk '$2 != 200 { print "answered " $2 > "/dev/stderr" } { print $1 * 1000 }' | sort -n)
  printf '%-52s median %7.1f ms, slowest %7.1f ms\n' "$1" "$(sed -n "$(((times + 1) / 2))p" <<<"$took")" "$(tail -1 <<<"$took")"
}
# What continues the list behind so many pages.
after() {
  local cursor=
  for ((i = 0; i < $2; i++)); do
    cursor=$(curl -s -H "Authorization: Bearer $token" "$url/api/v1$1&limit=200${cursor:+&cursor=$cursor}" | sed -E 's/.*"next" *: *"([^"]*)".*/\1/')
  done
  echo "$1&limit=50&cursor=$cursor"
}
code=$(sql -At -c "SELECT code FROM coupon WHERE campaign_id = 'winter' LIMIT 1 OFFSET 100000")
person=$(sql -At -c "SELECT customer_id FROM coupon WHERE campaign_id = 'partners' AND redeemed_at IS NOT NULL LIMIT 1")
coupon=$(sql -At -c "SELECT id FROM coupon WHERE code = '$code'")
year=$(date -d '364 days ago' +%F)
ask "the list" "/coupons"
ask "the list, page 40" "$(after '/coupons?' 40)"
for state in free not_yet revealed redeemed expired void; do ask "state $state" "/coupons?state=$state"; done
for campaign in welcome partners; do ask "campaign $campaign" "/coupons?campaign=$campaign"; done
for state in free revealed redeemed void; do ask "campaign partners, state $state" "/coupons?campaign=partners&state=$state"; done
ask "campaign winter, state revealed, page 40" "$(after '/coupons?campaign=winter' 40)&state=revealed"
ask "a whole code" "/coupons?code=$code"
ask "the first 5 characters of a code" "/coupons?code=${code:0:5}"
ask "the first character of 300,000 codes" "/coupons?code=${code:0:1}"
ask "the same, page 8" "$(after "/coupons?code=${code:0:1}" 8)"
ask "a code there is not" "/coupons?code=QQQQ"
ask "a rare name" "/coupons?person=quintero"
ask "a name of 19,000 people" "/coupons?person=maria"
ask "a name of 900 people" "/coupons?person=maria%20garcia"
ask "a name there is not" "/coupons?person=nobody%20here"
ask "a customer's coupons" "/coupons?person=$person"
ask "a coupon's history" "/coupons/$coupon"
ask "the export, first bytes" "/coupons.csv"
ask "the export of a state, first bytes" "/coupons.csv?state=redeemed"
for campaign in welcome partners; do ask "the coupon of campaign $campaign (also asked by the notice of few codes)" "/campaigns/$campaign/coupon"; done
ask "a campaign's sales of 30 days" "/campaigns/welcome/sales"
ask "a campaign's sales of a year" "/campaigns/welcome/sales?from=$year"
ask "sources and sales of 30 days" "/origins?from=$(date -d '29 days ago' +%F)"
ask "sources and sales of all days" "/origins"
ask "the same of a campaign" "/origins?campaign=welcome"
ask "the same of a campaign and 30 days" "/origins?campaign=welcome&from=$(date -d '29 days ago' +%F)"
