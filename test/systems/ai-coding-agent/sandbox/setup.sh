#!/usr/bin/env bash
# setup.sh WORD…: a work tree with the releases v1.2.0 and v1.2.1, and of these parts and incidents those that are named:
#   service  v1.2.1 runs, licensed           docker     an engine, with both releases as images
#   forge    origin and its API answer       cluster    says whether a cluster may be reached
#   unlicensed  no licence is asked for      expired    the licence was good until yesterday
#   tampered    a served file was changed    port-taken another program listens on the port
#   bad-release v1.3.0 is deployed, and refuses its licence
#   no-scope    origin refuses workflows     red        the CI workflow fails
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
port=${RUNBOOK_FREE_PORT_1:?the sandbox runner names a free port}
wanted=" $* "
wants() { [[ $wanted == *" $1 "* ]]; }

need_tools curl make openssl
mkdir -p keys run
openssl genrsa -out keys/license-private.pem 2048 2>/dev/null
openssl rsa -in keys/license-private.pem -pubout -out keys/license-public.pem 2>/dev/null
chmod 600 keys/license-private.pem
sed -e "s/^PORT=.*/PORT=$port/" -e "s/^AGENT_API_KEY=.*/AGENT_API_KEY=$(openssl rand -hex 16)/" \
	-e 's/^LICENSE_REQUIRED=.*/LICENSE_REQUIRED=true/' -e 's/^TAMPER_CHECK=.*/TAMPER_CHECK=true/' .env.example >.env
chmod 600 .env
if wants expired; then days=-1; else days=30; fi
sandbox/license.js "$days" | sed 's/^/LICENSE_KEY=/' >run/license
sed -i -e '/^LICENSE_KEY=/{r run/license
d}' .env
rm run/license

use_repository
commit_release() {
	sed -i "s/\"version\": \".*\"/\"version\": \"${1#v}\"/" package.json
	node scripts/security-manifest.js >&2
	git add --all
	git commit --quiet --message "Release $1"
	git -c tag.gpgSign=false tag "$1"
}
commit_release v1.2.0
commit_release v1.2.1

if wants forge; then
	git commit --quiet --allow-empty --message 'Complete over several lines'
	if wants red; then failing='["ci.yml"]'; else failing='[]'; fi
	use_forge acme/ai-coding-agent "{ \"secrets\": [\"LICENSE_PRIVATE_KEY_PEM\"], \"failing\": $failing }"
fi
if wants no-scope; then
	# What the forge does with a token that may not change workflows.
	cp sandbox/refuse-workflows sandbox/origin.git/hooks/pre-receive
	# The same repository on the way that stands for SSH, without that hook.
	git init --quiet --bare sandbox/ssh.git
	rm -r sandbox/ssh.git/{objects,refs}
	ln -s ../origin.git/{objects,refs} sandbox/ssh.git
	sed -i 's/node-version: 22/node-version: 24/' .github/workflows/ci.yml
	git commit --quiet --all --message 'Build with Node 24'
	echo "ssh_url=$PWD/sandbox/ssh.git"
fi
if wants docker; then
	use_engine
	use_base_image
	name=$(basename "$RUNBOOK_SANDBOX" | tr 'A-Z.' 'a-z-')
	export DOCKER_BUILDKIT=0 BASE=$base IMAGE=$name CONTAINER=$name
	printf '%s\n' DOCKER_BUILDKIT=0 "BASE=$base" "IMAGE=$name" "CONTAINER=$name"
	if wants bad-release; then make --silent docker-build TAG=v1.2.1 >&2; fi
fi
if wants bad-release; then
	sed -i "s/product = 'ai-coding-agent'/product = 'coding-agent'/" src/license.js
	commit_release v1.3.0
fi
if wants unlicensed; then sed -i -e 's/^LICENSE_REQUIRED=.*/LICENSE_REQUIRED=false/' -e '/^LICENSE_KEY=/w run/key' -e 's/^LICENSE_KEY=.*/LICENSE_KEY=/' \
	-e 's/^LICENSE_PUBLIC_KEY_PATH=.*/LICENSE_PUBLIC_KEY_PATH=/' -e 's/^TAMPER_CHECK=.*/TAMPER_CHECK=false/' .env; sed 's/^/NEW_/' run/key; rm run/key; fi
if wants port-taken; then start_process stranger node sandbox/stranger.js "$port"; wait_until 'the port is taken' curl --silent "http://127.0.0.1:$port/"; fi
if wants service; then
	scripts/service.sh restart >&2
	wait_until 'the service answers' curl --silent --fail "http://127.0.0.1:$port/healthz"
elif wants deployed; then
	make --silent docker-build docker-up >&2
	wait_until 'the container answers' curl --silent --fail "http://127.0.0.1:$port/healthz"
fi
if wants tampered; then sed -i "s/return a + b;/return a - b;/" src/server.js; fi
if wants cluster; then use_cluster; fi
echo "port=$port"
