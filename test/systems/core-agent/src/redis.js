// Redis' protocol, as far as the cache needs it: one connection, opened again after it was lost.
import { connect } from 'node:net';
import { settings } from './settings.js';

let socket;
let pending = [];
let buffer = '';

function lose(error) {
	socket?.destroy();
	socket = undefined;
	buffer = '';
	for (const { reject } of pending.splice(0)) reject(error);
}

function opened() {
	if (socket) return socket;
	const fresh = connect(settings.redis);
	socket = fresh;
	fresh.setEncoding('utf8');
	fresh.setTimeout(2000, () => pending.length > 0 && socket === fresh && lose(new Error('the cache does not answer')));
	fresh.on('data', (data) => {
		buffer += data;
		readAnswers();
	});
	fresh.on('error', (error) => socket === fresh && lose(error));
	fresh.on('close', () => socket === fresh && lose(new Error('the cache closed the connection')));
	return fresh;
}

function readAnswers() {
	for (;;) {
		const end = buffer.indexOf('\r\n');
		if (end < 0) return;
		const line = buffer.slice(1, end);
		const size = buffer[0] === '$' && line !== '-1' ? Number(line) + 2 : 0;
		if (buffer.length < end + 2 + size) return;
		const value = size > 0 ? buffer.slice(end + 2, end + size) : line === '-1' ? null : line;
		const isError = buffer[0] === '-';
		buffer = buffer.slice(end + 2 + size);
		const { resolve, reject } = pending.shift();
		if (isError) reject(new Error(line));
		else resolve(value);
	}
}

/** What the cache answers to a command; keys and values are ASCII. */
export function redis(...words) {
	return new Promise((resolve, reject) => {
		const connection = opened();
		pending.push({ resolve, reject });
		connection.write(`*${words.length}\r\n${words.map((word) => `$${`${word}`.length}\r\n${word}\r\n`).join('')}`);
	});
}
