import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import type { OwnCache } from '../../files/ownCache.ts';

type Require = (id: string) => unknown;
type Run = (exports: object, require: Require, module: { exports: object }, file: string, directory: string) => void;

/** Loads the files of the bundled command line, with the code that an earlier run compiled. */
export class Chunks {
	private readonly directory: string;
	private readonly cache: OwnCache | undefined;
	private readonly requireOther: Require;
	private readonly loaded = new Map<string, { exports: object }>();
	private readonly scripts = new Map<string, vm.Script>();
	private compiledAny = false;

	constructor(directory: string, cache: OwnCache | undefined) {
		this.directory = directory;
		this.cache = cache;
		this.requireOther = createRequire(path.join(directory, 'bin.js'));
	}

	readonly require: Require = (id) => {
		if (!id.startsWith('./')) return this.requireOther(id);
		return id.startsWith('./later-') ? this.defer(id) : this.load(id);
	};

	/** Files of libraries that few runs need are loaded when something of theirs is first used. */
	private defer(id: string): object {
		return new Proxy({}, { get: (_nothing, name) => Reflect.get(this.load(id), name) });
	}

	private load(id: string): object {
		const known = this.loaded.get(id);
		if (known) return known.exports;
		const module = { exports: {} };
		this.loaded.set(id, module);
		const name = id.slice(2);
		const run: Run = this.compile(name).runInThisContext();
		run(module.exports, this.require, module, path.join(this.directory, name), this.directory);
		return module.exports;
	}

	/** Keeps what was compiled, once, of all files that were loaded: with it go the functions that the run called. */
	save(): void {
		if (!this.cache || !this.compiledAny) return;
		for (const [name, script] of this.scripts) this.cache.write(name, script.createCachedData());
	}

	private compile(name: string): vm.Script {
		const filename = path.join(this.directory, name);
		const source = readFileSync(filename, 'utf8');
		const cachedData = this.cache?.read(name);
		const script = new vm.Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
			filename,
			...(cachedData && { cachedData }),
			importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
		});
		this.scripts.set(name, script);
		this.compiledAny ||= script.cachedDataRejected !== false;
		return script;
	}
}
