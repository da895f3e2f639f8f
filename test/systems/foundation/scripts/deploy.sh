#!/usr/bin/env bash
# deploy.sh RELEASE: pulls `current`, which must be that release, migrates and starts it.
set -euo pipefail
release=${1:?usage: deploy.sh RELEASE}
compose=(docker compose --file "$(dirname "$0")/../infra/docker-compose.staging.yml")
"${compose[@]}" pull --quiet
"${compose[@]}" run --rm backend npm run db:migrate
"${compose[@]}" up --detach
"${compose[@]}" exec -T backend printenv RELEASE | grep --quiet --line-regexp --fixed-strings "$release"
