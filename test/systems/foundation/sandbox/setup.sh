#!/usr/bin/env bash
# setup.sh RELEASE 'SERVICE…' [INCIDENT…]: brings these services of the staging stack up with that release. The releases, oldest first:
#   1.4.0  healthy
#   1.5.0  healthy, brings the migration 0003_labels
#   1.6.0  not ready, brings the migration 0004_assignees
# `published` as an incident puts 1.5.0 as `current` into a registry on loopback, `history` makes the sandbox a git repository.
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
release=$1
read -ra services <<<"$2"
incidents=" ${*:3} "
has() { [[ $incidents == *" $1 "* ]]; }

use_engine
use_project
use_base_image
REGISTRY=registry.invalid ORGANISATION=$COMPOSE_PROJECT_NAME
if has published; then use_registry; fi
BACKUP_DIRECTORY=$PWD/backups
export REGISTRY ORGANISATION BACKUP_DIRECTORY
printf '%s\n' "REGISTRY=$REGISTRY" "ORGANISATION=$ORGANISATION"
images=$REGISTRY/$ORGANISATION

# release_image RELEASE [MIGRATION…]: the backend with that release's own files, less the migrations that came later.
release_image() {
	local copy=sandbox/build/$1/backend later
	mkdir -p "$copy"
	cp -R backend/. "$copy"
	[ ! -d "sandbox/releases/$1" ] || cp -R "sandbox/releases/$1/." "$copy"
	for later in "${@:2}"; do rm "$copy/migrations/$later".*.sql; done
	docker tag "$(image_of "$copy" --build-arg "RELEASE=$1")" "$images/tasktracker-backend:$1"
}

release_image 1.4.0 0003_labels
release_image 1.5.0
[ "$release" != 1.6.0 ] || release_image 1.6.0
rm -r sandbox/build
docker tag "$images/tasktracker-backend:$release" "$images/tasktracker-backend:current"
docker tag "$(image_of postgres)" "$images/tasktracker-postgres:15"
docker tag "$(image_of redis)" "$images/tasktracker-redis:7"
docker tag "$(image_of nginx)" "$images/tasktracker-nginx:1"
. sandbox/incidents.sh

HTTP_PORT=${RUNBOOK_FREE_PORT_1:?the sandbox runner names free ports} HTTPS_PORT=$RUNBOOK_FREE_PORT_2 POSTGRES_PORT=$RUNBOOK_FREE_PORT_3
printf '%s\n' "HTTP_PORT=$HTTP_PORT" "HTTPS_PORT=$HTTPS_PORT" "POSTGRES_PORT=$POSTGRES_PORT" >infra/.env
password=$(openssl rand -hex 16)
sed -e "s/change-me/$password/" -e "s/^JWT_SECRET=.*/JWT_SECRET=$(openssl rand -hex 32)/" .env.example >.env.staging
echo "POSTGRES_PASSWORD=$password" >.env.postgres
chmod 600 .env.staging .env.postgres
mkdir -p ssl backups
make_certificates

export COMPOSE_FILE=infra/docker-compose.staging.yml
container() { echo "$COMPOSE_PROJECT_NAME-$1-1"; }
backend_answers() { docker exec "$(container backend)" wget -qO- http://localhost:3000/health; }
proxy_answers() { curl --silent --output /dev/null "http://127.0.0.1:$HTTP_PORT/health"; }
is_healthy() { [ "$(docker inspect --format '{{.State.Health.Status}}' "$(container "$1")")" = healthy ]; }
# A first step looks at what has come about, not at what is about to.
is_settled() {
	if ! has missing-variable && ! has large-cache; then
		wait_until 'the backend answers' backend_answers
		wait_until 'the backend is healthy' is_healthy backend
	fi
	if [[ "${services[*]}" == *nginx* ]] && ! has port-taken; then wait_until 'the proxy answers' proxy_answers; fi
}
if has history; then make_history; fi
before_start
# nginx last and alone: it waits for nobody's health, so that an unhealthy backend can be looked at.
others=("${services[@]/nginx/}")
docker compose up --detach --no-deps ${others[*]} >&2
if [[ $2 == *nginx* ]]; then docker compose up --detach --no-deps nginx >&2 || has port-taken; fi
if [[ $2 == *postgres* ]]; then
	# As the releases did it: each a batch of its own.
	migrate() { docker exec "$(container backend)" node scripts/migrate.js up "$@"; }
	wait_until 'the database is migrated' migrate 0002_due_dates
	migrate >&2
fi
is_settled
after_start
if has published; then publish; fi

printf '%s\n' "api=http://127.0.0.1:$HTTP_PORT" "http_port=$HTTP_PORT" "free_port=$RUNBOOK_FREE_PORT_4" "tls=127.0.0.1:$HTTPS_PORT" "project=$COMPOSE_PROJECT_NAME" \
	"STAGING_DATABASE_URL=postgres://tasktracker:$password@127.0.0.1:$POSTGRES_PORT/tasktracker" \
	"CURL_CA_BUNDLE=$PWD/ssl/ca.pem" "BACKUP_DIRECTORY=$PWD/backups" "backups=$PWD/backups"
