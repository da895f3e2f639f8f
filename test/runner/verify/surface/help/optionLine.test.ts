import { describe, expect, it } from 'vitest';
import { readOptionLine } from '../../../../../runner/verify/surface/help/optionLine.ts';

const cases: readonly [line: string, names: string, value: string][] = [
	['  -n, --lines=[+]NUM       output the last NUM lines', '-n --lines', 'required'],
	['      --color[=WHEN]       colorize the output', '--color', 'optional'],
	[' -d, --data <data>         HTTP POST data', '-d --data', 'required'],
	['  -f, --file FILE          read FILE', '-f --file', 'required'],
	['  -s SHELL                 --shell=SHELL              dialect', '-s --shell', 'required'],
	['  -h --help                show this', '-h --help', 'none'],
	['  -a | --all               everything', '-a --all', 'none'],
	['      --[no-]verify        run the hooks', '--verify --no-verify', 'none'],
	['  --reload / --no-reload   watch files', '--reload --no-reload', 'none'],
	['  -out=path                where the plan goes', '-out', 'required'],
	['  -b[rief]                 short form', '-b -brief', 'unknown'],
	["    --output='':", '--output', 'required'],
	['    --all=false:', '--all', 'optional'],
	['  -p, --port int           the port (default 80)', '-p --port', 'required'],
	['  -IPATH, --proto_path=PATH  where', '-I --proto_path', 'required'],
	['  -oFILE                 where', '-o', 'required'],
	['  -c [ --conf ] arg      path', '-c --conf', 'required'],
	['  -v             : show version', '-v', 'none'],
	['                 +[no]short          (Display nothing but the answer)', '+short +noshort', 'none'],
];

describe('readOptionLine', () => {
	it.each(cases)('%s', (line, names, value) => {
		expect(readOptionLine(line, '')).toMatchObject({ names: names.split(' '), value });
	});

	it('reads enumerated values from the metavar and from the description', () => {
		expect(readOptionLine('  --format {json,yaml}  how', '')?.choices).toEqual(['json', 'yaml']);
		expect(readOptionLine('      --color <when>    when [possible values: auto, never]', '')?.choices).toEqual([
			'auto',
			'never',
		]);
		expect(readOptionLine('  --output FILE,DIR  where', '')?.choices).toBeUndefined();
	});

	it.each([
		['  --leak-check=no|summary|full  search', 'no summary full'],
		['  -v 1|2c|3             version to use', '1 2c 3'],
		['  -T pdml|ps|text|json|?   format', 'pdml ps text json'],
		['  -s scope   one of base, one, sub or children (search scope)', 'base one sub children'],
		['  -n <nametype>: ZONE | HOST (old) | USER', 'ZONE HOST USER'],
	])('%s: %s', (line, choices) => {
		expect(readOptionLine(line, '')?.choices).toEqual(choices.split(' '));
	});

	it.each([
		'  -o FILE   one of the files to read',
		'  -e CMD   pipes the text to CMD | less',
		'  -f=file|directory  what',
	])('%s: no choices', (line) => expect(readOptionLine(line, '')?.choices).toBeUndefined());

	it('knows numbers and counts words', () => {
		expect(readOptionLine('  -m, --max-count=NUM  stop', '')?.numeric).toBe(true);
		expect(readOptionLine('      --arg a v          set $a to v', '')?.words).toEqual({ min: 2, max: 2 });
	});

	it('keeps two letters with different values apart', () => {
		expect(readOptionLine('  -u, -U NUM, --unified[=NUM]  context', '')).toMatchObject({
			names: ['-u'],
			value: 'none',
		});
	});

	it.each(['- a list item', 'text -x in prose', '--', '----------', '  -NUM  same as --context=NUM'])(
		'is silent on %s',
		(line) => {
			expect(readOptionLine(line, '')).toBeUndefined();
		},
	);
});
