#!/usr/bin/env bash
# The repository alone, with a remote to push to: what cutting a release and cleaning a history need. Argument `leak`: a key was committed.
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"

use_repository
remote=sandbox/remote.git
git init --quiet --bare "$remote"
git add --all
git commit --quiet --message 'Production stack'
if [ "${1:-}" = leak ]; then
	printf 'OPENAI_API_KEY=%s\n' sk-leaked-on-a-friday >backend/settings.env
	git add backend/settings.env
	git commit --quiet --message 'Settings of the backend'
	printf 'OPENAI_API_KEY=%s\n' sk-leaked-on-a-friday >.env
	printf 'LOG_LEVEL=info\n' >>backend/settings.env
	git commit --quiet --all --message 'Log less'
fi
git remote add origin "$PWD/$remote"
git push --quiet --set-upstream origin main
echo RUNBOOK_INPUT_NEW_KEY=sk-made-for-the-sandbox
