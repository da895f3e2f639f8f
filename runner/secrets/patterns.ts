import type { Form, Gap } from './form.ts';

/** The place that every form begins at. */
export const startPlace = 0;

/** A place is a node and how far a gap after it is read: four of them for each node. */
const placesOfNode = 4;

const units = (text: string, target: number): number[] =>
	Array.from(text, (unit) => [unit.charCodeAt(0), target]).flat();

/** For each gap, the edges from each of its places: unit and the place it leads to; 0 is the node itself. */
const gapEdges: Record<Gap, readonly (readonly number[])[]> = {
	colours: [units('\u{1b}', 1), units('[', 2), [...units('0123456789;:', 2), ...units('mK', 0)]],
	// Behind a line break may stand the sign of a difference.
	'line breaks': [[...units('\n\r \t', 0), ...units('\n', 2), ...units('\\', 1)], units('nr', 0), units('+-', 0)],
	separators: [[...units('\n\r \t:,+-%', 0), ...units('\\', 1), ...units('0', 2)], units('xnr', 0), units('x', 0)],
};

/**
 * All forms of all secrets as one nondeterministic automaton over UTF-16 code units. Most nodes have one edge, to the node
 * that follows in number, and take a few bytes.
 */
export class Patterns {
	/** The unit that leads from a node to the next in number, or -1. */
	private readonly units: number[] = [-1];
	/** All other edges of a node: unit, target, unit, target … */
	private readonly edges = new Map<number, number[]>();
	/** The edges of the start, by unit: there are many, and they are asked often. */
	private readonly starts = new Map<number, number[]>();
	private readonly gaps: (Gap | undefined)[] = [undefined];
	private readonly ends = new Set<number>();
	/** For each node: parts of its form that are read there. */
	private readonly depths: number[] = [0];
	/** Units in the longest spelling of a form, without gaps. */
	longest = 0;

	/** Adds a form and gives the first of its places. */
	add(form: Form): number {
		const first = this.units.length * placesOfNode;
		let node = startPlace;
		for (const [index, part] of form.parts.entries()) {
			const next = this.addNode(index + 1, index < form.parts.length - 1 ? form.gap : undefined);
			for (const spelling of part) this.addPath(node, spelling, next);
			node = next;
		}
		this.ends.add(node);
		if (form.tail) this.addTail(node, form.tail);
		const length = form.parts.reduce((sum, part) => sum + Math.max(...part.map((spelling) => spelling.length)), 0);
		this.longest = Math.max(this.longest, length);
		return first;
	}

	/** The places that a form leads to with its first unit. */
	startTargets(unit: number): readonly number[] {
		return this.starts.get(unit) ?? [];
	}

	/** Calls `visit` with each edge of a place. */
	visitEdges(place: number, visit: (unit: number, target: number) => void): void {
		const node = Math.floor(place / placesOfNode);
		const inGap = place % placesOfNode;
		const gap = this.gaps[node];
		if (gap) visitAll(gapEdges[gap][inGap], (unit, target) => visit(unit, node * placesOfNode + target));
		if (inGap > 0) return;
		const unit = this.units[node] ?? -1;
		if (unit >= 0) visit(unit, (node + 1) * placesOfNode);
		visitAll(this.edges.get(node), (other, target) => visit(other, target * placesOfNode));
	}

	isEnd(place: number): boolean {
		return place % placesOfNode === 0 && this.ends.has(place / placesOfNode);
	}

	/** Parts of a form that are read at a place. */
	depth(place: number): number {
		return this.depths[Math.floor(place / placesOfNode)] ?? 0;
	}

	private addNode(depth: number, gap?: Gap): number {
		this.depths.push(depth);
		this.gaps.push(gap);
		return this.units.push(-1) - 1;
	}

	private addEdge(from: number, unit: number, to: number): void {
		if (from === startPlace) {
			const targets = this.starts.get(unit) ?? [];
			this.starts.set(unit, [...targets, to * placesOfNode]);
		}
		if (to === from + 1 && this.units[from] === -1) this.units[from] = unit;
		else if (this.edges.has(from)) this.edges.get(from)?.push(unit, to);
		else this.edges.set(from, [unit, to]);
	}

	private addPath(from: number, spelling: string, to: number): void {
		let node = from;
		const last = spelling.length - 1;
		for (let index = 0; index < last; index++) {
			const next = this.addNode(this.depths[from] ?? 0);
			this.addEdge(node, spelling.charCodeAt(index), next);
			node = next;
		}
		this.addEdge(node, spelling.charCodeAt(last), to);
	}

	/** Two paddings at most, each of them an end as well. */
	private addTail(end: number, spellings: readonly string[]): void {
		let node = end;
		for (let count = 0; count < 2; count++) {
			const next = this.addNode(this.depths[end] ?? 0);
			for (const spelling of spellings) this.addPath(node, spelling, next);
			this.ends.add(next);
			node = next;
		}
	}
}

function visitAll(edges: readonly number[] | undefined, visit: (unit: number, target: number) => void): void {
	if (!edges) return;
	for (let index = 0; index < edges.length; index += 2) visit(edges[index] ?? 0, edges[index + 1] ?? 0);
}
