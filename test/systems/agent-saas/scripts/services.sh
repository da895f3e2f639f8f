#!/usr/bin/env bash
# The services as plain processes: services.sh restart api|worker|web [REPLICAS], services.sh stop [api|worker|web]
set -euo pipefail
cd "$(dirname "$0")/.."

stop() {
	local file pid
	for file in run/"$1"-*.pid; do
		[ -f "$file" ] || continue
		pid=$(<"$file")
		kill "$pid" 2>/dev/null || true
		for _ in {1..50}; do
			kill -0 "$pid" 2>/dev/null || break
			sleep 0.05
		done
		kill -9 "$pid" 2>/dev/null || true
		rm "$file"
	done
}

start() {
	local number
	set -a
	# shellcheck disable=SC1091
	[ ! -f .env ] || . ./.env
	# shellcheck disable=SC1090
	[ ! -f "deploy/$1.env" ] || . "deploy/$1.env"
	API_URL=http://127.0.0.1:${API_PORT:-8000}
	PYTHONDONTWRITEBYTECODE=1
	set +a
	case $1 in
	api) command=(/usr/bin/python3 api/app.py) ;;
	worker) command=(/usr/bin/python3 api/billing.py) ;;
	web) command=(node web/server.mjs) ;;
	*)
		echo "no service is called $1" >&2
		exit 2
		;;
	esac
	mkdir -p run
	# Job control gives each a process group of its own, so that it outlives the terminal.
	set -m
	for ((number = 1; number <= $2; number++)); do
		nohup "${command[@]}" >>"run/$1.log" 2>&1 </dev/null &
		echo $! >"run/$1-$number.pid"
	done
}

case ${1-} in
restart)
	stop "${2:?which service}"
	start "$2" "${3:-1}"
	;;
stop) stop "${2:-*}" ;;
*)
	echo 'usage: services.sh restart api|worker|web [REPLICAS] | stop [api|worker|web]' >&2
	exit 2
	;;
esac
