#!/usr/bin/env bash
# Queues a campaign for 100,000 people while single customers tap; needs curl and wrk.
# Start promobot with SIMULATOR=on, the four MESSENGER_ settings and API_TOKEN (see README.md here).
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
url=${URL:-http://127.0.0.1:8080}
token=${API_TOKEN:?set API_TOKEN as promobot has it}
seconds=${SECONDS_TO_GREET:-60}

api() { curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }
millis() { echo $(($(date +%s%N) / 1000000)); }

# A person of the simulator writes; how long until the bot's next message is on their phone?
answered_after() {
  local psid=$1 before=$2 start
  start=$(millis)
  api -X POST "$url/simulator/customers/$psid/say" -d '{"text":"coupon"}' >/dev/null
  until [ "$(bot_messages "$psid")" -gt "$before" ]; do sleep 0.02; done
  echo $(($(millis) - start))
}
# The remaining greetings must go out first: otherwise they would delay the campaign and the customer.
still_to_send() { api "$url/api/v1/deliveries/counts" | grep -oE '"(waiting|retrying|sending|unknown)":[0-9]+' | grep -vc ':0$' || true; }
bot_messages() { api "$url/simulator/customers/$1/chat" | grep -o '"from":"bot"' | wc -l; }

echo "everybody starts a chat ($seconds s of wrk)"
PEOPLE_ONE_BY_ONE=1 PAYLOAD=start wrk -t1 -c64 -d"${seconds}s" -s intake.lua "$url/" | tail -n 1

echo "the greetings go out"
until [ "$(still_to_send)" -eq 0 ]; do sleep 1; done

psid=$(api -X POST "$url/simulator/customers" -d '{"name":"Ana Prieto"}' | grep -o '"psid":"[0-9]*"' | head -n 1 | tr -dc 0-9)
api -X POST "$url/simulator/customers/$psid/start" -d '{}' >/dev/null
until [ "$(bot_messages "$psid")" -gt 0 ]; do sleep 0.1; done

id=$(api -X POST "$url/api/v1/campaigns" -d '{"name":"bench"}' | grep -o '"id":"[^"]*"' | head -n 1 | cut -d'"' -f4)
start=$(millis)
api -X POST "$url/api/v1/campaigns/$id/send" >/tmp/promobot-bench-send.$$ &
sending=$!
while kill -0 "$sending" 2>/dev/null; do
  echo "  a customer was answered after $(answered_after "$psid" "$(bot_messages "$psid")") ms"
done
wait "$sending"
echo "queued in at most $(($(millis) - start)) ms: $(cat /tmp/promobot-bench-send.$$)"
rm -f /tmp/promobot-bench-send.$$
