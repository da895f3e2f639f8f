#!/usr/bin/env bash
# smoke-tests.sh staging|production: asks the API as a client would. API_URL takes the place of the environment's address.
set -euo pipefail
case ${1-} in
staging) api=${API_URL:-https://staging-api.tasktracker.io} ;;
production) api=${API_URL:-https://api.tasktracker.io} ;;
*)
	echo "usage: smoke-tests.sh staging|production" >&2
	exit 2
	;;
esac

failed=0
expect() {
	local what=$1 status=$2 answer
	shift 2
	answer=$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 10 "$@") || true
	if [ "$answer" = "$status" ]; then echo "ok   $what"; else
		echo "FAIL $what: $answer, expected $status"
		failed=1
	fi
}

expect 'it is alive' 200 "$api/health/live"
expect 'it is ready' 200 "$api/health/ready"
expect 'tasks are listed' 200 "$api/api/v1/tasks"
expect 'a task is kept' 201 --request POST --data '{"title":"smoke test"}' "$api/api/v1/tasks"
expect 'a stranger gets no session' 401 "$api/api/v1/session"
exit "$failed"
