#!/usr/bin/env bash
# web.sh [INCIDENT…]: the repository with its web IDE and its Git web browser, an nginx of the host, and a way in by SSH. Plain processes.
#   ide, browser, nginx  that program runs
#   firewall             ufw is on, in a network of its own
#   ssh                  a server that answers as staging.tasktracker.io
#   ide-port-taken, browser-port-taken  somebody else listens there
set -euo pipefail
. "$RUNBOOK_SANDBOX_SOURCE/../shared/lib.sh"
incidents=" $* "
has() { [[ $incidents == *" $1 "* ]]; }
listen() { python3 -m http.server --bind 127.0.0.1 "$1" >/dev/null 2>&1 & wait_until 'the port is taken' curl --silent "http://127.0.0.1:$1/"; }
ide_port=${RUNBOOK_FREE_PORT_1:?the sandbox runner names free ports} browser_port=$RUNBOOK_FREE_PORT_2

use_repository
git config user.name release
git config user.email release@example.org
git add --all
git commit --quiet --message 'Start the repository'
git init --quiet --bare .git/origin.git
git remote add origin "$PWD/.git/origin.git"
git push --quiet --set-upstream origin HEAD:develop HEAD:main
echo 'Ask in the channel before you deploy.' >>docs/README.md
mkdir -p infra/nginx/host/temp run
[ "$UID" != 0 ] || sed -i "1i user $(id -un);" infra/nginx/host/nginx.conf

if has ide; then IDE_ADDRESS=127.0.0.1:$ide_port scripts/start-code-server.sh; fi
if has browser; then
	python3 scripts/git-web-server.py --port "$browser_port" >run/git-web-server.log 2>&1 &
	echo $! >run/git-web-server.pid
	wait_until 'the browser answers' curl --silent --fail "http://127.0.0.1:$browser_port/"
fi
if has ide-port-taken; then listen "$ide_port"; fi
if has browser-port-taken; then listen "$browser_port"; fi
if has nginx; then
	nginx -p "$PWD/infra/nginx/host" -c nginx.conf
	# The program goes to the background before it writes this, and a reload reads it.
	wait_until 'nginx has its process id' test -s infra/nginx/host/nginx.pid
fi
# The firewall of a machine of its own: its network, its copies of ufw's settings. The rules of the machine that tests stay as they are.
start_firewall() {
	local own=$PWD/sandbox/firewall program
	mkdir -p "$own/bin"
	cp -a /etc/ufw "$own/etc"
	sed 's/^IPV6=.*/IPV6=no/' /etc/default/ufw >"$own/default"
	start_process firewall unshare --net --mount --propagation private bash -c 'mount --bind "$0/etc" /etc/ufw &&
		mount --bind "$0/default" /etc/default/ufw && mount -t tmpfs tmpfs /run && ufw --force enable && echo $$ >"$0/pid"
		exec sleep infinity' "$own"
	wait_until 'the firewall is on' test -s "$own/pid"
	for program in ufw iptables; do
		printf '#!/bin/sh\nexec nsenter --target %s --net --mount %s "$@"\n' "$(<"$own/pid")" "$(command -v "$program")" >"$own/bin/$program"
		chmod +x "$own/bin/$program"
	done
	printf '%s\n' "PATH=$own/bin:$PATH" outside=true
}
if has firewall && [ "$UID" = 0 ] && unshare --net --mount true; then start_firewall; fi
if has ssh; then
	mkdir .ssh
	for key in host user; do ssh-keygen -q -t ed25519 -N '' -f ".ssh/$key"; done
	cp .ssh/user.pub .ssh/authorized
	echo "[127.0.0.1]:$RUNBOOK_FREE_PORT_3 $(<.ssh/host.pub)" >.ssh/known
	printf '%s\n' "Port $RUNBOOK_FREE_PORT_3" 'ListenAddress 127.0.0.1' "HostKey $PWD/.ssh/host" "AuthorizedKeysFile $PWD/.ssh/authorized" \
		'PidFile none' 'StrictModes no' 'UsePAM no' 'PasswordAuthentication no' "Subsystem sftp internal-sftp" >.ssh/sshd_config
	printf '%s\n' 'Host staging.tasktracker.io' 'HostName 127.0.0.1' "Port $RUNBOOK_FREE_PORT_3" "User $(id -un)" "IdentityFile $PWD/.ssh/user" \
		'IdentitiesOnly yes' "UserKnownHostsFile $PWD/.ssh/known" 'StrictHostKeyChecking yes' >.ssh/config
	[ "$UID" != 0 ] || mkdir -p /run/sshd
	"$(command -v sshd || echo /usr/sbin/sshd)" -D -f .ssh/sshd_config >/dev/null 2>&1 &
	wait_until 'sshd answers' ssh -F .ssh/config staging.tasktracker.io true
	echo "ssh_config=$PWD/.ssh/config"
fi

printf '%s\n' "ide_port=$ide_port" "browser_port=$browser_port" "web_port=$RUNBOOK_FREE_PORT_4" "tls_port=$RUNBOOK_FREE_PORT_5" "other_port=$RUNBOOK_FREE_PORT_6" "directory=$PWD"
