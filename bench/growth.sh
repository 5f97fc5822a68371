#!/usr/bin/env bash
# How long does each question of the owner take once there are 5,000,000 customers and 50,000,000 events? Needs psql, curl and a database of its own
# (DATABASE_URL), on which promobot runs with API_TOKEN and MESSENGER_API_URL=http://127.0.0.1:9. Writes them once, the events of 400 days in partitions of
# a month; CUSTOMERS=50000 EVENTS=500000 writes 1/100. Loading is quickest with fsync=off, which belongs to no other database. Then it asks each question once,
# and TIMES times more, prints those times, and fails with a list of all whose median is above LIMIT milliseconds. ONLY='reach|stats' asks some.
set -euo pipefail
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
customers=${CUSTOMERS:-5000000}
events=${EVENTS:-50000000}
times=${TIMES:-9}
limit=${LIMIT:-100}
only=${ONLY:-.}
sql() { psql -X -q -v ON_ERROR_STOP=1 "${DATABASE_URL:?set DATABASE_URL as promobot has it}" "$@"; }
api() { curl -sS -X "$1" "$url/api/v1$2" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "${@:3}"; }

load() {
  echo "writing $customers customers and $events events"
  sql -v customers="$customers" -v events="$events" <<'SQL'
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
SET work_mem = '256MB';
SELECT page_id AS page FROM page \gset
SELECT setval(pg_get_serial_sequence('customer', 'id'), greatest(1, (SELECT max(id) FROM customer))) AS base \gset
SELECT pg_get_indexdef('customer_by_name'::regclass) AS by_name \gset

-- Person n of all, in the order in which they came. A hundred thousand of them, spread evenly, are those that intake.lua draws.
CREATE FUNCTION pg_temp.psid(n bigint, s bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN n % s = 0 AND n / s <= 100000 THEN '90' || lpad((n / s)::text, 14, '0') WHEN n % 5 = 2 THEN 'web:' || (8700000000000000 + n) ELSE (8700000000000000 + n)::text END
$$;
SELECT greatest(1, :customers / 100000) AS step \gset

\echo customers
BEGIN;
DROP INDEX customer_by_name;
-- A fifth were there within a day. Ten in a million speak Arabic; three have a name of their own; the very first came from a source of their own.
INSERT INTO customer (page_id, psid, line, origin, name, language, language_from, created_at, came_on, last_event_at, window_until, name_asked_at, step, reached)
SELECT :'page', psid, CASE WHEN psid LIKE 'web:%' THEN 'web' ELSE 'messenger' END,
  CASE WHEN n = 1 THEN 'first' WHEN n % 4 = 0 THEN 'poster' WHEN n % 9 = 0 THEN '' ELSE 'origin-' || n % 20 END,
  CASE WHEN n % (:customers / 3) = 7 THEN 'Zuleica Quintero' ELSE
    ('{Ana,Ben,Carla,Dario,Elena,Fran,Gema,Hugo,Irene,Jorge,Katia,Lucas,Maria,Noel,Olga,Pablo}'::text[])[1 + h % 16] || ' ' ||
    ('{Alonso,Blanco,Castro,Díaz,Estévez,Flores,García,Herrera,Iglesias,Jiménez,Lozano,Muñoz,Navarro,Ortega,Peña,Quiroga,Ramos,Soto,Torres,Vega}'::text[])[1 + h / 16 % 20] END,
  language, CASE WHEN language IS NOT NULL THEN 'written' END, came, (came AT TIME ZONE 'UTC')::date, seen,
  CASE WHEN psid LIKE 'web:%' THEN '9999-01-01' ELSE seen + interval '1 day' END, came, 'WELCOMED', 0
FROM generate_series(1, :customers::bigint) AS n, LATERAL (SELECT pg_temp.psid(n, :step) AS psid, hashint8(n) & 2147483647 AS h,
  now() - (:customers - n + 1)::float8 / :customers * interval '400 days' AS came,
  CASE WHEN n % 100000 = 17 THEN 'ar' WHEN n % 3 > 0 THEN ('{en,es,de,en}'::text[])[1 + n / 3 % 4] END AS language) p,
  LATERAL (SELECT CASE WHEN h / 7 % 5 = 0 THEN greatest(came, now() - h % 20 * interval '1 hour') ELSE came + (h % 1000) / 1000.0 * (now() - came) END AS seen) q
ORDER BY n;

\echo journeys
-- The bits of a path: sent 1, delivered 2, seen 4, responded 8, accepted 16, declined 32, coupon sent 64, coupon seen 128, revealed 256, redeemed 512, failed 1024.
-- Only the very first could not be reached; nobody found the coupon sold out.
INSERT INTO journey (page_id, customer_id, campaign_id, version, code_version, origin, path, reached_at, entered_at, line, language)
SELECT page_id, id, 'welcome', 1, CASE WHEN path & 256 > 0 THEN 1 END, origin, path,
  (ARRAY[m, CASE WHEN path & 2 > 0 THEN m + 2000000 END, CASE WHEN path & 4 > 0 THEN m + 60000000 END, CASE WHEN path & 8 > 0 THEN m + 90000000 END,
    CASE WHEN path & 16 > 0 THEN m + 90000000 END, CASE WHEN path & 32 > 0 THEN m + 90000000 END, CASE WHEN path & 64 > 0 THEN m + 91000000 END,
    CASE WHEN path & 128 > 0 THEN m + 120000000 END, CASE WHEN path & 256 > 0 THEN m + 180000000 END, CASE WHEN path & 512 > 0 THEN m + 90000000000 END,
    CASE WHEN path & 1024 > 0 THEN m + 1000000 END]::bigint[])[1:1 + floor(log(2, path::numeric))::int],
  created_at, line, coalesce(language, '')
FROM (SELECT *, (extract(epoch FROM created_at) * 1000000)::bigint AS m, CASE WHEN id = :base + 1 THEN 1025 ELSE
  ('{1,1,3,3,3,7,7,7,7,15,47,47,31,95,223,223,479,479,479,991}'::int[])[1 + (hashint8(id) & 2147483647) / 3 % 20] END AS path FROM customer WHERE id > :base) c
ORDER BY id;
COMMIT;

\echo figures
-- Computed from the journeys, as one writer would have counted them: a counter is of one line and of one language.
BEGIN;
CREATE FUNCTION pg_temp.slot(line text, language text) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT (1000 * (line = 'web')::int + 2000 * coalesce(array_position('{en,es,fr,de,it,pt,nl,ar}', language), 0))::smallint
$$;
INSERT INTO path_count AS c (page_id, campaign_id, version, origin, path, slot, people, line, language)
SELECT page_id, campaign_id, version, origin, path, pg_temp.slot(line, language), count(*), line, language
FROM journey WHERE customer_id > :base GROUP BY page_id, campaign_id, version, origin, path, line, language
ON CONFLICT (page_id, campaign_id, version, origin, path, slot) DO UPDATE SET people = c.people + excluded.people;
INSERT INTO stage_count AS c (page_id, campaign_id, hour, stage, slot, people, line, language)
SELECT page_id, campaign_id, hour, (('{sent,delivered,seen,responded,accepted,declined,coupon_sent,coupon_seen,revealed,redeemed,failed}'::text[])[nth]),
  pg_temp.slot(line, language), count(*), line, language
FROM journey, unnest(reached_at) WITH ORDINALITY AS r (micros, nth), LATERAL date_trunc('hour', to_timestamp(micros / 1e6)) AS hour
WHERE customer_id > :base AND micros IS NOT NULL GROUP BY page_id, campaign_id, hour, nth, line, language
ON CONFLICT (page_id, campaign_id, hour, stage, slot) DO UPDATE SET people = c.people + excluded.people;
-- Everybody who did something tapped once. Every partition ends where the next one begins; what is there already has no rows yet.
ALTER TABLE tap_count_hour DETACH PARTITION tap_count_before;
DO $$
DECLARE
  "end" timestamptz = (SELECT min(substring(pg_get_expr(c.relpartbound, c.oid) FROM '\(''([^'']+)''\) TO')::timestamptz)
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'tap_count_hour'::regclass AND c.relname ~ '^tap_count_[0-9]+$');
  month timestamptz;
BEGIN
  FOR month IN SELECT generate_series(date_trunc('month', now() - interval '401 days'), now(), '1 month') LOOP
    EXECUTE format('CREATE TABLE tap_count_%s PARTITION OF tap_count_hour FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 50)',
      to_char(month, 'YYYYMMDD'), month, least(month + interval '1 month', "end"));
  END LOOP;
  EXECUTE format('ALTER TABLE tap_count_hour ATTACH PARTITION tap_count_before FOR VALUES FROM (%L) TO (%L)',
    '1970-01-01Z', date_trunc('month', now() - interval '401 days'));
END $$;
INSERT INTO tap_count AS c (page_id, campaign_id, button, hour, slot, taps)
SELECT page_id, 'welcome', b.button, h.hour, 0, sum(people)
FROM stage_count JOIN (VALUES ('accepted', 'SHOW_COUPON'), ('declined', 'NO_THANKS'), ('revealed', 'REVEAL')) AS b (stage, button) USING (stage),
  LATERAL (VALUES (hour), ('-infinity')) AS h (hour)
WHERE campaign_id = 'welcome' GROUP BY page_id, b.button, h.hour
ON CONFLICT (page_id, campaign_id, hour, button, slot) DO UPDATE SET taps = c.taps + excluded.taps;
UPDATE customer c SET reached = (j.path & 8 > 0)::int + 2 * (j.path & 256 > 0)::int + 4 * (j.path & 512 > 0)::int
FROM journey j WHERE j.page_id = c.page_id AND j.customer_id = c.id AND c.id > :base AND j.path & 8 > 0;
INSERT INTO lead (page_id, name, email, email_key, origin, customer_id, registered_at, came_on, language)
SELECT page_id, name, id || '@example.com', id || '@example.com', origin, id, created_at, came_on, language FROM customer WHERE id > :base AND id % 50 = 0 ORDER BY id;
INSERT INTO origin_count AS c (page_id, day, origin, what, slot, people)
SELECT c.page_id, c.came_on, c.origin, w.what, 0, count(*)
FROM customer c, (VALUES ('customers', 0), ('responded', 1), ('revealed', 2), ('redeemed', 4), ('leads', -1)) AS w (what, bit)
WHERE c.id > :base AND CASE w.bit WHEN -1 THEN c.id % 50 = 0 ELSE c.reached & w.bit = w.bit END GROUP BY 1, 2, 3, 4
ON CONFLICT (page_id, day, origin, what, slot) DO UPDATE SET people = c.people + excluded.people;
COMMIT;

\echo messages
INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, reason, attempts, created_at, due_at, attempted_at, settled_at, message_id, line, language)
SELECT :'page', :base + n, 'welcome', 1, CASE WHEN nth = 1 THEN 'WELCOME' ELSE 'COUPON' END, CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'sent' END, CASE WHEN n % 1000 = 0 THEN 'refused' END,
  1, at, at, at, at + interval '1 second', CASE WHEN n % 1000 > 0 THEN 'm_' || md5(nth || '-' || n) END, CASE WHEN pg_temp.psid(n, :step) LIKE 'web:%' THEN 'web' ELSE 'messenger' END, 'en'
FROM generate_series(1, :customers::bigint) AS n, generate_series(1, 2) AS nth, LATERAL (SELECT now() - (:customers - n + 1)::float8 / :customers * interval '80 days') AS a (at);
SET maintenance_work_mem = '1GB';
SELECT :'by_name' \gexec

\echo events
-- The same person for all events of a number; nobody writes before they came.
ALTER TABLE event DETACH PARTITION event_before;
CREATE TABLE event_span AS SELECT substring(pg_get_expr(c.relpartbound, c.oid) FROM 'FROM [(]''([^'']+)''')::timestamptz AS first
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'event'::regclass;
SELECT set_config('growth.customers', :'customers', false), set_config('growth.events', :'events', false), set_config('growth.page', :'page', false) \g /dev/null
DO $$
DECLARE
  customers bigint = current_setting('growth.customers');
  events bigint = current_setting('growth.events');
  start timestamptz = now() - interval '400 days';
  latest timestamptz = (SELECT coalesce(min(first), date_trunc('day', now()) + interval '8 days') FROM event_span);
  month timestamptz;
  next timestamptz;
  part text;
BEGIN
  FOR month IN SELECT generate_series(date_trunc('month', start), latest - interval '1 day', '1 month') LOOP
    next = least(month + interval '1 month', latest);
    part = 'event_' || to_char(month, 'YYYYMMDD');
    RAISE NOTICE '%', part;
    EXECUTE format('CREATE TABLE %I (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part);
    EXECUTE format($insert$
      INSERT INTO %I (page_id, key, psid, kind, state, at, received_at, raw)
      SELECT $1, md5(m::text)::uuid, psid, 'TAPPED', 'done', at, at, convert_to('{"sender":{"id":"' || psid || '"},"recipient":{"id":"' || $1 || '"},"timestamp":' ||
        (extract(epoch FROM at) * 1000)::bigint || ',"postback":{"mid":"m_growth_' || m || '","title":"Yes! Show me coupon","payload":"SHOW_COUPON:welcome"}}', 'UTF8')
      FROM generate_series(greatest(1, ceil(extract(epoch FROM $4 - $6) / 34560000 * $2)::bigint), least($2, ceil(extract(epoch FROM $5 - $6) / 34560000 * $2)::bigint - 1)) AS m,
        LATERAL (SELECT $6 + m::float8 / $2 * interval '400 days' AS at, pg_temp.psid(1 + (hashint8(m) & 2147483647)::bigint %% greatest(1, m * $3 / $2), greatest(1, $3 / 100000)) AS psid) e
      $insert$, part) USING current_setting('growth.page'), events, customers, month, next, start;
    EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (page_id, psid, key)', part);
    EXECUTE format('ALTER TABLE event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, month, next);
  END LOOP;
  EXECUTE format('ALTER TABLE event ATTACH PARTITION event_before FOR VALUES FROM (MINVALUE) TO (%L)', date_trunc('month', start));
END $$;
DROP TABLE event_span;
VACUUM ANALYZE;
SQL
}
[[ $(sql -At -c "SELECT to_regclass('event_' || to_char(now() - interval '60 days', 'YYYYMM01')) IS NOT NULL") = t ]] || load
sql -At -c "SELECT (SELECT count(*) FROM customer) || ' customers, ' || (SELECT sum(reltuples::bigint) FROM pg_class WHERE relname ~ '^event_[0-9]+$') || ' events, '
  || pg_size_pretty(pg_database_size(current_database())) || ', ' || (SELECT count(*) FROM path_count) || ' counted paths, ' || (SELECT count(*) FROM stage_count) || ' counted hours'"

slow=()
# A name, the path, and what is posted there, if anything.
ask() {
  local first took median slowest
  [[ $1 =~ $only ]] || return 0
  once() { curl -s -m 60 -o /dev/null -w '%{time_total} %{http_code}\n' -H "Authorization: Bearer $token" -H 'Content-Type: application/json' ${2:+-d "$2"} "$url/api/v1$1" || true; }
  first=$(once "${@:2}" | awk '$2 != 200 { print "answered " $2 > "/dev/stderr" } { printf "%.1f", $1 * 1000 }')
  took=$(for ((i = 0; i < times; i++)); do once "${@:2}"; done | awk '{ print $1 * 1000 }' | sort -n)
  median=$(sed -n "$(((times + 1) / 2))p" <<<"$took")
  slowest=$(tail -1 <<<"$took")
  printf '%-62s first %8.1f ms, median %8.1f ms, slowest %8.1f ms\n' "$1" "$first" "$median" "$slowest"
  if awk -v m="$median" -v l="$limit" 'BEGIN { exit !(m > l) }'; then slow+=("$1: $median ms"); fi
}
# What continues the list behind so many pages.
after() {
  local cursor=
  for ((i = 0; i < $2; i++)); do
    cursor=$(api GET "$1&limit=200${cursor:+&cursor=$cursor}" | sed -nE 's/.*"next" *: *"([^"]*)".*/\1/p')
    [[ $cursor ]] || break
  done
  echo "$1&limit=50&cursor=$cursor"
}

month=$(date -u -d '29 days ago' +%F)
people=/campaigns/welcome/people
ask "the page's figures" /campaigns/welcome/stats
ask "… of one origin, line and language" "/campaigns/welcome/stats?origin=poster&line=messenger&language=es"
ask "… of those who joined within 30 days" "/campaigns/welcome/stats?from=$month"
ask "the figures of a day by the hour" /campaigns/welcome/history
ask "the figures of a year by the day" "/campaigns/welcome/history?step=day&hours=8760"
for stage in sent delivered seen responded accepted declined coupon_sent coupon_seen revealed redeemed; do
  ask "people: $stage" "$people?reached=$stage"
  ask "people: $stage, page 2" "$(after "$people?reached=$stage" 1)"
done
ask "people: revealed, page 40" "$(after "$people?reached=revealed" 40)"
ask "people: sent, not delivered" "$people?reached=sent&without=delivered"
ask "people: revealed, not redeemed, page 2" "$(after "$people?reached=revealed&without=redeemed" 1)"
ask "people: redeemed, not seen (nobody)" "$people?reached=redeemed&without=seen"
ask "people: sold out (nobody)" "$people?reached=sold_out"
ask "people: failed (one, long ago)" "$people?reached=failed"
ask "people: failed, in Spanish (nobody)" "$people?reached=failed&language=es"
ask "people: from a source with one person, long ago" "$people?reached=sent&origin=first"
ask "people: from a source there is not" "$people?reached=sent&origin=nowhere"
ask "people: revealed, in Spanish" "$people?reached=revealed&language=es"
ask "people: revealed, in Spanish, page 2" "$(after "$people?reached=revealed&language=es" 1)"
ask "people: redeemed, in Arabic (hardly anybody)" "$people?reached=redeemed&language=ar"
ask "people: sent, in Arabic (ten in a million)" "$people?reached=sent&language=ar"
ask "people: sent, in Italian (nobody)" "$people?reached=sent&language=it"
ask "people: redeemed, on the website" "$people?reached=redeemed&line=web"
ask "people: redeemed, joined within 30 days" "$people?reached=redeemed&from=$month"
ask "people: sold out, joined within 30 days (nobody)" "$people?reached=sold_out&from=$month"
ask "people: failed, joined within 30 days (nobody)" "$people?reached=failed&from=$month"

draft() { api GET /campaigns | grep -oE '"id" *: *"c[0-9]+"' | grep -oE 'c[0-9]+' | head -1; }
campaign=$(draft || true)
[[ $campaign ]] || campaign=$(api POST /campaigns -d '{"name":"Growth"}' | grep -oE '"id" *: *"c[0-9]+"' | grep -oE 'c[0-9]+')
segment() { api POST /segments -d "{\"name\":\"$1 $RANDOM$RANDOM\",\"where\":$2}" | sed -E 's/.*"id" *: *"([0-9]+)".*/\1/'; }
reach=/campaigns/$campaign/reach
poster=$(segment Poster '{"all":[{"origin":"poster"},{"stage":{"campaign":"welcome","reached":"revealed","not":"redeemed"}}]}')
arabic=$(segment Arabic '{"language":"ar"}')
italian=$(segment Italian '{"all":[{"language":"es"},{"origin":"first"}]}')
ask "reach of everybody" "$reach"
ask "reach of a segment: poster, revealed, not redeemed" "$reach?segment=$poster"
ask "reach of a small segment: Arabic" "$reach?segment=$arabic"
ask "reach of a segment of nobody" "$reach?segment=$italian"
ask "count: poster, revealed, not redeemed" /segments/count '{"where":{"all":[{"origin":"poster"},{"stage":{"campaign":"welcome","reached":"revealed","not":"redeemed"}}]}}'
ask "count: Arabic" /segments/count '{"where":{"language":"ar"}}'
ask "a segment's people" "/segments/$poster/people"
for id in "$poster" "$arabic" "$italian"; do api DELETE "/segments/$id" >/dev/null; done

ask "customers, the newest" /customers
ask "customers, page 2" "$(after '/customers?sort=newest' 1)"
ask "customers, the last seen" "/customers?sort=last_seen"
ask "search: a rare name" "/customers?q=Zuleica"
ask "search: a rare name, the part" "/customers?q=quinter"
ask "search: a frequent name" "/customers?q=maria"
ask "search: a frequent name, page 2" "$(after '/customers?q=maria' 1)"
ask "search: a first and a last name" "/customers?q=maria%20garcia"
ask "search: a name there is not" "/customers?q=Nobody%20Here"
ask "search: a whole number" "/customers?q=$(sql -At -c "SELECT psid FROM customer WHERE line = 'messenger' ORDER BY page_id, id LIMIT 1 OFFSET 1000")"
ask "search: the beginning of many numbers, long ago" "/customers?q=870000000012"
ask "search: a frequent name, in Spanish" "/customers?q=maria&language=es"
ask "search: a name there is not, in Spanish" "/customers?q=Nobody%20Here&language=es"

ask "origins" /origins
ask "origins of 30 days" "/origins?from=$month"
ask "origins of a campaign" "/origins?campaign=welcome"
ask "origins of a campaign, 30 days" "/origins?campaign=welcome&from=$month"
ask "the campaign's origins" /campaigns/welcome/origins
ask "deliveries by state" /deliveries/counts
ask "deliveries by state, with the sent ones" "/deliveries/counts?with=sent"
ask "deliveries: waiting" /deliveries
ask "deliveries: sent" "/deliveries?state=sent"
ask "deliveries: failed" "/deliveries?state=failed"
one=$(sql -At -c "SELECT customer_id FROM journey ORDER BY customer_id LIMIT 1 OFFSET 1000")
ask "a customer" "/customers/$one"
ask "a customer's timeline" "/customers/$one/timeline"
ask "the campaigns" /campaigns
ask "leads" /leads

if ((${#slow[@]})); then
  echo "above $limit ms:"
  printf '  %s\n' "${slow[@]}"
  exit 1
fi
