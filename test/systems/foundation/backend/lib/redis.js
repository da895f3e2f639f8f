// As much of Redis' protocol as a cache needs.
import { connect } from 'node:net';

/** Sends one command; gives a simple or bulk answer as text, null where there is none. */
export function redis(...words) {
	const { hostname, port } = new URL(process.env.REDIS_URL);
	return new Promise((resolve, reject) => {
		const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 2000 });
		const fail = (reason) => {
			socket.destroy();
			reject(new Error(`Redis connection error: ${reason}`));
		};
		let answer = '';
		socket.setEncoding('utf8');
		socket.on('timeout', () => fail('timeout'));
		socket.on('error', ({ code }) => fail(code));
		const bulk = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
		socket.on('connect', () => socket.write(`*${words.length}\r\n${bulk.join('')}`));
		socket.on('data', (text) => {
			answer += text;
			const [head, body] = answer.split('\r\n');
			if (head.startsWith('-')) return fail(head.slice(1));
			if (head.startsWith('$') && head !== '$-1' && (body === undefined || answer.split('\r\n').length < 3)) return;
			socket.destroy();
			resolve(head === '$-1' ? null : head.startsWith('$') ? body : head.slice(1));
		});
	});
}
