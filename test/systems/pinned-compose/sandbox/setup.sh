#!/usr/bin/env bash
# setup.sh [RELEASE [INCIDENT]]: brings the production stack up with that release, out of a registry on loopback. The releases, oldest first:
#   sha-7c1d0a4  healthy, schema 0001
#   sha-9e4d2c6  healthy, schema 0002
#   sha-2b8e7f1  unhealthy, schema 0003
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
release=${1:-sha-9e4d2c6}
incident=${2:-none}
HTTP_PORT=${RUNBOOK_FREE_PORT_1:?the sandbox runner names a free port}

use_engine
use_project
use_registry
use_base_image
# Images of its own: another sandbox may publish other content under the same tags meanwhile.
export REGISTRY=$REGISTRY/$COMPOSE_PROJECT_NAME
echo "REGISTRY=$REGISTRY"

publish() {
	docker tag "$(image_of "$2" "${@:3}")" "$REGISTRY/acme/tracker-$1"
	docker push --quiet "$REGISTRY/acme/tracker-$1" >&2
}

# publish_release SHA [MIGRATION…]: the backend with that release's own files, less the migrations that came later.
publish_release() {
	local copy=sandbox/build/$1/backend later
	mkdir -p "$copy"
	cp -R backend/. "$copy"
	[ ! -d "sandbox/releases/$1" ] || cp -R "sandbox/releases/$1/." "$copy"
	for later in "${@:2}"; do rm "$copy/migrations/versions/$later"; done
	publish "backend:$1" "$copy" --build-arg "RELEASE=$1"
	publish "worker:$1" worker --build-arg "RELEASE=$1"
}

publish_release sha-7c1d0a4 0002_due_dates.py
publish_release sha-9e4d2c6
publish_release sha-2b8e7f1
publish web:latest web
publish proxy:1 proxy
publish postgres:15 postgres
rm -r sandbox/build

sed -i -E "s/(tracker-(backend|worker)):sha-[0-9a-f]+/\1:$release/" docker-compose.prod.yml
cat >.env <<-ENV
	POSTGRES_PASSWORD=$(openssl rand -hex 16)
	SECRET_KEY=$(openssl rand -hex 32)
	OPENAI_API_KEY=none-in-the-sandbox
	HTTP_PORT=$HTTP_PORT
ENV
chmod 600 .env
git_is_clean() { [ -z "$(git status --porcelain)" ]; }
use_repository
git add --all
git commit --quiet --message "Deploy $release"
git_is_clean

docker compose -f docker-compose.prod.yml run --rm backend alembic upgrade head >&2
docker compose -f docker-compose.prod.yml up -d --quiet-pull db backend worker web >&2
wait_until 'the backend answers' docker compose -f docker-compose.prod.yml exec backend curl -sf http://localhost:8000/health
wait_until 'the web service is healthy' docker compose -f docker-compose.prod.yml exec web wget -qO- http://localhost:3000/
# Without the health of the backend, so that an unhealthy release can be looked at.
docker compose -f docker-compose.prod.yml up -d --no-deps proxy >&2
wait_until 'the proxy answers' curl --silent --fail "http://127.0.0.1:$HTTP_PORT/"

case $incident in
none) ;;
backend-down) docker compose -f docker-compose.prod.yml stop --timeout 1 backend >&2 ;;
*)
	echo "no incident is named $incident" >&2
	exit 2
	;;
esac

echo "http_port=$HTTP_PORT"
echo "registry=$REGISTRY"
