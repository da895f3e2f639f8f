import { noNodes } from './matcher.ts';
import type { Matcher, NodeSet, State } from './matcher.ts';
import { maskText } from './maskText.ts';

/** Hides secrets in one text that comes in pieces. */
export interface MaskingStream {
	push(chunk: string): string;
	/** What was held back, at the stream's end. The start of a secret that is cut off there is hidden as well. */
	flush(): string;
}

/** A stretch in which a secret may be open is settled at the latest after so many units. */
const longestStretch = 1 << 16;
/** A secret that a stream's end cuts off is hidden from so many of its parts on. */
const tellingParts = 8;

/**
 * Runs forward to where secrets may end, and from there back over the same stretch to what belongs to them. Held back is
 * only what may be the start of a secret, so that a split at any place hides nothing less.
 */
export class SecretStream implements MaskingStream {
	private readonly matcher: Matcher;
	/** Text that is not written yet: all of it may belong to a secret. */
	private held = '';
	/** The state after each unit of `held`, and the one before it. */
	private trail: State[] = [];
	private before: State;
	/** Whether a secret ended in `held`, and whether what was written last is a mask. */
	private ended = false;
	private masked = false;

	constructor(matcher: Matcher) {
		this.matcher = matcher;
		this.before = matcher.initial;
	}

	push(chunk: string): string {
		let written = '';
		for (let from = 0; from < chunk.length; from += longestStretch)
			written += this.read(chunk.slice(from, from + longestStretch));
		return written;
	}

	flush(): string {
		const cutOff = this.trail.at(-1)?.nodes.some((node) => this.matcher.patterns.depth(node) >= tellingParts);
		return this.end(cutOff ? [[0, this.held.length]] : undefined);
	}

	/** What was held back of a text that is whole. */
	end(covered: readonly (readonly [number, number])[] = this.lookBack().covered): string {
		const written = this.write(this.held, covered);
		this.reset('', this.matcher.initial);
		this.masked = false;
		return written;
	}

	private read(chunk: string): string {
		const { matcher } = this;
		const text = this.held + chunk;
		let written = '';
		let unwritten = 0;
		let start = 0;
		let state = this.trail.length === 0 ? matcher.initial : matcher.renew(this.trail.at(-1) ?? matcher.initial);
		for (let index = this.held.length; index < text.length; index++) {
			if (state.nodes.length === 0) {
				index = matcher.nextStart(text, index);
				start = index;
				if (index === text.length) break;
				this.reset('', matcher.initial);
			}
			state = matcher.step(state, text.charCodeAt(index), matcher.mayStart(text, index));
			this.trail.push(state);
			this.ended ||= state.ends.length > 0;
			if (state.nodes.length > 0) continue;
			if (this.ended) {
				this.held = text.slice(start, index + 1);
				written += this.write(text.slice(unwritten, start), []) + this.write(this.held, this.lookBack().covered);
				unwritten = index + 1;
			}
			this.reset('', matcher.initial);
			start = index + 1;
		}
		written += this.write(text.slice(unwritten, start), []);
		return written + this.holdBack(text.slice(start));
	}

	/** Writes what is settled of an open stretch and keeps the rest. */
	private holdBack(stretch: string): string {
		this.held = stretch;
		if (this.trail.length === 0) return '';
		const { covered, open } = this.lookBack();
		const tooLong = stretch.length - open > longestStretch + 4 * this.matcher.patterns.longest;
		const settled = tooLong ? stretch.length : open;
		const written = this.write(
			stretch.slice(0, settled),
			covered.filter(([start]) => start < settled).map(([start, end]) => [start, Math.min(end, settled)]),
		);
		const before = settled === 0 ? this.before : (this.trail[settled - 1] ?? this.matcher.initial);
		const trail = tooLong ? [] : this.trail.slice(settled);
		this.reset(stretch.slice(settled), tooLong ? this.matcher.initial : before, trail);
		return written;
	}

	private reset(held: string, before: State, trail: State[] = []): void {
		this.held = held;
		this.before = before;
		this.trail = trail;
		this.ended = trail.some(({ ends }) => ends.length > 0);
	}

	/** Goes back over `held`: which parts of it are secrets, and where the first one begins that may still go on. */
	private lookBack(): { covered: [number, number][]; open: number } {
		const covered: [number, number][] = [];
		let inSecret: NodeSet = noNodes;
		let live: NodeSet = this.matcher.setOf(this.trail.at(-1)?.nodes ?? []);
		let open = this.trail.length;
		for (let index = this.trail.length - 1; index >= 0; index--) {
			if (!this.ended && live.nodes.length === 0) break;
			const unit = this.held.charCodeAt(index);
			const before = this.trail[index - 1] ?? this.before;
			if (live.nodes.length > 0) open = index;
			live = this.matcher.stepBack(before, unit, live);
			inSecret = this.matcher.withEnds(inSecret, this.trail[index] ?? before);
			if (inSecret.nodes.length > 0) extend(covered, index);
			inSecret = this.matcher.stepBack(before, unit, inSecret);
		}
		return { covered: covered.toReversed(), open };
	}

	private write(text: string, covered: readonly (readonly [number, number])[]): string {
		let written = '';
		let from = 0;
		for (const [start, end] of covered) {
			if (start > from) this.masked = false;
			written += text.slice(from, start) + (this.masked ? '' : maskText);
			this.masked = true;
			from = end;
		}
		if (from < text.length) this.masked = false;
		return written + text.slice(from);
	}
}

/** Adds the unit at `index` to ranges that grow from the end of a text to its start. */
function extend(ranges: [number, number][], index: number): void {
	const first = ranges.at(-1);
	if (first?.[0] === index + 1) first[0] = index;
	else ranges.push([index, index + 1]);
}
