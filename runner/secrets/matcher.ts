import { Patterns, startPlace } from './patterns.ts';
import type { Form } from './form.ts';

/** A set of nodes that the automaton may be at after a text; the start is always one of them and not listed. */
export interface State {
	readonly id: number;
	readonly nodes: readonly number[];
	/** Those of the nodes at which a secret ends. */
	readonly ends: readonly number[];
	/** Steps where a secret may begin as well, and where none can. */
	readonly next: Map<number, State>;
	readonly nextWithout: Map<number, State>;
	/** Steps back, by unit and set. */
	readonly back: Map<number, NodeSet>;
	/** Unions with the ends, by set. */
	readonly joined: Map<number, NodeSet>;
}

/** Nodes at one place of a text from which the rest leads to an end. */
export interface NodeSet {
	readonly id: number;
	readonly nodes: readonly number[];
}

export const noNodes: NodeSet = { id: 0, nodes: [] };

/** Units that tell whether a secret may begin; every form has as many. */
const seenUnits = 4;

/** Nodes and steps that are remembered; a text that needs more costs time, never memory. */
const remembered = 1_000_000;

/** The automaton made deterministic as texts need it: each step is one look-up once its state was met before. */
export class Matcher {
	readonly patterns = new Patterns();
	private states = new Map<string, State>();
	private sets = new Map<string, NodeSet>();
	private lastId = 0;
	private weight = 0;
	/** Marks of the first units that a secret may begin with, and of the very first. */
	private readonly beginnings = new Uint8Array(1 << 18);
	private readonly firsts = new Uint8Array(1 << 8);
	/** Where no secret has begun. */
	initial = this.stateOf([]);

	add(forms: readonly Form[]): void {
		for (const form of forms) {
			const first = this.patterns.add(form);
			this.patterns.visitEdges(startPlace, (unit, target) => {
				if (target >= first) this.markBeginnings(target, rolled(0, unit), 1);
				this.firsts[unit & 0xff] = 1;
			});
		}
		this.forget();
	}

	/** Whether a secret may begin at an index: what surely is none need not be followed. */
	mayStart(text: string, index: number): boolean {
		if (index + seenUnits > text.length) return this.firsts[text.charCodeAt(index) & 0xff] === 1;
		let mark = 0;
		for (let at = index; at < index + seenUnits; at++) mark = rolled(mark, text.charCodeAt(at));
		return this.beginnings[mark] === 1;
	}

	/** The first index from `from` on at which a secret may begin; the text's length where there is none. */
	nextStart(text: string, from: number): number {
		let mark = 0;
		const first = Math.min(from + seenUnits - 1, text.length);
		for (let index = from; index < first; index++) mark = rolled(mark, text.charCodeAt(index));
		for (let index = first; index < text.length; index++) {
			mark = rolled(mark, text.charCodeAt(index));
			if (this.beginnings[mark] === 1) return index - seenUnits + 1;
		}
		for (let index = Math.max(from, text.length - seenUnits + 1); index < text.length; index++) {
			if (this.firsts[text.charCodeAt(index) & 0xff] === 1) return index;
		}
		return text.length;
	}

	step(state: State, unit: number, mayStart: boolean): State {
		const steps = mayStart ? state.next : state.nextWithout;
		return steps.get(unit) ?? this.newStep(state, unit, mayStart);
	}

	/** The same place in the automaton as it is now, for a state from before a secret was added. */
	renew(state: State): State {
		return this.stateOf(state.nodes);
	}

	/** One step back: the nodes of `before` from which `unit` leads into `after`. */
	stepBack(before: State, unit: number, after: NodeSet): NodeSet {
		const key = after.id * 0x10000 + unit;
		const known = before.back.get(key);
		if (known) return known;
		const targets = new Set(after.nodes);
		const set = this.setOf(before.nodes.filter((node) => this.leadsInto(node, unit, targets)));
		before.back.set(key, set);
		this.weight += 1;
		return set;
	}

	/** The set with the places at which a secret ends in `state`. */
	withEnds(set: NodeSet, state: State): NodeSet {
		if (state.ends.length === 0) return set;
		const known = state.joined.get(set.id);
		if (known) return known;
		const joined = this.setOf([...new Set([...set.nodes, ...state.ends])].toSorted((a, b) => a - b));
		state.joined.set(set.id, joined);
		this.weight += 1;
		return joined;
	}

	setOf(nodes: readonly number[]): NodeSet {
		if (nodes.length === 0) return noNodes;
		const key = nodes.join();
		const known = this.sets.get(key);
		if (known) return known;
		const set = { id: ++this.lastId, nodes };
		this.sets.set(key, set);
		this.weight += nodes.length + 1;
		return set;
	}

	private leadsInto(node: number, unit: number, targets: ReadonlySet<number>): boolean {
		let found = false;
		this.patterns.visitEdges(node, (edge, target) => {
			found ||= edge === unit && targets.has(target);
		});
		return found;
	}

	private markBeginnings(place: number, mark: number, read: number): void {
		if (read === seenUnits) {
			this.beginnings[mark] = 1;
			return;
		}
		this.patterns.visitEdges(place, (unit, target) => {
			this.markBeginnings(target, rolled(mark, unit), read + 1);
		});
	}

	private newStep(state: State, unit: number, mayStart: boolean): State {
		const reached = new Set<number>(mayStart ? this.patterns.startTargets(unit) : []);
		for (const node of state.nodes) {
			this.patterns.visitEdges(node, (edge, target) => {
				if (edge === unit) reached.add(target);
			});
		}
		if (this.weight > remembered) this.forget();
		const next = this.stateOf([...reached].toSorted((a, b) => a - b));
		(mayStart ? state.next : state.nextWithout).set(unit, next);
		this.weight += 1;
		return next;
	}

	private stateOf(nodes: readonly number[]): State {
		const key = nodes.join();
		const known = this.states.get(key);
		if (known) return known;
		const ends = nodes.filter((node) => this.patterns.isEnd(node));
		const state = {
			id: ++this.lastId,
			nodes,
			ends,
			next: new Map(),
			nextWithout: new Map(),
			back: new Map(),
			joined: new Map(),
		};
		this.states.set(key, state);
		this.weight += nodes.length + 1;
		return state;
	}

	private forget(): void {
		this.states = new Map();
		this.sets = new Map();
		this.weight = 0;
		this.initial = this.stateOf([]);
	}
}

/** A mark of the last four units: what is older is shifted out. */
function rolled(mark: number, unit: number): number {
	return ((mark << 5) ^ unit) & 0x3ffff;
}
