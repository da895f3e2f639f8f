#!/usr/bin/env bash
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
[ -z "${CORE_AGENT_CLUSTER-}" ] || kubectl delete namespace core-agent --wait --timeout=120s >/dev/null
remove_project
[ -z "${CORE_AGENT_IMAGE-}" ] ||
	docker image ls --format '{{.Repository}}:{{.Tag}}' "$CORE_AGENT_IMAGE" |
		xargs --no-run-if-empty docker image rm --no-prune >/dev/null
