/** Programs whose `--help` is known to do nothing else: asked even where no sandbox works. */
const harmless = new Set(
	`[ arch awk b2sum base32 base64 basename bash bunzip2 bzip2 cat chgrp chmod chown cksum cmp comm cp csplit curl cut date dd df diff
	dircolors dirname docker du echo env expand expr factor false file find fmt fold gawk gh git grep gunzip gzip head helm hostid
	id install jq join journalctl kubectl link ln logname ls make md5sum mkdir mkfifo mknod mktemp mv nice nl node nohup npm nproc
	numfmt od openssl paste patch pathchk pg_dump pg_restore pinky pr printenv printf ps psql ptx pwd python3 readlink realpath
	rm rmdir rsync runcon sed seq sha1sum sha256sum sha512sum shred shuf sleep sort split ssh stat stdbuf stty sum sync
	systemctl tac tail tar tee test timeout touch tr true truncate tsort tty uname unexpand uniq unlink uptime users wc wget
	who whoami xargs xz yes zip unzip`
		.trim()
		.split(/\s+/),
);

export function isHarmless(name: string): boolean {
	return harmless.has(name);
}
