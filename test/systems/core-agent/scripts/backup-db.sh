#!/usr/bin/env bash
# Dumps the database into BACKUP_DIR and prints the file's name; runs beside the database, daily and before a deploy.
set -euo pipefail
directory=${BACKUP_DIR:-/backups/postgres}
mkdir -p "$directory"

# Old ones go first, so that a disk that they have filled takes the new one.
find "$directory" -name 'backup_*.dump' -mtime "+${BACKUP_KEEP_DAYS:-30}" -delete

file=$directory/backup_$(date -u +%Y%m%d_%H%M%S).dump
trap 'rm -f "$file.partial"' EXIT
pg_dump --username "${POSTGRES_USER:-coreagent}" --dbname "${POSTGRES_DB:-core_agent}" --format custom --file "$file.partial"
# Half a dump has no list of contents.
pg_restore --list "$file.partial" >/dev/null
mv "$file.partial" "$file"
echo "$file"
