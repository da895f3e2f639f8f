import type { ShellWord } from '../../../../shell/command.ts';
import { optionSet, optionValues, splitArguments } from '../../command/options.ts';
import type { Arguments } from '../../command/options.ts';
import type { Resolver } from '../../scene.ts';
import { findRequest } from './findRequest.ts';

const takesValue = optionSet(
	'-X --request -H --header -d --data --data-raw --data-binary --data-urlencode --json -F --form -o --output -u --user -A --user-agent -b --cookie -c --cookie-jar -e --referer -m --max-time -w --write-out -x --proxy --retry --retry-delay --retry-max-time --connect-timeout --cacert --cert --key --resolve -T --upload-file -K --config --url -E --ciphers --interface --limit-rate --unix-socket -r --range --oauth2-bearer',
);

/** The request that `curl` sends, where the workspace describes an API. */
export const curlRequest: Resolver = ({ repository, document }, words) => {
	if (words[0]?.text !== 'curl') return [];
	const args = splitArguments(words.slice(1), takesValue);
	const urls = [...optionValues(args, '--url'), ...args.operands].filter((word) => isUrl(word));
	return urls.flatMap((word) => {
		const method = methodOf(args);
		return findRequest({ method, url: word.text, span: word.span, document: document.path }, repository) ?? [];
	});
};

/** Only an address that says so: a bare word may be a file. */
function isUrl({ text, source }: ShellWord): boolean {
	return (
		/^(?:https?:\/\/|(?:localhost|127\.0\.0\.1)[:/]|["']?\$\{?\w+\}?\/)/.test(text) ||
		/^["']?\$\{?\w+\}?\//.test(source)
	);
}

function methodOf(args: Arguments): string | undefined {
	const [given] = optionValues(args, '-X', '--request');
	if (args.options.some(({ name }) => /^-[a-zA-Z]+X$/.test(name))) return undefined;
	if (given !== undefined) return given.known ? given.text.toUpperCase() : undefined;
	const has = (...names: string[]): boolean => args.options.some(({ name }) => names.includes(name));
	if (has('-G', '--get') || has('-K', '--config')) return undefined;
	if (has('-T', '--upload-file')) return 'PUT';
	if (has('-I', '--head')) return 'HEAD';
	if (
		args.options.some(({ name }) => /^-[a-zA-Z]*[dFI]/.test(name) && !name.startsWith('--')) ||
		has('--json', '--form')
	)
		return undefined;
	return args.options.some(({ name }) => name.startsWith('--data')) ? 'POST' : 'GET';
}
