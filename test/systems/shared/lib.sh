# What the setups of the systems share; source it: . "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
shared=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# An engine for every docker command from here on. Exits 77 where there is none.
use_engine() {
	local host
	host=$("$shared/engine" start)
	if [ -n "$host" ]; then
		export DOCKER_HOST=$host
		echo "DOCKER_HOST=$DOCKER_HOST"
	fi
	docker compose version >/dev/null 2>&1 || {
		echo "docker compose (version 2) is not installed" >&2
		exit 77
	}
}

# The set-up needs these programs, whatever its runbook does. Exits 77 where one is missing.
need_tools() {
	local tool
	for tool; do
		command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 77; }
	done
}

# A Compose project of this sandbox alone: containers, networks and volumes carry its name.
use_project() {
	COMPOSE_PROJECT_NAME=$(basename "$RUNBOOK_SANDBOX" | tr 'A-Z.' 'a-z-')
	export COMPOSE_PROJECT_NAME
	echo "COMPOSE_PROJECT_NAME=$COMPOSE_PROJECT_NAME"
}

# A registry on loopback, one for all sandboxes of this machine, so that layers are pushed once.
use_registry() {
	REGISTRY=$("$shared/registry" start)
	export REGISTRY
	echo "REGISTRY=$REGISTRY"
}

# build_image NAME DIRECTORY [docker build argument…]: an image of the directory's Dockerfile, which starts FROM ${BASE}.
build_image() {
	local name=$1 directory=$2
	shift 2
	DOCKER_BUILDKIT=0 docker build --quiet --build-arg "BASE=$base" --tag "$name" "$@" "$directory" >"$RUNBOOK_SANDBOX.build" 2>&1 ||
		{ cat "$RUNBOOK_SANDBOX.build" >&2; return 1; }
	rm "$RUNBOOK_SANDBOX.build"
}

# image_of DIRECTORY [docker build argument…]: the name of its image, which is built unless one of the same content is there.
image_of() {
	local directory=$1 content name
	shift
	content=$({ printf '%s\n' "$base" "$@" && tar --create --sort=name --mtime=@0 --owner=0 --group=0 --directory "$directory" .; } | sha256sum)
	name=runbook-systems/$(basename "$directory"):${content:0:12}
	docker image inspect "$name" >/dev/null 2>&1 || build_image "$name" "$directory" "$@" || return 1
	echo "$name"
}

use_base_image() { base=$(node "$shared/image/build.js"); }

# A git repository of the sandbox as it is now, without the user's configuration and with the same commits each time.
use_repository() {
	# shellcheck disable=SC2046
	unset $(git rev-parse --local-env-vars)
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
	export GIT_AUTHOR_NAME=release GIT_AUTHOR_EMAIL=release@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z'
	export GIT_COMMITTER_NAME=release GIT_COMMITTER_EMAIL=release@example.org GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'
	git -c init.defaultBranch=main init --quiet
	git config user.name release
	git config user.email release@example.org
	printf '/%s/\n' sandbox .runbook >.git/info/exclude
}

# Waits until a command succeeds, a minute at most; says what it waits for when it gives up.
wait_until() {
	local what=$1
	shift
	for _ in {1..240}; do
		"$@" >/dev/null 2>&1 && return
		sleep 0.25
	done
	echo "gave up waiting: $what" >&2
	return 1
}

# Takes away all that the sandbox's Compose project has made; nothing where no engine was reached.
remove_project() {
	[ -n "${COMPOSE_PROJECT_NAME-}" ] || return 0
	local label=com.docker.compose.project=$COMPOSE_PROJECT_NAME
	docker ps --all --quiet --filter "label=$label" | xargs --no-run-if-empty docker rm --force --volumes >/dev/null
	docker volume ls --quiet --filter "label=$label" | xargs --no-run-if-empty docker volume rm --force >/dev/null
	docker network ls --quiet --filter "label=$label" | xargs --no-run-if-empty docker network rm >/dev/null
}

# remove_images PATTERN: takes these images' names away, without the layers that other sandboxes build on.
remove_images() {
	[ -n "${REGISTRY-}" ] || return 0
	docker image ls --filter "reference=$1" --format '{{.Repository}}:{{.Tag}}' | xargs --no-run-if-empty docker image rm --no-prune >/dev/null
}

# What a setup starts in the background leaves its own output alone, and lives until the sandbox ends.
# start_process NAME COMMAND…: its output goes to .sandbox-NAME.log beside the sandbox's files.
start_process() {
	local name=$1
	shift
	mkdir -p "$RUNBOOK_SANDBOX/sandbox/log"
	setsid "$@" >"$RUNBOOK_SANDBOX/sandbox/log/$name" 2>&1 </dev/null &
}

# use_forge OWNER/NAME [JSON]: origin is a bare repository with all that is committed, and the API of its forge answers scripts and gh.
# The JSON names `secrets` that are there and `failing` workflows.
use_forge() {
	local origin=$RUNBOOK_SANDBOX/sandbox/origin.git state=$RUNBOOK_SANDBOX/sandbox/forge.json address=$RUNBOOK_SANDBOX/sandbox/log/forge
	git init --quiet --bare --initial-branch=main "$origin"
	git remote add origin "$origin"
	git push --quiet --tags origin main
	[ $# -gt 1 ] && printf '%s\n' "$2" >"$state" || echo '{}' >"$state"
	start_process forge node "$shared/forge/server.js" "$origin" "$1" "$state"
	wait_until 'the forge answers' grep -q '^http' "$address"
	export GITHUB_API_URL GITHUB_REPOSITORY=$1 GITHUB_TOKEN=none-in-the-sandbox GH_TOKEN=none-in-the-sandbox
	GITHUB_API_URL=$(grep '^http' "$address")
	# gh speaks plain HTTP with this host alone, and through the proxy it reaches the forge.
	printf '%s\n' "GITHUB_API_URL=$GITHUB_API_URL" "GITHUB_REPOSITORY=$1" "GITHUB_TOKEN=$GITHUB_TOKEN" "GH_TOKEN=$GH_TOKEN" \
		GH_HOST=github.localhost "GH_REPO=github.localhost/$1" "HTTP_PROXY=$GITHUB_API_URL" "GH_CONFIG_DIR=$RUNBOOK_SANDBOX/sandbox/gh" "GH_NO_UPDATE_NOTIFIER=1" GH_PROMPT_DISABLED=1
}

# use_postgres USER DATABASE: a PostgreSQL of this sandbox alone on its eighth free port. Sets DATABASE_URL and the PG* variables.
use_postgres() {
	local bin data=$RUNBOOK_SANDBOX/sandbox/postgres as=() port=$RUNBOOK_FREE_PORT_8
	bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | tail -n 1)
	[ -x "$bin/initdb" ] || {
		echo 'PostgreSQL is not installed (Debian: postgresql-15)' >&2
		exit 77
	}
	mkdir -p "$data"
	chmod 700 "$data"
	# It refuses to be root, and an ordinary user has no way to the sandbox's directory.
	if [ "$UID" = 0 ]; then
		chown nobody:nogroup "$data"
		as=(setpriv --reuid nobody --regid nogroup --clear-groups --inh-caps +dac_override --ambient-caps +dac_override)
	fi
	"${as[@]}" "$bin/initdb" --pgdata "$data" --username "$1" --auth trust --encoding UTF8 --no-sync --no-instructions >/dev/null
	start_process postgres "${as[@]}" "$bin/postgres" -D "$data" -h 127.0.0.1 -p "$port" -k '' -c fsync=off -c jit=off
	export PGHOST=127.0.0.1 PGPORT=$port PGUSER=$1 PGDATABASE=$2 DATABASE_URL=postgresql://$1@127.0.0.1:$port/$2
	wait_until 'PostgreSQL answers' "$bin/pg_isready" --quiet
	createdb "$2"
	printf '%s\n' "PGHOST=$PGHOST" "PGPORT=$PGPORT" "PGUSER=$PGUSER" "PGDATABASE=$PGDATABASE" "DATABASE_URL=$DATABASE_URL"
}

# use_redis: a Redis of this sandbox alone on its seventh free port. Sets REDIS_URL.
use_redis() {
	command -v redis-server >/dev/null || {
		echo 'Redis is not installed (Debian: redis-server)' >&2
		exit 77
	}
	# A title of its own would overwrite the environment by which the sandbox knows its processes.
	start_process redis redis-server --port "$RUNBOOK_FREE_PORT_7" --bind 127.0.0.1 --save '' --appendonly no --set-proc-title no --dir "$RUNBOOK_SANDBOX"
	export REDIS_URL=redis://127.0.0.1:$RUNBOOK_FREE_PORT_7/0
	wait_until 'Redis answers' redis-cli -p "$RUNBOOK_FREE_PORT_7" ping
	echo "REDIS_URL=$REDIS_URL"
}

# use_cluster: says whether runbooks may reach a Kubernetes cluster: only one that KUBECONFIG names on purpose.
use_cluster() {
	if [ -n "${KUBECONFIG-}" ] && kubectl get --raw /version --request-timeout 3s >/dev/null 2>&1; then
		echo cluster=true
	else
		echo cluster=false
	fi
}
