#!/usr/bin/env bash
# failover.sh [TIMES [HOW]]: the primary of a pg_auto_failover pair dies (HOW: kill) or hangs (freeze) that many times (5) while a real promobot works on it; what was promised is compared
# with what is there. Needs root on Debian with postgresql-15-auto-failover and pg-auto-failover-cli, ports PORT to PORT+2 (7250) and a built promobot; leaves nothing behind.
# `failover.sh kill|start|freeze|thaw NODE` is what the run itself calls.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-7250}
export PROMOBOT_PAIR=${PROMOBOT_PAIR:-}
# Without a parent that would stop and stay so with it.
auto() { setsid setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$PROMOBOT_PAIR" XDG_DATA_HOME="$PROMOBOT_PAIR/share" XDG_CONFIG_HOME="$PROMOBOT_PAIR/config" XDG_RUNTIME_DIR="$PROMOBOT_PAIR/run" \
  PATH="/usr/lib/postgresql/15/bin:$PATH" pg_autoctl "$@"; }
start() { auto run --pgdata "$PROMOBOT_PAIR/$1" >>"$PROMOBOT_PAIR/$1.log" 2>&1 </dev/null & }
family() { local child; for child in $(pgrep -P "$1" || true); do family "$child"; done; echo "$1"; }
# All of the node's processes at once, as when its machine dies or freezes: nobody is left to restart PostgreSQL.
signal() {
  local pid all
  pid=$(pgrep -f "^[^ ]*pg_autoctl run --pgdata $PROMOBOT_PAIR/$2\$" | head -1) || return 0
  mapfile -t all < <(family "$pid")
  kill "-$1" "${all[@]}" 2>/dev/null || true
}
case ${1:-} in
  kill) signal KILL "$2"; exit ;;
  freeze) signal STOP "$2"; exit ;;
  thaw) signal CONT "$2"; exit ;;
  start) start "$2"; exit ;;
esac
for need in pg_autoctl runuser setpriv setsid; do command -v $need >/dev/null || { echo "needs $need: apt-get install postgresql-15-auto-failover pg-auto-failover-cli"; exit 1; }; done
[[ $(id -u) = 0 ]] || { echo "run it as root: it starts servers as the user postgres"; exit 1; }
[[ ${2:-kill} =~ ^(kill|freeze)$ && ${1:-5} =~ ^[1-9][0-9]*$ ]] || { echo "usage: $0 [TIMES [kill|freeze]]"; exit 1; }
[[ -e target/promobot.jar ]] || { echo "build promobot first: ./mvnw package -DskipTests"; exit 1; }
for p in $port $((port + 1)) $((port + 2)); do ! (: </dev/tcp/127.0.0.1/"$p") 2>/dev/null || { echo "port $p is in use; set PORT"; exit 1; }; done
PROMOBOT_PAIR=$(mktemp -d /tmp/promobot-pair.XXXXXX)
maven=
end() {
  local all
  if [[ -n $maven ]]; then mapfile -t all < <(family "$maven"); kill -9 "${all[@]}" 2>/dev/null || true; fi
  for node in one two monitor; do signal KILL $node; done
  for _ in $(seq 50); do rm -rf "$PROMOBOT_PAIR" 2>/dev/null && break; sleep 0.1; done
}
trap end EXIT
trap 'exit 130' INT TERM
chown postgres "$PROMOBOT_PAIR"
ready() { for _ in $(seq 300); do runuser -u postgres -- psql -h 127.0.0.1 -p "$1" -U "$2" -d "$3" -Atc "$4" 2>/dev/null | grep -qx t && return; sleep 0.2; done; tail -5 "$PROMOBOT_PAIR"/*.log; return 1; }
common=(--hostname 127.0.0.1 --auth trust --no-ssl)
auto create monitor --pgdata "$PROMOBOT_PAIR/monitor" --pgport "$port" "${common[@]}" >"$PROMOBOT_PAIR/monitor.log" 2>&1
start monitor
ready "$port" autoctl_node pg_auto_failover 'SELECT true'
# It looks every second, believes that a node is dead after three, and waits five more for it to step down itself: the defaults are 5, 20 and 30.
runuser -u postgres -- psql -qX -o /dev/null -h 127.0.0.1 -p "$port" -U postgres -d pg_auto_failover <<'SQL'
ALTER SYSTEM SET pgautofailover.health_check_period = '1s'; ALTER SYSTEM SET pgautofailover.health_check_timeout = '1s';
ALTER SYSTEM SET pgautofailover.health_check_retry_delay = '500ms'; ALTER SYSTEM SET pgautofailover.node_considered_unhealthy_timeout = '3s';
ALTER SYSTEM SET pgautofailover.primary_demote_timeout = '5s';
SELECT pg_reload_conf();
SQL
n=0
for node in one two; do
  n=$((n + 1))
  auto create postgres --pgdata "$PROMOBOT_PAIR/$node" --pgport $((port + n)) --name $node --dbname promobot --username promobot "${common[@]}" \
    --monitor "postgres://autoctl_node@127.0.0.1:$port/pg_auto_failover" >"$PROMOBOT_PAIR/$node.log" 2>&1
  start $node
  [[ $node = two ]] || ready $((port + 1)) postgres promobot 'SELECT NOT pg_is_in_recovery()'
done
ready "$port" autoctl_node pg_auto_failover "SELECT count(*) = 2 FROM pgautofailover.node WHERE reportedstate IN ('primary', 'secondary')"
./mvnw -q -o test-compile failsafe:integration-test failsafe:verify -Dskip.frontend -Dit.test=FailoverBench \
  -Dpromobot.failovers="${1:-5}" -Dpromobot.failovers.how="${2:-kill}" -Dpromobot.pair="$((port + 1)),$((port + 2))" &
maven=$!
wait $maven
maven=
