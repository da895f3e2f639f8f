#!/usr/bin/env bash
set -euo pipefail
scripts/service.sh stop
[ -n "${CONTAINER-}" ] || exit 0
docker rm --force "$CONTAINER" >/dev/null 2>&1 || true
docker images --quiet "$IMAGE" | xargs --no-run-if-empty docker rmi --force >/dev/null
