#!/usr/bin/env bash
# Stops the service that run/service.pid names; nothing to stop is no error.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -f run/service.pid ] || exit 0
pid=$(<run/service.pid)
kill "$pid" 2>/dev/null || true
# The service takes its pid file away as the last thing it does.
for _ in {1..50}; do
	[ -f run/service.pid ] && kill -0 "$pid" 2>/dev/null || break
	sleep 0.1
done
[ ! -f run/service.pid ] || kill -9 "$pid" 2>/dev/null || true
rm -f run/service.pid
