#!/usr/bin/env bash
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
remove_project
[ -z "${ORGANISATION-}" ] ||
	docker image ls --filter "reference=$REGISTRY/$ORGANISATION/*" --format '{{.Repository}}:{{.Tag}}' |
	xargs --no-run-if-empty docker image rm --force >/dev/null
