#!/usr/bin/env bash
# setup.sh PARTS [INCIDENT…]: the system with the services PARTS ("all" or a list such as "postgres redis") and what has happened to it:
#   new-release      origin has release 1.1.0, which is not deployed
#   bad-release      release 1.1.0 is deployed and reads a column that no database has
#   missing-setting  .env lacks SESSION_SECRET
#   port-taken       a container that somebody forgot has the agent's port
#   database-down, redis-down
#   slow             a forgotten session holds a lock that every request waits for
#   leak             TRACE_REQUESTS was left on, and the agent was killed for its memory
#   disk-full        old backups have filled the disk that backups are written to
#   data-loss        memories were deleted after the last backup
#   corruption       a page of the table on disk is garbage; there is a backup from before
#   intrusion        somebody tried tokens, and changed a file in the container
# Where KUBECONFIG leads to a cluster that answers, the whole system runs there, and only bad-release, data-loss and corruption happen.
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
parts=$1
incidents=" ${*:2} "
[ "$parts" != all ] || parts='postgres redis core-agent'
[ "$parts" != none ] || parts=''
HTTP_PORT=${RUNBOOK_FREE_PORT_1:?the sandbox runner names free ports}
HEALTH_PORT=$RUNBOOK_FREE_PORT_2
POSTGRES_PORT=$RUNBOOK_FREE_PORT_3
REDIS_PORT=$RUNBOOK_FREE_PORT_4

in_cluster() { [ -n "${KUBECONFIG-}" ] && kubectl version --request-timeout=5s >/dev/null 2>&1; }
! in_cluster || parts='postgres redis core-agent'
happened() { [[ $incidents = *" $1 "* ]]; }

use_engine
use_project
use_base_image
export DOCKER_BUILDKIT=0 BASE=$base
CORE_AGENT_IMAGE=core-agent-${COMPOSE_PROJECT_NAME##*-}
# The name that the manifests have.
! in_cluster || CORE_AGENT_IMAGE=core-agent
printf '%s\n' "DOCKER_BUILDKIT=0" "BASE=$base" "CORE_AGENT_IMAGE=$CORE_AGENT_IMAGE" "image=$CORE_AGENT_IMAGE"

if [ -n "$parts" ]; then
	POSTGRES_IMAGE=$(image_of postgres)
	REDIS_IMAGE=$(image_of redis)
fi

POSTGRES_PASSWORD=$(openssl rand -hex 16)
ADMIN_TOKEN=$(openssl rand -hex 16)
set_value() { sed -i "s|^$1=.*|$1=$2|" .env; }
cp .env.example .env
chmod 600 .env
for name in CORE_AGENT_IMAGE POSTGRES_PASSWORD ADMIN_TOKEN HTTP_PORT HEALTH_PORT POSTGRES_PORT REDIS_PORT; do
	set_value "$name" "${!name}"
done
[ -z "$parts" ] || { set_value POSTGRES_IMAGE "$POSTGRES_IMAGE" && set_value REDIS_IMAGE "$REDIS_IMAGE"; }
set_value SESSION_SECRET "$(openssl rand -hex 32)"

use_repository
git add --all
git commit --quiet --message 'Release 1.0.0'
next_release() {
	sed -i 's/"version": "1.0.0"/"version": "1.1.0"/' package.json
	sed -i '2i\\n## 1.1.0\n\nReady sooner after a start.' CHANGELOG.md
	! happened bad-release || sed -i 's/SELECT 1/SELECT mood FROM memories LIMIT 1/' src/health.js
	git commit --all --quiet --message 'Release 1.1.0'
}
[[ $parts != *core-agent* ]] || build_image "$CORE_AGENT_IMAGE:1.0.0" .
if happened new-release; then
	next_release
	git clone --quiet --bare . sandbox/origin.git
	git reset --quiet --hard HEAD^
	git remote add origin "$PWD/sandbox/origin.git"
fi
if happened bad-release; then
	next_release
	build_image "$CORE_AGENT_IMAGE:1.1.0" .
	set_value CORE_AGENT_RELEASE 1.1.0
fi

database_answers() { psql "$DATABASE_URL" --command 'SELECT 1'; }
psql_here() { psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$DATABASE_URL" "$@"; }
memories='CREATE TABLE IF NOT EXISTS memories (id serial PRIMARY KEY, subject text NOT NULL, body text NOT NULL, created timestamptz NOT NULL DEFAULT now())'
remember() {
	wait_until 'the database answers' database_answers
	# The agent makes it at its start, and PostgreSQL refuses one of two who do so at once.
	wait_until 'its table is there' psql_here --command "$memories"
	psql_here >&2 <<-'SQL'
		INSERT INTO memories (subject, body) VALUES ('deploys', 'are announced'), ('backups', 'are restored every week'), ('tokens', 'are rotated');
	SQL
	echo "DATABASE_URL=$DATABASE_URL"
}
forget() { psql_here --command 'DELETE FROM memories WHERE id > 1' >&2; }

if in_cluster; then
	. sandbox/cluster/setup.sh
	exit
fi
echo platform=docker

! happened missing-setting || set_value SESSION_SECRET ''
! happened leak || set_value TRACE_REQUESTS on
if happened disk-full; then
	cat >docker-compose.override.yml <<-YAML
		volumes:
		  backups:
		    driver_opts: { type: tmpfs, device: tmpfs, o: size=8m }
	YAML
fi
if happened port-taken; then
	docker run --detach --name "$COMPOSE_PROJECT_NAME-forgotten" --label "com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
		--publish "$HTTP_PORT:3000" "$REDIS_IMAGE" >/dev/null
	docker compose create core-agent >/dev/null 2>&1
	parts=${parts/core-agent/}
fi
# shellcheck disable=SC2086
[ -z "$parts" ] || docker compose up --detach --quiet-pull $parts >&2

DATABASE_URL=postgresql://coreagent:$POSTGRES_PASSWORD@127.0.0.1:$POSTGRES_PORT/core_agent
agent_answers() { curl --silent --fail --max-time 5 "http://127.0.0.1:$HTTP_PORT/health"; }
[[ $parts != *postgres* ]] || remember
if [[ $parts = *core-agent* ]] && ! happened missing-setting; then
	wait_until 'the agent answers' agent_answers
	wait_until 'its probes are answered' curl --silent --fail --max-time 5 "http://127.0.0.1:$HEALTH_PORT/health"
	# Its metrics are to tell of its work, not of how long the first answers took while everything started.
	[ -n "${incidents// /}" ] || curl --silent --output /dev/null "http://127.0.0.1:$HTTP_PORT/health#[1-100]"
fi

! happened data-loss && ! happened corruption || docker compose exec -T postgres /scripts/backup-db.sh >&2
! happened data-loss || forget
! happened database-down || docker compose stop --timeout 1 postgres >&2
! happened redis-down || docker compose stop --timeout 1 redis >&2
for incident in slow leak disk-full corruption intrusion; do
	! happened "$incident" || . "sandbox/incidents/$incident.sh"
done

printf '%s\n' "http_port=$HTTP_PORT" "health_port=$HEALTH_PORT" "redis_port=$REDIS_PORT" "ADMIN_TOKEN=$ADMIN_TOKEN"
