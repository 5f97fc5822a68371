#!/bin/bash
# How long promobot takes until it is ready: bench/start.sh [JAR]
#   RUNS=5                   starts of each kind
#   DATABASE_URL=postgres:…  also measures starts with this database; the first of them creates the schema and is not shown
# What is not shown also waits for the archive of classes, which takes 40 s.
#   CACHE=promobot.aot       also measures all of it with the archive from container/make-archive (Java 24 or newer)
#   JAVA_FLAGS="-Xmx160m …"  given to each start, for example those of the Dockerfile
# One line a start: milliseconds until GET /health/ready answers 200, the JVM's user+sys seconds until then, its resident MB.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
jar=$(realpath -- "${1:-target/promobot.jar}")
runs=${RUNS:-5}
external=${DATABASE_URL:-}
export PORT=${PORT:-18260} BIND=127.0.0.1
unset DATABASE_URL JAVA_TOOL_OPTIONS
ticks=$(getconf CLK_TCK)
work=$(mktemp -d)
mkfifo "$work/never"
promobot=
trap '[[ -z $promobot ]] || kill "$promobot" 2>/dev/null; wait; rm -rf "$work"' EXIT

# As container/healthy, but without a process of its own: those would take part of the cores that are measured.
ready() {
  local status=
  { exec 3<>"/dev/tcp/127.0.0.1/$PORT"; } 2>/dev/null || return 1
  printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  read -r -t 3 status <&3 || true
  exec 3>&-
  [[ $status == *' 200 '* ]]
}

# Half a minute after a first start its classes are archived for the next ones, unless flags were given.
archived() {
  local i
  for ((i = 0; i < 120; i++)); do
    compgen -G "$DATA_DIR/classes/*.jsa" >"$work/archives" && return
    compgen -G "$DATA_DIR/classes/*.lst" >"$work/archives" || return 0
    read -r -t 0.5 <>"$work/never" || true
  done
}

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# once LABEL DATA_DIR [FLAG…]
once() {
  local label=$1 begun end cpu mb
  local -x DATA_DIR=$2
  shift 2
  begun=$(now)
  # shellcheck disable=SC2086 # several flags in one word
  java ${JAVA_FLAGS:-} "$@" -jar "$jar" >"$work/log" 2>&1 &
  promobot=$!
  until ready; do
    kill -0 "$promobot" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    read -r -t 0.01 <>"$work/never" || true
  done
  end=$(now)
  cpu=$(awk -v hz="$ticks" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13) / hz }' "/proc/$promobot/stat")
  mb=$(awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$promobot/status")
  [[ -n $label ]] || archived
  kill "$promobot"
  wait "$promobot" || true
  promobot=
  [[ -z $label ]] || printf '%-32s %6d ms %6s s %5d MB\n' "$label" $((end - begun)) "$cpu" "$mb"
}

# all LABEL [FLAG…]: the kinds take turns, so that a slow minute of the machine is everybody's
all() {
  local label=$1 run
  shift
  [[ -z $external ]] || DATABASE_URL=$external once "" "$work/none" "$@"
  once "" "$work/kept" "$@"
  for ((run = 1; run <= runs; run++)); do
    once "embedded, first start$label" "$work/first-$run" "$@"
    rm -rf "$work/first-$run"
    once "embedded, second start$label" "$work/kept" "$@"
    [[ -z $external ]] || DATABASE_URL=$external once "external$label" "$work/none" "$@"
  done
}

all ""
if [[ -n ${CACHE:-} ]]; then
  all ", cached" "-XX:AOTCache=$(realpath -- "$CACHE")"
fi
