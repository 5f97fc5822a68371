#!/usr/bin/env bash
# The same work done by others: one line of figures for one peer. Everything it starts it ends.
#   DATABASE_URL=postgres://… ./run.sh NAME
#     express | botkit | bottender                 signed posts taken in
#       KEEP=nothing|steps|once PROCESSES=1 RUNS=3 SECONDS_EACH=10 CONNECTIONS=64 POOL=16
#     graphile-worker | pg-boss | db-scheduler     waiting messages sent out
#       MESSAGES=100000 CONCURRENCY=128; graphile-worker: IN_ORDER=on
#   ./run.sh mock      only the mock of the Send API, until Ctrl-C
set -euo pipefail
cd "$(dirname "$0")"

name=${1:?the name of a peer, see the first lines of this script}
export PORT=${PORT:-18320} KEEP=${KEEP:-nothing} PROCESSES=${PROCESSES:-1}
export MESSAGES=${MESSAGES:-100000} CONCURRENCY=${CONCURRENCY:-128}
mock_port=${MOCK_PORT:-18330}
export MOCK_URL=http://127.0.0.1:$mock_port/v21.0/me/messages
database=${DATABASE_URL:-}

server='' mock=''
scratch=$(mktemp -d)
end() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  if [ -n "$mock" ]; then kill "$mock" 2>/dev/null || true; wait "$mock" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap end EXIT
trap 'exit 130' INT TERM

need_database() {
  [ -n "$database" ] || { echo "DATABASE_URL is missing; ./postgres.sh start DIR prints one" >&2; exit 2; }
  [ "$(psql -XAtq "$database" -c "SHOW fsync" -c "SHOW synchronous_commit" | tr '\n' ' ')" = "on on " ] ||
    echo "careful: this PostgreSQL runs without fsync or synchronous_commit" >&2
}

installed() {
  [ -d node_modules ] || npm ci --no-progress >&2
}

version() {
  node -p "JSON.parse(require('fs').readFileSync('node_modules/$1/package.json')).version"
}

now() { date +%s%3N; }

# The most resident memory of a process and of those it has started, in MB.
memory() {
  local pids="$1 $(pgrep -P "$1" | tr '\n' ' ')" all=0 pid
  for pid in $pids; do all=$((all + $(awk '/VmHWM/ { print $2 }' "/proc/$pid/status"))); done
  echo $((all / 1024))
}

start_mock() {
  sed "s/127.0.0.1:18330/127.0.0.1:$mock_port/; s|/tmp/promobot-mock|$scratch/mock|" ../mock.nginx.conf \
    >"$scratch/mock.conf"
  nginx -e stderr -c "$scratch/mock.conf" -g 'daemon off;' &
  mock=$!
  until curl -s -m 2 -o "$scratch/answer" -d '{}' "$MOCK_URL"; do
    kill -0 "$mock" 2>/dev/null || { echo "the mock did not start: is port $mock_port free?" >&2; exit 1; }
    sleep 0.1
  done
}

intake() {
  local package=$1 signature=$2 url=http://127.0.0.1:$PORT/webhooks/messenger begun ready line
  installed
  if [ "$KEEP" != nothing ]; then
    need_database
    psql -Xq "$database" -f schema.sql 2>"$scratch/notices" || { cat "$scratch/notices" >&2; exit 1; }
  fi
  begun=$(now)
  NODE_ENV=production node intake/serve.js "$name" >"$scratch/log" 2>&1 &
  server=$!
  until curl -s -m 2 -o "$scratch/answer" "$url?hub.mode=subscribe&hub.verify_token=v&hub.challenge=1"; do
    kill -0 "$server" 2>/dev/null || { cat "$scratch/log" >&2; exit 1; }
    sleep 0.01
  done
  ready=$(($(now) - begun))
  for _ in $(seq "${RUNS:-3}"); do
    line=$(SIGNATURE=$signature wrk -t1 -c"${CONNECTIONS:-64}" -d"${SECONDS_EACH:-10}s" -s ../intake.lua "$url" | tail -1)
    echo "$name $(version "$package"), keeps $KEEP, processes $PROCESSES, $signature: $line," \
      "$(memory "$server") MB, ready after $ready ms"
  done
  if [ -s "$scratch/log" ]; then sort "$scratch/log" | uniq -c | sort -rn | head -3 >&2; fi
  if [ "$KEEP" != nothing ]; then
    psql -XAtq "$database" -c "SELECT format('  kept: %s events of %s people, %s taps counted, %s replies',
      (SELECT count(*) FROM peers.event), (SELECT count(*) FROM peers.customer),
      (SELECT sum(taps) FROM peers.tap_count), (SELECT count(*) FROM peers.reply))"
  fi
}

drain() {
  local version=$1
  shift
  need_database
  start_mock
  "$@" fill >&2
  "$@" drain >"$scratch/figures"
  node -e '
    const [name, version, file] = process.argv.slice(1);
    const f = JSON.parse(require("fs").readFileSync(file, "utf8").trim().split("\n").at(-1));
    console.log(`${name} ${version}: ${f.perSecond} messages/s, p50 ${f.p50} ms, p99 ${f.p99} ms, ${f.sent} posts for ` +
      `${process.env.MESSAGES} messages, ${f.rss} MB, first post after ${f.ready} ms`);
  ' "$name" "$version" "$scratch/figures"
}

case $name in
  express) intake express sha256 ;;
  botkit | bottender) intake "$name" sha1 ;;
  graphile-worker | pg-boss) installed; drain "$(version "$name")" node "drain/$name.js" ;;
  db-scheduler)
    if [ ! -d drain/jars ]; then mvn -q -B -f drain/pom.xml dependency:copy-dependencies -DoutputDirectory=jars >&2; fi
    javac -cp 'drain/jars/*' -d "$scratch/classes" drain/DrainDbScheduler.java
    jar=$(ls drain/jars/db-scheduler-*.jar) jar=${jar##*db-scheduler-}
    drain "${jar%.jar}" java -Xmx256m -cp "$scratch/classes:drain/jars/*" DrainDbScheduler ;;
  mock) start_mock; echo "$MOCK_URL"; wait "$mock" ;;
  *) echo "unknown: $name; see the first lines of this script" >&2; exit 2 ;;
esac
