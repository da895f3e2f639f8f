/** A shorter value stands in ordinary text by chance. */
const shortest = 4;
/** Shorter than this, digits alone are a year, a port or a time as well, and one repeated character is a line. */
const shortestUniform = 8;
const shortestNumber = 6;
/** Longer than this, hiding it would take more memory than a run should. */
const longest = 64 * 1024;

const commonWords = new Set(
	`true false null none nil undefined yes no on off admin administrator root user users guest test tests testing prod
	production staging stage dev development demo example sample default local localhost password passwd pass secret secrets
	token changeme change_me letmein welcome login hello world string text value name data info warn warning error debug
	postgres postgresql mysql mariadb redis mongo mongodb rabbitmq docker kubernetes ubuntu debian linux runbook master main
	http https bash shell step check status passed failed skipped`
		.split(/\s+/)
		.map((word) => word.toLowerCase()),
);

/**
 * Why a value can't be hidden without blanking ordinary text, which would tell the value as well; undefined where it can.
 * It never quotes the value.
 */
export function whyNotHidden(value: string): string | undefined {
	const length = Array.from(value.trim()).length;
	if (length < shortest) return `has fewer than ${shortest} characters`;
	if (value.length > longest) return `has more than ${longest} characters`;
	if (commonWords.has(value.trim().toLowerCase())) return 'is a common word';
	if (/^\d+$/.test(value.trim()) && length < shortestNumber)
		return `is a number of fewer than ${shortestNumber} digits`;
	if (new Set(value.trim()).size === 1 && length < shortestUniform) return 'repeats one character';
	return undefined;
}
