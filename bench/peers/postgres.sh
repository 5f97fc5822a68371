#!/usr/bin/env bash
# A PostgreSQL of its own for the peers, as careful as the one it is compared with: fsync and synchronous_commit on.
#   export DATABASE_URL=$(./postgres.sh start DIR [PORT])      ./postgres.sh stop DIR
set -euo pipefail
verb=${1:?start or stop} dir=${2:?a folder for its data} port=${3:-18331}
bin=${PG_BIN:-$(pg_config --bindir 2>/dev/null || ls -d /usr/lib/postgresql/*/bin | tail -1)}

as_nobody_special() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
  else
    "$@"
  fi
}

case $verb in
  start)
    if [ ! -e "$dir/PG_VERSION" ]; then
      mkdir -p "$dir"
      if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
      as_nobody_special "$bin/initdb" -D "$dir" -U peers -A trust -E UTF8 --locale=C >/dev/null
    fi
    as_nobody_special "$bin/pg_ctl" -D "$dir" -w -s -l "$dir/log" -o "-p $port -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories= -c fsync=on -c synchronous_commit=on -c shared_buffers=128MB -c max_connections=200" start
    echo "postgres://peers@127.0.0.1:$port/postgres" ;;
  stop) as_nobody_special "$bin/pg_ctl" -D "$dir" -w -s -m fast stop ;;
  *) echo "start or stop" >&2; exit 2 ;;
esac
