#!/usr/bin/env bash
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
remove_project
remove_images "${REGISTRY-}/${ORGANISATION-}/*"
