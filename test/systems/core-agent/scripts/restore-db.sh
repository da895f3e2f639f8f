#!/usr/bin/env bash
# restore-db.sh FILE: puts the database back to a dump of backup-db.sh, all of it or nothing.
set -euo pipefail
file=${1:?usage: restore-db.sh FILE}
pg_restore --username "${POSTGRES_USER:-coreagent}" --dbname "${POSTGRES_DB:-core_agent}" \
	--clean --if-exists --no-owner --single-transaction --exit-on-error "$file"
echo "restored $file"
