#!/usr/bin/env bash
# setup.sh WORD…: a work tree of v1.4.0 with PostgreSQL and Redis, migrated to 0002, and what is named:
#   bare       without database and Redis
#   migrated   the newest migration has run        services    API and web run as processes
#   docker     an engine, and a registry with the images of v1.4.0, v1.5.0 and v1.6.0, whose API can't use the database
#   deployed=TAG  API, web and worker run as containers of that release
#   forge      origin and its API answer           red         the secrets scan fails
#   published  the release v1.4.0 is published     no-region   an account has no region
#   duplicates two replicas of the API retry inline
#   snapshot   a snapshot is there, and an account was lost after it
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
api_port=${RUNBOOK_FREE_PORT_1:?the sandbox runner names free ports} web_port=$RUNBOOK_FREE_PORT_2
wanted=" $* "
wants() { [[ $wanted == *" $1 "* ]]; }
sql() { psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --command "$1"; }

set_up_database() {
	for program in alembic psql; do
		command -v "$program" >/dev/null || { echo "$program is not installed" >&2; exit 77; }
	done
	use_postgres saas saas
	use_redis
	printf '%s\n' "DATABASE_URL=$DATABASE_URL" "REDIS_URL=$REDIS_URL" "JWT_SIGNING_KEY=$(openssl rand -hex 32)" \
		"API_PORT=$api_port" "WEB_PORT=$web_port" >.env
	chmod 600 .env
	bin/starter-console release db --to 0002 >&2
	sql "INSERT INTO accounts (email, password, region) VALUES ('ada@example.org', 'none', 'eu'), ('lin@example.org', 'none', 'us')"
	if wants no-region; then sql "INSERT INTO accounts (email, password) VALUES ('old@example.org', 'none')"; fi
	if wants migrated; then bin/starter-console release db >&2; fi
}
if ! wants bare; then set_up_database; fi

use_repository
commit_release() {
	sed -i "s/VERSION = \".*\"/VERSION = \"$1\"/" api/release.py
	sed -i "s/\"version\": \".*\"/\"version\": \"${1#v}\"/" web/package.json
	git add --all
	git commit --quiet --allow-empty --message "Release $1"
	git -c tag.gpgSign=false tag "$1"
}
commit_release v1.4.0
if wants forge; then
	if wants red; then failing='["secrets-scan.yml"]'; else failing='[]'; fi
	echo REGISTRY_TOKEN=not-a-real-token-$RANDOM$RANDOM
	use_forge my-org/agent-saas "{ \"failing\": $failing }"
fi
if wants published; then
	# What the release workflow does, with the script that it runs.
	scripts/release-assets.py sandbox/dist
	env GH_HOST=github.localhost GH_REPO=github.localhost/my-org/agent-saas "HTTP_PROXY=$GITHUB_API_URL" \
		gh release create v1.4.0 --title v1.4.0 --notes none sandbox/dist/* >&2
fi

if wants docker; then
	use_engine
	use_project
	use_registry
	use_base_image
	# Images of its own: another sandbox may publish other content under the same tags meanwhile.
	export BASE=$base DOCKER_BUILDKIT=0 IMAGE_PREFIX=$COMPOSE_PROJECT_NAME/agent-saas
	printf '%s\n' "registry=$REGISTRY" "BASE=$BASE" DOCKER_BUILDKIT=0 "IMAGE_PREFIX=$IMAGE_PREFIX" "prefix=$IMAGE_PREFIX"
fi
deployed=$(sed -n 's/.* deployed=\([^ ]*\) .*/\1/p' <<<"$wanted")
if [ -n "$deployed" ]; then
	scripts/build-images.sh "$REGISTRY" "$IMAGE_PREFIX" v1.4.0 >&2
	commit_release v1.5.0
	scripts/build-images.sh "$REGISTRY" "$IMAGE_PREFIX" v1.5.0 >&2
	sed -i 's/SELECT id, email, region/SELECT id, email, plan/' api/release.py
	commit_release v1.6.0
	scripts/build-images.sh "$REGISTRY" "$IMAGE_PREFIX" v1.6.0 >&2
	sed -i "s/:v1\.4\.0/:$deployed/" compose.yaml
	docker compose up --detach --quiet-pull >&2
	wait_until 'the API lives' curl --silent --fail "http://127.0.0.1:$api_port/health"
fi
if wants duplicates; then
	sed -i 's/=false/=true/; s/^AUTO_RUN_MIGRATIONS=.*/AUTO_RUN_MIGRATIONS=false/' deploy/api.env
	printf 'ENABLE_BILLING_RETRY_WORKER=false\nENABLE_BILLING_STREAM_REPLAY=false\nBILLING_RETRY_DEPLOYMENT_MODE=inline\n' >deploy/worker.env
	sql "INSERT INTO billing_retries (invoice, state) SELECT 'F-' || n, 'failed' FROM generate_series(1, 40) n"
	scripts/services.sh restart api 2
	both_retry() { [ "$(grep -c 'billing retries by' run/api.log)" = 2 ]; }
	wait_until 'two replicas retry' both_retry
	count() { psql --tuples-only --no-align --command "SELECT count(*) FROM $1"; }
	all_charged() { [ "$(count "billing_retries WHERE state = 'pending'")" = 0 ]; }
	twice="(SELECT FROM billing_charges GROUP BY retry_id HAVING count(DISTINCT worker) > 1) AS twice"
	# One replica can be through before the other one looks: then once more.
	charged_twice() {
		sql "DELETE FROM billing_charges" && sql "UPDATE billing_retries SET state = 'pending' WHERE id <= 30"
		wait_until 'the retries are charged' all_charged && [ "$(count "$twice")" != 0 ]
	}
	wait_until 'customers have paid twice' charged_twice
fi
if wants services; then
	scripts/services.sh restart api
	scripts/services.sh restart web
	wait_until 'the API lives' curl --silent --fail "http://127.0.0.1:$api_port/health"
	wait_until 'the pages are served' curl --silent --fail "http://127.0.0.1:$web_port/"
fi
if wants snapshot; then
	mkdir -p backups
	pg_dump --format=custom --file=backups/latest.dump
	sql "DELETE FROM accounts WHERE email = 'lin@example.org'"
fi
printf '%s\n' "API_PORT=$api_port" "WEB_PORT=$web_port" "api_port=$api_port" "web_port=$web_port"
