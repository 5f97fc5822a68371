#!/usr/bin/env bash
# How fast does a campaign to 100,000 people go out when Messenger answers at once? Needs curl, wrk and nginx.
# Start promobot with MESSENGER_RATE=off and MESSENGER_API_URL at the mock of mock.nginx.conf (see README.md here).
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
seconds=${SECONDS_TO_GREET:-60}

api() { curl -sf -m 60 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }
millis() { echo $(($(date +%s%N) / 1000000)); }
still_to_send() { api "$url/api/v1/deliveries/counts" | grep -oE '"(waiting|retrying|sending|unknown)":[0-9]+' | grep -vc ':0$' || true; }
sent() { api "$url/api/v1/campaigns/$1/stats" | grep -o '"sent":[0-9]*' | head -n 1 | tr -dc 0-9; }

echo "everybody starts a chat ($seconds s of wrk)"
PEOPLE_ONE_BY_ONE=1 PAYLOAD=start wrk -t1 -c64 -d"${seconds}s" -s intake.lua "$url/" | tail -n 1
start=$(millis)
until [ "$(still_to_send)" -eq 0 ]; do sleep 0.5; done
echo "what was left of the greetings went out in $(($(millis) - start)) ms"

for run in 1 2 3; do
  id=$(api -X POST "$url/api/v1/campaigns" -d "{\"name\":\"drain $run\"}" | grep -o '"id":"[^"]*"' | head -n 1 | cut -d'"' -f4)
  start=$(millis)
  queued=$(api -X POST "$url/api/v1/campaigns/$id/send" | grep -o '"queued":[0-9]*' | tr -dc 0-9)
  queueing=$(($(millis) - start))
  until [ "$(sent "$id")" -ge "$queued" ]; do sleep 0.2; done
  took=$(($(millis) - start))
  echo "run $run: $queued people, queued in $queueing ms, all sent after $took ms: $((queued * 1000 / took)) messages/s"
done
