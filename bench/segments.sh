#!/usr/bin/env bash
# How long does counting a segment take over 1,000,000 customers with 2,000,000 journeys and 300,000 redemptions, and queueing a campaign for 100,000 of them?
# Needs psql, curl and a database of its own (DATABASE_URL), on which promobot runs with API_TOKEN and MESSENGER_API_URL=http://127.0.0.1:9. Writes the customers once;
# then counts each segment TIMES times and asks its reach; SEND=yes queues a campaign at the end.
set -euo pipefail
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
times=${TIMES:-9}
sql() { psql -X -q -v ON_ERROR_STOP=1 "${DATABASE_URL:?set DATABASE_URL as promobot has it}" "$@"; }
api() { curl -sS -X "$1" "$url/api/v1$2" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "${@:3}"; }

if [[ $(sql -At -c "SELECT count(*) FROM customer WHERE psid LIKE '87%'") = 0 ]]; then
  echo "writing 1,000,000 customers"
  sql <<'SQL'
BEGIN;
-- Half talk by Messenger within its window, half by the website; a tenth came by the poster; a fifth were there within 30 days.
INSERT INTO customer (page_id, psid, line, origin, language, language_from, created_at, came_on, last_event_at, window_until, reached)
SELECT page_id, (8700000000000000 + n)::text, CASE WHEN n % 2 = 0 THEN 'messenger' ELSE 'web' END,
  CASE WHEN n % 10 = 3 THEN 'poster' ELSE 'origin-' || n % 20 END, CASE WHEN n % 3 > 0 THEN ('{en,es,de}'::text[])[1 + n % 3] END,
  CASE WHEN n % 3 > 0 THEN 'written' END, now() - n % 300 * interval '1 day', current_date - n % 300,
  now() - n % 151 * interval '1 day', CASE WHEN n % 2 = 0 THEN now() + interval '20 hours' ELSE '9999-01-01' END, 7
FROM page, generate_series(1, 1000000) AS n;
-- Bits of a path: sent 1, delivered 2, seen 4, responded 8, accepted 16, coupon sent 64, coupon seen 128, revealed 256, redeemed 512.
INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at, entered_at, line)
SELECT c.page_id, c.id, g.id, 1, c.origin, CASE WHEN c.id % 10 < 3 THEN 991 WHEN c.id % 10 < 5 THEN 479 ELSE 7 END, '{}', c.created_at, c.line
FROM customer c, (VALUES ('welcome'), ('earlier')) AS g (id) WHERE c.psid LIKE '87%' ORDER BY c.id;
INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, at, customer_id, actor, amount, currency, key)
SELECT page_id, id, 'welcome', 'redeemed', now(), id, 'till', 5 + id % 50, 'EUR', gen_random_uuid() FROM customer WHERE psid LIKE '87%' AND id % 10 < 3;
INSERT INTO lead (page_id, name, email, email_key, customer_id)
SELECT page_id, 'Lead', id || '@example.com', id || '@example.com', id FROM customer WHERE psid LIKE '87%' AND id % 50 = 0;
COMMIT;
VACUUM ANALYZE;
SQL
fi

ask() {
  local body took told
  body="{\"where\":$2}"
  told=$(api POST /segments/count -d "$body")
  took=$(for ((i = 0; i < times; i++)); do
    curl -s -o /dev/null -w '%{time_total} %{http_code}\n' -X POST "$url/api/v1/segments/count" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$body"
  done | awk '$2 != 200 { print "answered " $2 > "/dev/stderr" } { print $1 * 1000 }' | sort -n)
  printf '%-58s median %6.1f ms, slowest %6.1f ms  %s\n' "$1" "$(sed -n "$(((times + 1) / 2))p" <<<"$took")" "$(tail -1 <<<"$took")" "$told"
}
REVEALED='{"stage":{"campaign":"welcome","reached":"revealed","not":"redeemed"}}'
ask "came from poster" '{"origin":"poster"}'
ask "did not come from poster" '{"not":{"origin":"poster"}}'
ask "speak Spanish" '{"language":"es"}'
ask "came within the last month" "{\"came\":{\"since\":\"$(date -d '30 days ago' +%F)\"}}"
ask "wrote within 30 days" '{"active":{"within_days":30}}'
ask "revealed, not redeemed" "$REVEALED"
ask "from poster and revealed, not redeemed" "{\"all\":[{\"origin\":\"poster\"},$REVEALED]}"
ask "from poster or revealed, not redeemed" "{\"any\":[{\"origin\":\"poster\"},$REVEALED]}"
ask "redeemed something" '{"redeemed":{"times":1}}'
ask "redeemed for 50 EUR" '{"redeemed":{"amount":"50.00","currency":"EUR"}}'
ask "left their e-mail address" '{"lead":true}'
ask "ten conditions, any, with four stages" "{\"any\":[{\"origin\":\"nowhere\"},{\"language\":\"ar\"},$REVEALED,{\"lead\":true},{\"redeemed\":{\"times\":2}},{\"stage\":{\"story\":\"feedback\",\"reached\":\"happy\"}},{\"stage\":{\"campaign\":\"welcome\",\"reached\":\"failed\"}},{\"not\":{\"line\":\"web\"}},{\"active\":{\"within_days\":2}},{\"stage\":{\"story\":\"coupon\",\"reached\":\"redeemed\"}}]}"

segment=$(api POST /segments -d "{\"name\":\"Poster and revealed $RANDOM\",\"where\":{\"any\":[{\"all\":[{\"origin\":\"poster\"},{\"stage\":{\"campaign\":\"welcome\"}}]},{\"origin\":\"nowhere\"}]}}" | sed -E 's/.*"id" *: *"([0-9]+)".*/\1/')
campaign=$(api POST /campaigns -d '{"name":"Autumn"}' | grep -o '"id" *: *"c[0-9]*"' | grep -o 'c[0-9]*')
for path in "/campaigns/$campaign/reach" "/campaigns/$campaign/reach?segment=$segment" "/segments/$segment/people"; do
  printf '%-58s %s s\n' "$path" "$(curl -s -o /dev/null -w '%{time_total}' "$url/api/v1$path" -H "Authorization: Bearer $token")"
done
if [[ ${SEND:-} ]]; then
  api PATCH "/campaigns/$campaign" -d '{"copy":{"welcome":"Something new, {name}!"}}' >/dev/null
  begun=$(date +%s.%N)
  api POST "/campaigns/$campaign/send" -d "{\"segment\":\"$segment\"}"
  echo " queued in $(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }') s"
fi
