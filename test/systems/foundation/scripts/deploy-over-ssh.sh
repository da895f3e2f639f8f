#!/usr/bin/env bash
# deploy-over-ssh.sh RELEASE: what the workflow does on the staging host.
set -euo pipefail
release=${1:?usage: deploy-over-ssh.sh RELEASE}
ssh deploy@staging.tasktracker.io "cd /opt/tasktracker && scripts/deploy.sh $(printf %q "$release")"
