#!/usr/bin/env bash
# How long does a campaign's page take with four variants over 10,000,000 journeys? Needs psql, wrk and a database of its own
# (DATABASE_URL), on which promobot runs with API_TOKEN. JOURNEYS=1000000 writes fewer. Writes them into "welcome", once.
set -euo pipefail
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
journeys=${JOURNEYS:-10000000}
sql() { psql -X -q -v ON_ERROR_STOP=1 "${DATABASE_URL:?set DATABASE_URL as promobot has it}" "$@"; }
api() { curl -sf -X "$1" "$url/api/v1/campaigns/welcome$2" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "${3:-}"; echo; }

api PUT /variants '{"variants":4,"goal":"revealed","let_it_learn":true,"wave_people":20000,"wave_seconds":2592000}' >/dev/null
for variant in B C D; do api PATCH "/variants/$variant" "{\"copy\":{\"offer\":\"Offer $variant\"}}" >/dev/null; done
api POST /variants/start >/dev/null

echo "writing $journeys journeys"
sql -v journeys="$journeys" <<'SQL'
-- Each wave is of 20,000 people; the last one is open, the others were counted.
INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at, lot)
SELECT v.page_id, 1000000000 + n, 'welcome', v.version, 'origin-' || n % 20,
  ('{1,3,7,7,47,47,31,95,223,479,479,991,1024,1025,3,15}'::int[])[1 + (hashint8(n) & 15)],
  ARRAY[(extract(epoch FROM now()) * 1000000)::bigint], (1 + n / 20000) * 8 + 1 + n % 4
FROM variant v, generate_series(1, :journeys) n
WHERE v.campaign_id = 'welcome' AND v.name = chr(65 + (n % 4)::int)
ON CONFLICT DO NOTHING;
INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
SELECT page_id, campaign_id, version, origin, path, customer_id % 16, count(*)
FROM journey WHERE customer_id > 1000000000 GROUP BY 1, 2, 3, 4, 5, 6
ON CONFLICT (page_id, campaign_id, version, origin, path, slot) DO UPDATE SET people = excluded.people;
INSERT INTO wave (page_id, campaign_id, number, shares, opened_at, closed_at, out_at, counted_at, came, people, delivered, reached, sent, sent_reached, held, held_reached)
SELECT page_id, campaign_id, 1 + n, shares, now(), now(), now(), now(), 20000, '{5000,5000,5000,5000}', '{4600,4600,4600,4600}',
  '{900,950,1000,930}', '{5000,5000,5000,5000}', '{900,950,1000,930}', 0, 0
FROM wave, generate_series(1, :journeys / 20000) n WHERE campaign_id = 'welcome' AND number = 1;
VACUUM ANALYZE journey, path_count, wave;
SQL
sql -At -c "SELECT count(*) || ' journeys; ' || (SELECT count(*) FROM path_count) || ' counted paths; ' || (SELECT count(*) FROM wave) || ' waves' FROM journey"

for path in "" /experiment /stats; do
  echo "GET /api/v1/campaigns/welcome$path, one after the other, then eight at once"
  for connections in 1 8; do
    wrk -t1 -c"$connections" -d5s --latency -H "Authorization: Bearer $token" "$url/api/v1/campaigns/welcome$path" |
      grep -E '^ +(50|99)%|Requests/sec|Non-2xx' | tr -s ' ' | paste -sd ' '
  done
done
