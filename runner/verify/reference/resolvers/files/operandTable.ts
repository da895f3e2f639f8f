import { optionSet } from '../../command/options.ts';

/** Which operands of a program are paths of the repository. */
export interface OperandSpec {
	/** Options whose value is the next word. */
	values: (option: string) => boolean;
	/** Options whose value is a file that must exist. */
	files: readonly string[];
	operands: 'none' | 'first' | 'all' | 'all-but-first' | 'all-but-last' | 'directory';
	/** What the operand is called in a message. */
	noun: string;
	/** Without the file the command fails for certain. */
	needed: boolean;
}

function spec(
	operands: OperandSpec['operands'],
	values = '',
	files = '',
	noun = 'the file',
	needed = true,
): OperandSpec {
	return {
		values: optionSet(`${values} ${files}`.trim()),
		files: files === '' ? [] : files.split(' '),
		operands,
		noun,
		needed,
	};
}

const nodeValues =
	'-r --require --import --loader -e --eval -p --print -C --conditions --env-file --env-file-if-exists --input-type --title --max-old-space-size';
const script = (values = '', files = ''): OperandSpec => spec('first', values, files, 'the script');
const reader = (values = ''): OperandSpec => spec('all', values, '', 'the file', false);
const checker = (values = '', files = ''): OperandSpec => spec('all', values, files, 'the path', false);

/** Programs by name. Operands that look like no path of the repository are passed over wherever they stand. */
export const operandTable: Readonly<Record<string, OperandSpec>> = {
	bash: script('-c -o -O +O --rcfile --init-file'),
	sh: script('-c -o'),
	zsh: script('-c -o'),
	ksh: script('-c -o'),
	dash: script('-c'),
	source: script(),
	'.': script(),
	python: script('-c -m -W -X'),
	python3: script('-c -m -W -X'),
	node: script(nodeValues),
	tsx: script('--tsconfig --env-file -r --require --import --loader -C --conditions'),
	'ts-node': script('-P --project -O --compilerOptions -r --require'),
	ruby: script('-e -I -r -C -E'),
	perl: script('-e -E -I -M -m'),
	php: script('-r -d -S -t -c'),
	Rscript: script('-e'),
	lua: script('-e -l'),
	pwsh: script('-Command -c'),
	cat: reader(),
	less: reader('-p -P -x -j -h'),
	more: reader(),
	bat: reader('-l --language --theme --style -r --line-range'),
	head: reader('-n -c --lines --bytes'),
	tail: reader('-n -c --lines --bytes --pid -s'),
	wc: reader('--files0-from'),
	diff: reader('-x -X -I -F -U -C --exclude --label -L'),
	chmod: spec('all-but-first', '--reference', '', 'the file'),
	chown: spec('all-but-first', '--reference', '', 'the file', false),
	cp: spec('all-but-last', '-t -S --target-directory --suffix', '', 'the source'),
	mv: spec('all-but-last', '-t -S --target-directory --suffix', '', 'the source'),
	ls: spec('all', '-I --ignore -w --sort --time --block-size --color', '', 'the path', false),
	tree: spec('all', '-L -P -I -o', '', 'the path', false),
	jq: spec('all-but-first', '--arg --argjson --slurpfile --rawfile --indent -L --args', '', 'the file', false),
	pytest: checker(
		'-k -m -n -p -o -c --cov --cov-report --cov-config --maxfail --tb --junitxml --timeout --durations --html --rootdir --ignore --deselect -W --log-level --log-cli-level --dist --reruns --basetemp --import-mode --benchmark-json',
	),
	pip: spec('none', '', '-r --requirement -c --constraint', 'the requirements file'),
	pip3: spec('none', '', '-r --requirement -c --constraint', 'the requirements file'),
	psql: spec('none', '-h -p -U -d -c -v -o -P -F -R -T -L', '-f --file', 'the SQL file'),
	'ansible-playbook': spec(
		'all',
		'-e --extra-vars -t --tags -l --limit -u --user -b -f --forks --skip-tags --start-at-task -M -T -c -D --ssh-common-args',
		'-i --inventory --inventory-file --private-key --key-file --vault-password-file',
		'the playbook',
	),
	helm: spec('none', '', '-f --values', 'the values file'),
	docker: spec('none', '', '--env-file', 'the file'),
	eslint: checker(
		'-c --config --ext --format -f --rule --parser --plugin --max-warnings --ignore-pattern --ignore-path --cache-location',
	),
	mypy: checker('--config-file --python-version -p -m -c --cache-dir --exclude --python-executable --follow-imports'),
	flake8: checker('--config --max-line-length --extend-ignore --ignore --select --exclude --format --max-complexity'),
	pylint: checker('--rcfile --disable -d --enable -e -j -f --output-format'),
	black: checker('-l --line-length -t --target-version --config --exclude --include -c'),
	isort: checker('--profile -l --line-length --settings-path -s --skip'),
	shellcheck: checker('-s -e -x -f -S -P --shell --exclude --format --severity'),
	forever: script(),
	nodemon: script('--watch -w --ext -e --exec -x --ignore -i --delay'),
	rspec: checker('-e --example -t --tag -f --format -o --out -r --require -I --seed --order -P --pattern'),
	mocha: checker('-g --grep -r --require --timeout -t --reporter -R --config'),
	gunzip: reader(),
	gzip: reader(),
	sha256sum: reader(),
	md5sum: reader(),
	file: reader(),
	stat: reader('-c --format --printf -f'),
	openssl: spec('none', '', '-in -CAfile -config -extfile -CA -signkey', 'the file'),
	sops: reader('-i --input-type --output-type --age --pgp --kms'),
	locust: spec('none', '', '-f --locustfile', 'the locustfile'),
	uvicorn: spec('none', '', '--env-file --log-config', 'the file'),
	gunicorn: spec('none', '', '-c --config', 'the configuration'),
	alembic: spec('none', '', '-c --config', 'the configuration'),
	vitest: spec('none', '', '-c --config', 'the configuration'),
	jest: spec('none', '', '-c --config', 'the configuration'),
	tsc: spec('none', '', '-p --project', 'the project file'),
	act: spec('none', '', '-W --workflows', 'the workflow'),
	ruff: checker('--config --select --ignore --extend-select --exclude --target-version --line-length --output-format'),
	pyright: checker('-p --project --pythonversion --pythonplatform --level'),
	bandit: checker('-c -f -o -x -s -t -l --format --severity-level'),
	bats: checker('-f --filter -j --jobs -F --formatter'),
};
