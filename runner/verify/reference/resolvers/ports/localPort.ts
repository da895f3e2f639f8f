import type { Resolver } from '../../scene.ts';
import { formerPorts } from './findPort.ts';

/** Ports of this machine that commands ask: `curl localhost:8080/health`. */
export const localPort: Resolver = ({ repository, document }, words) =>
	words.slice(1).flatMap((word) => {
		const shift = Math.max(0, word.source.indexOf(word.text));
		return formerPorts(word.text, word.span.start + shift, document, repository);
	});
