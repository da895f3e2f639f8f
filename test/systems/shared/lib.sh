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

use_base_image() { base=$(node "$shared/image/build.js"); }

# A git repository of the sandbox as it is now, without the user's configuration and with the same commits each time.
use_repository() {
	# shellcheck disable=SC2046
	unset $(git rev-parse --local-env-vars)
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
	export GIT_AUTHOR_NAME=release GIT_AUTHOR_EMAIL=release@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z'
	export GIT_COMMITTER_NAME=release GIT_COMMITTER_EMAIL=release@example.org GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'
	git -c init.defaultBranch=main init --quiet
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
