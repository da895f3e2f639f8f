import { commanderHook } from './hookCommander.ts';
import { cacHook, parseArgsHook, yargsHook } from './hookOthers.ts';

const common = String.raw`
const MARK = '\x1e';
const record = { library: '', parser: null };

function write() {
	if (record.parser) require('node:fs').writeSync(1, MARK + JSON.stringify(record) + MARK);
	record.parser = null;
}

/** Hears of every object that is given a property of that name, also inside of bundles. */
function trap(name, heard) {
	Object.defineProperty(Object.prototype, name, {
		configurable: true,
		enumerable: false,
		get: () => undefined,
		set(value) {
			Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
			try { heard(this, value); } catch {}
		},
	});
}

/** The prototype of an object that has a method of its own. */
function owner(object, method) {
	let place = Object.getPrototypeOf(object);
	while (place && !Object.hasOwn(place, method)) place = Object.getPrototypeOf(place);
	return place;
}

const wrapped = new WeakSet();

function wrap(place, method, before) {
	const original = place?.[method];
	if (typeof original !== 'function' || wrapped.has(original)) return;
	place[method] = function (...args) {
		try { before(this, args); } catch {}
		return original.apply(this, args);
	};
	wrapped.add(place[method]);
}

function plain(values) {
	return Array.isArray(values) && values.length > 0 ? values.map(String) : null;
}

function dashed(name) {
	return name.length === 1 ? '-' + name : '--' + name;
}

function option(names, nargs, choices) {
	return { names, nargs, choices: plain(choices), numeric: false, dest: names[0] ?? '' };
}

const openWords = option([], '*', null);
const tree = (parts) => ({ abbreviations: false, prefixes: '-', interspersed: true, help: true, strict: true, commands: [], ...parts });
`;

const main = String.raw`
for (const name of ['require', 'module', 'exports', '__filename', '__dirname']) delete globalThis[name];
process.on('exit', write);
Module.runMain();
`;

/**
 * A Node program that starts a script for its help and writes down the option parser that the script builds:
 * commander, yargs, cac or util.parseArgs, bundled or not. Arguments: the script's path and the words of the probe.
 */
export const parserHook = [
	`const Module = require('node:module');`,
	common.replace(`require('node:fs')`, 'fs').replace('const MARK', `const fs = require('node:fs');\nconst MARK`),
	commanderHook,
	yargsHook,
	cacHook,
	parseArgsHook,
	main,
].join('\n');
