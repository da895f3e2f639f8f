#!/usr/bin/env bash
# The service without Docker: service.sh restart|stop
set -euo pipefail
cd "$(dirname "$0")/.."

stop() {
	[ -f run/service.pid ] || return 0
	pid=$(<run/service.pid)
	kill "$pid" 2>/dev/null || true
	for _ in {1..50}; do
		kill -0 "$pid" 2>/dev/null || break
		sleep 0.1
	done
	kill -9 "$pid" 2>/dev/null || true
	rm -f run/service.pid
}

case ${1-} in
stop) stop ;;
restart)
	stop
	mkdir -p run
	# Job control gives the service a process group of its own, so that it outlives the terminal.
	set -m
	nohup node --env-file=.env src/server.js >>run/service.log 2>&1 </dev/null &
	echo $! >run/service.pid
	;;
*)
	echo 'usage: service.sh restart|stop' >&2
	exit 2
	;;
esac
