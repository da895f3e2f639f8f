#!/usr/bin/env bash
# backup.sh: a base backup of the running database, with the log that it needs, as BACKUP_DIRECTORY/postgres-YYYYMMDD.tar.gz.
set -euo pipefail
directory=${BACKUP_DIRECTORY:-/backups}
file=$directory/postgres-$(date +%Y%m%d).tar.gz
compose=(docker compose --file "$(dirname "$0")/../infra/docker-compose.staging.yml")
mkdir -p "$directory"
"${compose[@]}" exec -T postgres \
	pg_basebackup --username tasktracker --pgdata - --format tar --wal-method fetch --checkpoint fast --gzip >"$file.part"
mv "$file.part" "$file"
chmod 600 "$file"
echo "$file"
