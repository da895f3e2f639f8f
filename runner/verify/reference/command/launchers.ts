import type { ShellWord } from '../../../shell/command.ts';

const launcher = /^(?:npx|bunx|pnpx)$/;
const manager = /^(?:npm|pnpm|yarn|bun)$/;
const launching = /^(?:exec|x|dlx)$/;
/** Programs of dependencies that `pnpm` and `yarn` start without a word in between. */
const common =
	/^(?:tsx|ts-node|node|vitest|jest|playwright|cypress|mocha|eslint|prettier|tsc|prisma|drizzle-kit|turbo|nx|wrangler|vite|esbuild|knex|typeorm|sequelize|biome|stylelint|storybook|c8|nyc)$/;

/** The words of the program that `npx`, `pnpm exec` or `yarn` starts; undefined for any other command. */
export function launchedWords(words: readonly ShellWord[]): readonly ShellWord[] | undefined {
	const [first, second] = words;
	if (launcher.test(first?.text ?? '')) return withoutOptions(words.slice(1));
	if (!manager.test(first?.text ?? '') || second === undefined) return undefined;
	if (launching.test(second.text)) return withoutOptions(words.slice(2));
	if (first?.text === 'bun') return bunScript(words);
	return first?.text !== 'npm' && common.test(second.text) ? words.slice(1) : undefined;
}

function withoutOptions(words: readonly ShellWord[]): readonly ShellWord[] | undefined {
	const start = words.findIndex(({ text }, index) => !text.startsWith('-') && !takesValue(words[index - 1]));
	const program = words[start];
	return program === undefined
		? undefined
		: [{ ...program, text: program.text.replace(/(?<=.)@[\w.^~-]+$/, '') }, ...words.slice(start + 1)];
}

function takesValue(word: ShellWord | undefined): boolean {
	return /^(?:-p|--package|-w|--workspace|-c|--call)$/.test(word?.text ?? '');
}

/** `bun x.ts` and `bun run x.ts` start a file, as `tsx x.ts` does. */
function bunScript(words: readonly ShellWord[]): readonly ShellWord[] | undefined {
	const rest = words.slice(words[1]?.text === 'run' ? 2 : 1);
	const [bun] = words;
	return bun !== undefined && /[\w-]\.(?:[cm]?[jt]sx?)$/.test(rest[0]?.text ?? '')
		? [{ ...bun, text: 'tsx' }, ...rest]
		: undefined;
}
