#!/usr/bin/env bash
# Turns this copy into a deployment: a git work tree with the releases v1 and v2, and v2 being served.
set -euo pipefail
port=${RUNBOOK_FREE_PORT_1:?the sandbox runner names a free port}

# Nothing of the user's git configuration, and the same commits each time.
# shellcheck disable=SC2046
unset $(git rev-parse --local-env-vars)
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=release GIT_AUTHOR_EMAIL=release@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z'
export GIT_COMMITTER_NAME=release GIT_COMMITTER_EMAIL=release@example.org GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'

git -c init.defaultBranch=main init --quiet
printf '/%s/\n' run state sandbox .runbook >.git/info/exclude

release() {
	git add --all
	git commit --quiet --message "Release $1"
	git -c tag.gpgSign=false tag "$1"
}

v2=$(<service/release.js)
cp sandbox/v1/service/release.js service/release.js
release v1
printf '%s\n' "$v2" >service/release.js
release v2

scripts/restart.sh "$port" >&2
for _ in {1..100}; do
	npm run --silent release:status -- "$port" >&2 && break
	sleep 0.1
done
echo "port=$port"
