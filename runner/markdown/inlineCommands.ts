import type { InlineCode } from './document.ts';

/** A command in running text; `a:x|y` is one for each alternative. */
export interface InlineCommand {
	text: string;
	code: InlineCode;
	/** The source offset of an offset in the text. */
	locate(offset: number): number;
}

/** Tools whose name and one more word are a call; a name alone is a mention. */
const tools =
	'alembic ansible ansible-galaxy ansible-playbook argocd aws az bun bundle bunx cargo composer conda curl deno docker docker-compose ' +
	'doppler dotnet flux flyctl gcloud gh git gmake go gradle gunicorn helm helmfile heroku java journalctl just k6 kind kubectl kustomize ' +
	'make minikube mix mvn mysql mysqldump nomad npm npx openssl pg_dump pg_restore php pip pip3 pipenv pipx pm2 pnpm podman poetry psql ' +
	'pytest python python3 rails rake redis-cli rsync ruby rustup scp skaffold sqlite3 systemctl task terraform tofu tox turbo tsx uv uvicorn ' +
	'uvx vault vercel wget wrangler yarn';
const call = new RegExp(
	String.raw`^(?:(?:bash|sh|zsh|node|source|cd|${tools.replaceAll(' ', '|')})\s+\S|(?:\.{1,2}\/[\w./-]+|[\w.-]+\/[\w./-]+\.(?:sh|py|rb|js|mjs|ts|pl))\s+\S)`,
);
const preparation = /^(?:(?:sudo|time)\s+|[A-Z_][A-Z0-9_]*=\S*\s+)+/;
/** Any tool that is given an option: `pg_basebackup --checkpoint=fast`. */
const toolWithOption = /^[a-z][\w.-]+(?:\s+[\w:./@=-]+){0,4}?\s+--?[A-Za-z][\w-]*(?:[\s=]|$)/;
/** Any tool that is given a path: `tool check docs/page.md`. */
const toolWithPath = /^[a-z][\w-]*(?: [\w./=-]+){0,6} [\w.-]+\/[\w./-]+\.\w{1,6}$/;
/** “make sure”, “go to”, “task is done”: words that begin a sentence as well. */
const sentence =
	/^(?:(?:make|node|go|task|just|kind|mix|source|flux|vault|time)\s+(?:it|sure|the|is|are|was|to|a|an|and|or|of|for|in|on)\b|source [\w-]+$)/;
const maximumLength = 400;

/** Reads inline code as commands; empty where it is a name, a value or prose. */
export function inlineCommands(code: InlineCode, source: string): InlineCommand[] {
	const text = code.text.replace(preparation, '');
	const isCommand =
		code.text.length < maximumLength &&
		!sentence.test(text) &&
		(call.test(text) || toolWithOption.test(text) || toolWithPath.test(text));
	return isCommand ? alternatives(code, startOf(code, source)) : [];
}

/** Whether it calls a tool of the trade by its name; `login --now` may as well be a subcommand of some other program. */
export function isKnownCall({ text }: InlineCode): boolean {
	return call.test(text.replace(preparation, ''));
}

/** Where the text begins behind the backticks. */
function startOf({ text, range }: InlineCode, source: string): number {
	const found = source.indexOf(text, range.start.offset);
	if (found !== -1 && found < range.end.offset) return found;
	const marks = range.end.offset - range.start.offset - text.length;
	return range.start.offset + Math.max(1, Math.floor(marks / 2));
}

const choice = /^([^|]*\s)([\w:./-]+)((?:\|[\w:./-]+)+)((?:\s[^|]*)?)$/;

/** `npm run version:patch|minor` names two scripts and no pipe; without a colon only the first is sure. */
function alternatives(code: InlineCode, start: number): InlineCommand[] {
	const [, head, first = '', others = '', tail = ''] = choice.exec(code.text) ?? [];
	if (head === undefined) return [{ text: code.text, code, locate: (offset) => start + offset }];
	const prefix = others.includes(':') ? '' : first.slice(0, first.lastIndexOf(':') + 1);
	const names = others.slice(1).split('|');
	const chosen = first.includes(':') ? [first, ...names.map((name) => prefix + name)] : [first];
	let place = head.length;
	return chosen.map((name, index) => {
		const begin = start + place;
		const shared = index === 0 ? 0 : prefix.length;
		place += name.length - shared + 1;
		return { text: head + name + tail, code, locate: locator(start, head.length, begin, name.length, shared) };
	});
}

function locator(start: number, head: number, begin: number, length: number, shared: number) {
	return (offset: number): number =>
		offset < head ? start + offset : begin + Math.max(0, Math.min(offset - head, length) - shared);
}
