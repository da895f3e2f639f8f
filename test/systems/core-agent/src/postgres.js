// PostgreSQL's wire protocol, version 3: a pool of connections, SCRAM-SHA-256, statements with parameters.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { settings } from './settings.js';

const text = (value) => Buffer.from(`${value}\0`);
const int16 = (value) => Buffer.from([value >> 8, value & 255]);
function int32(value) {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}

function message(type, ...parts) {
	const body = Buffer.concat(parts);
	return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

const hmac = (key, value) => createHmac('sha256', key).update(value).digest();

function scramProof(password, first, serverFirst) {
	const {
		r: nonce,
		s: salt,
		i: rounds,
	} = Object.fromEntries(serverFirst.split(',').map((part) => [part[0], part.slice(2)]));
	const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
	const clientKey = hmac(salted, 'Client Key');
	const withoutProof = `c=biws,r=${nonce}`;
	const signature = hmac(createHash('sha256').update(clientKey).digest(), `${first},${serverFirst},${withoutProof}`);
	const proof = clientKey.map((byte, index) => byte ^ signature[index]);
	return `${withoutProof},p=${proof.toString('base64')}`;
}

class Connection {
	#socket;
	#buffer = Buffer.alloc(0);
	#messages = [];
	#wake = () => {};
	#failure;

	static async open({ host, port, user, password, database }) {
		const connection = new Connection();
		const socket = connect({ host, port });
		connection.#socket = socket;
		socket.setTimeout(10_000, () => socket.destroy(new Error('the database does not answer')));
		socket.on('data', (data) => connection.#read(data));
		socket.on('error', (error) => connection.#fail(error));
		socket.on('close', () => connection.#fail(new Error('the database closed the connection')));
		await Promise.race([once(socket, 'connect'), connection.#next()]);
		const parameters = ['user', user, 'database', database, 'options', '-c statement_timeout=5000'].map(text);
		const start = Buffer.concat([int32(196_608), ...parameters, Buffer.from([0])]);
		socket.write(Buffer.concat([int32(start.length + 4), start]));
		await connection.#signIn(password);
		socket.setTimeout(0);
		return connection;
	}

	get isOpen() {
		return this.#failure === undefined;
	}

	async query(sql, values = []) {
		const parameters = values.flatMap((value) => [int32(Buffer.byteLength(`${value}`)), Buffer.from(`${value}`)]);
		this.#socket.write(
			Buffer.concat([
				message('P', text(''), text(sql), int16(0)),
				message('B', text(''), text(''), int16(0), int16(values.length), ...parameters, int16(0)),
				message('D', Buffer.from('P\0')),
				message('E', text(''), int32(0)),
				message('S'),
			]),
		);
		let names = [];
		const rows = [];
		let refused;
		for (;;) {
			const { type, body } = await this.#next();
			if (type === 'T') names = readNames(body);
			else if (type === 'D') rows.push(readRow(body, names));
			else if (type === 'E') refused = readError(body);
			else if (type === 'Z') {
				if (refused) throw refused;
				return rows;
			}
		}
	}

	async #signIn(password) {
		const first = `n=,r=${randomBytes(18).toString('base64')}`;
		for (;;) {
			const { type, body } = await this.#next();
			if (type === 'E') throw readError(body);
			if (type === 'Z') return;
			if (type !== 'R') continue;
			const step = body.readInt32BE();
			if (step === 10) {
				const hello = Buffer.from(`n,,${first}`);
				this.#socket.write(message('p', text('SCRAM-SHA-256'), int32(hello.length), hello));
			} else if (step === 11) {
				this.#socket.write(message('p', Buffer.from(scramProof(password, first, body.toString('utf8', 4)))));
			}
		}
	}

	#read(data) {
		this.#buffer = Buffer.concat([this.#buffer, data]);
		while (this.#buffer.length >= 5 && this.#buffer.length > this.#buffer.readInt32BE(1)) {
			const length = this.#buffer.readInt32BE(1) + 1;
			this.#messages.push({ type: String.fromCharCode(this.#buffer[0]), body: this.#buffer.subarray(5, length) });
			this.#buffer = this.#buffer.subarray(length);
		}
		this.#wake();
	}

	#fail(error) {
		this.#failure ??= error;
		this.#wake();
	}

	async #next() {
		while (this.#messages.length === 0) {
			if (this.#failure) throw this.#failure;
			await new Promise((resolve) => {
				this.#wake = resolve;
			});
		}
		return this.#messages.shift();
	}
}

function readNames(body) {
	const names = [];
	let at = 2;
	for (let count = body.readInt16BE(); count > 0; count -= 1) {
		const end = body.indexOf(0, at);
		names.push(body.toString('utf8', at, end));
		at = end + 19;
	}
	return names;
}

function readRow(body, names) {
	let at = 2;
	return Object.fromEntries(
		names.map((name) => {
			const length = body.readInt32BE(at);
			at += 4;
			const value = length < 0 ? null : body.toString('utf8', at, at + length);
			at += Math.max(length, 0);
			return [name, value];
		}),
	);
}

function readError(body) {
	const fields = Object.fromEntries(
		body
			.toString()
			.split('\0')
			.map((field) => [field[0], field.slice(1)]),
	);
	return new Error(fields.M);
}

const { poolSize } = settings.postgres;
const idle = [];
const waiting = [];
let opened = 0;

async function acquire() {
	const ready = idle.pop();
	if (ready) return ready;
	if (opened < poolSize) {
		opened += 1;
		try {
			return await Connection.open(settings.postgres);
		} catch (error) {
			release(undefined);
			throw error;
		}
	}
	return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}

function release(connection) {
	if (connection?.isOpen) {
		const next = waiting.shift();
		if (next) next.resolve(connection);
		else idle.push(connection);
		return;
	}
	opened -= 1;
	const next = waiting.shift();
	if (next) acquire().then(next.resolve, next.reject);
}

/** Rows of a statement, each value as text; throws what the server says. */
export async function query(sql, values) {
	const connection = await acquire();
	try {
		return await connection.query(sql, values);
	} finally {
		release(connection);
	}
}

export const pool = { used: () => opened - idle.length, size: poolSize };
