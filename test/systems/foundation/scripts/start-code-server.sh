#!/usr/bin/env bash
# start-code-server.sh: starts the web IDE on IDE_ADDRESS; its log is run/code-server.log, its process id in run/code-server.pid.
set -euo pipefail
cd "$(dirname "$0")/.."
address=${IDE_ADDRESS:-127.0.0.1:8080}
mkdir -p run
setsid ide/bin/code-server --auth password --bind-addr "$address" --config config/code-server.yaml \
	--disable-telemetry --disable-update-check . >run/code-server.log 2>&1 </dev/null &
echo $! >run/code-server.pid
for _ in {1..100}; do
	curl --silent --fail --output /dev/null "http://$address/healthz" && kill -0 "$!" 2>/dev/null && exit 0
	kill -0 "$!" 2>/dev/null || break
	sleep 0.1
done
tail -n 3 run/code-server.log >&2
rm run/code-server.pid
exit 1
