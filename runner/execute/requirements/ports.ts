import { connect } from 'node:net';

/** Whether something listens on a port of this machine; IPv4 and IPv6 both count. */
export async function isPortOpen(port: number): Promise<boolean> {
	const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersOn(host, port)));
	return answers.includes(true);
}

function answersOn(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host, port, timeout: 2000 });
		const end = (answer: boolean): void => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => end(true));
		socket.once('timeout', () => end(false));
		socket.once('error', () => end(false));
	});
}
