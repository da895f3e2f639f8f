#!/usr/bin/env bash
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
if [ -n "${CORE_AGENT_CLUSTER-}" ]; then
	kubectl delete namespace core-agent --wait=false >/dev/null
	kubectl delete pods --all --namespace core-agent --grace-period=1 --wait=false >/dev/null
	kubectl wait --for=delete namespace/core-agent --timeout=120s >/dev/null
fi
remove_project
[ -z "${CORE_AGENT_IMAGE-}" ] ||
	docker image ls --format '{{.Repository}}:{{.Tag}}' "$CORE_AGENT_IMAGE" |
		xargs --no-run-if-empty docker image rm --no-prune >/dev/null
