#!/usr/bin/env bash
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
scripts/services.sh stop
remove_project
remove_images "${REGISTRY-}/${IMAGE_PREFIX-}/*"
