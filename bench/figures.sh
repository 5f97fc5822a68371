#!/usr/bin/env bash
# How long do the figures take over 10,000,000 journeys? Needs psql, wrk and a database of its own (DATABASE_URL), on which
# promobot runs with API_TOKEN. Writes ten million journeys into the campaign "welcome", once.
set -euo pipefail
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
journeys=${JOURNEYS:-10000000}
sql() { psql -X -q -v ON_ERROR_STOP=1 "${DATABASE_URL:?set DATABASE_URL as promobot has it}" "$@"; }

echo "writing $journeys journeys"
sql -v journeys="$journeys" <<'SQL'
-- The bits of a path: sent 1, delivered 2, seen 4, responded 8, accepted 16, declined 32, coupon sent 64, coupon seen 128, revealed 256, redeemed 512, failed 1024.
INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
SELECT p.page_id, 1000000000 + n, 'welcome', 1 + n % 3, 'origin-' || n % 20,
  ('{1,3,7,7,47,47,31,95,223,479,479,991,1024,1025,3,15}'::int[])[1 + (hashint8(n) & 15)], ARRAY[(extract(epoch FROM now() - n % 5000000 * interval '1 second') * 1000000)::bigint]
FROM (SELECT page_id FROM page LIMIT 1) p, generate_series(1, :journeys) n
ON CONFLICT DO NOTHING;
INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
SELECT page_id, campaign_id, version, origin, path, customer_id % 16, count(*)
FROM journey WHERE customer_id > 1000000000 GROUP BY 1, 2, 3, 4, 5, 6
ON CONFLICT (page_id, campaign_id, version, origin, path, slot) DO UPDATE SET people = excluded.people;
VACUUM ANALYZE journey, path_count;
SQL
sql -At -c "SELECT count(*) || ' journeys, ' || pg_size_pretty(pg_total_relation_size('journey')) || '; ' || (SELECT count(*) FROM path_count) || ' counted paths' FROM journey"

echo "promobot: GET /api/v1/campaigns/welcome/stats, one after the other, then eight at once"
for connections in 1 8; do
  wrk -t1 -c"$connections" -d10s --latency -H "Authorization: Bearer $token" "$url/api/v1/campaigns/welcome/stats" |
    grep -E '^ +(50|99)%|Requests/sec|Non-2xx' | tr -s ' ' | paste -sd ' '
done

echo "the same figures counted from the journeys, as without counted paths:"
sql -c '\timing on' -c "SELECT path, count(*) FROM journey WHERE campaign_id = 'welcome' GROUP BY path ORDER BY path" \
  -c "SELECT path, count(*) FROM journey WHERE campaign_id = 'welcome' GROUP BY path ORDER BY path" | grep -E 'Time'
