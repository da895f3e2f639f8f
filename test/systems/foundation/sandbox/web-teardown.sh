#!/usr/bin/env bash
# The other processes are the sandbox's own, and end with it.
set -euo pipefail
if [ -e infra/nginx/host/nginx.pid ]; then nginx -p "$PWD/infra/nginx/host" -c nginx.conf -s quit; fi
