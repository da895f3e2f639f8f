#!/usr/bin/env bash
# Starts the release that is checked out, in place of the one that runs: scripts/restart.sh PORT
set -euo pipefail
port=${1:?usage: scripts/restart.sh PORT}
cd "$(dirname "$0")/.."

scripts/stop.sh
mkdir -p run
# Job control gives the service a process group of its own, so that it outlives the terminal.
set -m
PORT=$port nohup node service/server.js >>run/service.log 2>&1 </dev/null &
echo $! >run/service.pid
echo "started $(git describe --tags --always) on port $port"
