/**
 * A command for a session of this machine that outlives the runner's death by a signal no program can catch: it ends what the
 * session started, by its mark in the environment, within a second or so.
 */
export function watchdogCommand(runner: number): string {
	return `(
	while kill -0 ${runner}; do sleep 1; done
	for environment in /proc/[0-9]*/environ; do
		tr '\\0' '\\n' <"$environment" | grep -qxF "RUNBOOK_EXEC_SESSION=$RUNBOOK_EXEC_SESSION" || continue
		process=\${environment#/proc/}; process=\${process%/environ}
		[ "$process" = "$BASHPID" ] || kill -KILL "$process"
	done
	kill -KILL 0
) >/dev/null 2>&1 </dev/null &
disown`;
}
