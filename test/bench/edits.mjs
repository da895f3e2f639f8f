// Edits every configuration file of a directory in memory and on disk, and checks each byte: node test/bench/edits.mjs CORPUS
import { copyFile, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEdits } from '../../dist/runner/config/text/applyEdits.js';
import { applyToData } from '../../dist/runner/config/change/applyToData.js';
import { sameData } from '../../dist/runner/config/change/data.js';
import { configLanguage } from '../../dist/runner/config/configFile.js';
import { ConfigError } from '../../dist/runner/config/contract.js';
import { formatOfPath } from '../../dist/plugins/remark-runbook/language.js';
import { readText } from '../../dist/runner/files/readText.js';
import { restoreFile, writeChange } from '../../dist/runner/files/restore.js';
import { findWorkspaceFile, FileProblem } from '../../dist/runner/files/workspaceFile.js';

const [corpus] = process.argv.slice(2);
if (corpus === undefined) throw new Error('name the directory of the files');
const perFile = 20;
const totals = new Map();
const count = (format, what) => {
	const of = totals.get(format) ?? {};
	totals.set(format, { ...of, [what]: (of[what] ?? 0) + 1 });
};

const structure = (language, text) => (language.structure ?? language.read)(text);

/** Every place of data with what stands there. */
function* places(data, at = []) {
	yield { path: at, value: data };
	if (typeof data !== 'object' || data === null) return;
	const keys = Array.isArray(data) ? data.keys() : Object.keys(data);
	for (const key of keys) yield* places(data[key], [...at, key]);
}

function operationsOn(data) {
	const all = [...places(data)].filter(({ path: at }) => at.length > 0);
	const step = Math.max(1, Math.floor(all.length / perFile));
	return all
		.filter((_place, index) => index % step === 0)
		.slice(0, perFile)
		.flatMap(({ path: at, value }) => {
			const remove = { type: 'remove', path: at };
			if (Array.isArray(value))
				return [remove, { type: 'insert', path: at, index: value.length, value: 'added entry' }];
			if (typeof value === 'object' && value !== null)
				return [remove, { type: 'add', path: at, key: 'added-key', value: 'added' }];
			return [remove, { type: 'replace', path: at, value: 'changed value', was: String(value) }];
		});
}

/** A long value may stand on many lines that are folded into one. */
const unfolded = (text) =>
	text
		.replace(/^\s*[>|][-+\d]*/, '')
		.replace(/\s+/g, ' ')
		.trim();

/** What an edit may touch: of a replaced value its own lines, of an insertion none of the lines that were there. */
function staysInPlace(operation, text, edits) {
	if (operation.type === 'remove') return true;
	const before = edits.map(({ start, end }) => text.slice(start, end)).join('');
	if (operation.type === 'replace') {
		const isShort = before.split('\n').length <= operation.was.split('\n').length * 2 + 2;
		return edits.length === 1 && (isShort || unfolded(before) === unfolded(operation.was));
	}
	return /^[\s,]*$/.test(before);
}

async function checkInMemory(format, language, text) {
	const documents = structure(language, text);
	for (const [index, data] of documents.entries()) {
		for (const operation of operationsOn(data)) {
			const name = `${operation.type}s`;
			try {
				const edits = language.edit(text, index, operation);
				const after = applyEdits(text, edits);
				const wanted = documents.map((document, at) => (at === index ? applyToData(document, operation) : document));
				const found = structure(language, after);
				const right = wanted.length === found.length && wanted.every((document, at) => sameData(document, found[at]));
				if (!right) count(format, `${name} refused: more would change`);
				else if (staysInPlace(operation, text, edits)) count(format, `${name} right`);
				else {
					count(format, `${name} WRONG`);
					if (process.env.SHOW) console.log(operation, edits);
				}
			} catch (error) {
				if (!(error instanceof ConfigError)) throw error;
				count(format, `${name} refused`);
			}
		}
	}
}

async function checkOnDisk(format, language, source, directory) {
	const name = path.basename(source);
	await copyFile(source, path.join(directory, name));
	const original = await readFile(source);
	const file = await findWorkspaceFile(name, directory);
	const { mark, text, bytes } = await readText(file);
	const [data] = structure(language, text);
	const operation = operationsOn(data ?? {}).find(({ type }) => type !== 'remove');
	if (!operation) return;
	const after = applyEdits(text, language.edit(text, 0, operation));
	const restore = await writeChange({ file, mark, before: text, bytes, after }, directory);
	await restoreFile(JSON.parse(JSON.stringify(restore)), directory);
	const restored = await readFile(path.join(directory, name));
	count(format, restored.equals(original) && after !== text ? 'files restored exactly' : 'files NOT RESTORED');
	await rm(path.join(directory, name));
}

const directory = await mkdtemp(path.join(tmpdir(), 'edits-'));
for (const entry of await readdir(corpus, { recursive: true, withFileTypes: true })) {
	const source = path.join(entry.parentPath, entry.name);
	const format = entry.isFile() ? formatOfPath(entry.name) : undefined;
	if (!format) continue;
	const language = await configLanguage(format);
	count(format, 'files');
	try {
		await checkInMemory(format, language, (await readText({ absolute: source, shown: source, exists: true })).text);
		await checkOnDisk(format, language, source, directory);
	} catch (error) {
		if (!(error instanceof ConfigError || error instanceof FileProblem)) throw new Error(source, { cause: error });
		count(format, `files not read`);
		if (process.env.SHOW) console.log(path.relative(corpus, source), error.message);
	}
}
await rm(directory, { recursive: true });
console.log(
	Object.fromEntries([...totals].map(([format, of]) => [format, Object.fromEntries(Object.entries(of).toSorted())])),
);
