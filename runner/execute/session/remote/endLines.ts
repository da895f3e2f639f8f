import { quoteWord } from '../quote.ts';

/**
 * Lines for a bash on the far side that end processes there, with nothing but bash and /proc: those below `root`, those in its
 * session, and all that carry the mark. SIGTERM first, SIGKILL after the grace.
 */
export function endLines(root: number | undefined, marker: string, graceMs: number): string {
	return `{ marker=${quoteWord(marker)} root=${root ?? 0} grace=${graceMs * 1000} begun=$EPOCHREALTIME
LC_ALL=C; \\shopt -s nullglob; \\exec 2>/dev/null 9<> <(:)
pause() { \\read -rt 0.05 -u 9; }
list() {
local directory pid stat size=-1 entry; local -A parents=() hits=(); found=()
for directory in /proc/[0-9]*; do
pid=\${directory#/proc/}; if ((pid == $$)); then continue; fi
stat=; IFS= \\read -r -d '' stat <"$directory/stat"; stat=\${stat##*) }; \\set -- $stat
if [[ -z $stat || $1 == [ZX] ]]; then continue; fi
parents[$pid]=$2
if ((root && (pid == root || $4 == root))); then hits[$pid]=1; continue; fi
while IFS= \\read -r -d '' entry; do if [[ $entry == "$marker"* ]]; then hits[$pid]=1; break; fi; done <"$directory/environ"
done
while ((size != \${#hits[@]})); do
size=\${#hits[@]}
for pid in "\${!parents[@]}"; do if [[ \${hits[\${parents[$pid]}]} ]]; then hits[$pid]=1; fi; done
done
\\unset "hits[$$]"; found=("\${!hits[@]}")
}
running() {
local pid stat; local -a left=()
for pid in "\${found[@]}"; do
stat=; IFS= \\read -r -d '' stat <"/proc/$pid/stat"; stat=\${stat##*) }
if [[ $stat && $stat != [ZX]* ]]; then left+=("$pid"); fi
done
found=("\${left[@]}"); if ((\${#found[@]} == 0)); then list; fi
}
over() { (( \${EPOCHREALTIME//[.,]} - \${begun//[.,]} > grace )); }
list; \\kill -TERM "\${found[@]}"; \\kill -CONT "\${found[@]}"
while ((\${#found[@]} > 0)) && ! over; do pause; running; done
for ((rounds = 50; rounds > 0 && \${#found[@]} > 0; rounds--)); do \\kill -KILL "\${found[@]}"; pause; list; done
\\exit "$((\${#found[@]} > 0))"; }
`;
}
