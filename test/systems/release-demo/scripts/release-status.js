// Says in one line what the service on this machine answers: `npm run release:status -- 8080`.
const [port = '8080'] = process.argv.slice(2);

try {
	const response = await fetch(`http://127.0.0.1:${port}/healthz`);
	const { version, status, reason, error } = await response.json();
	if (error) throw new Error(error);
	console.log(`${version} is ${status}${reason ? `: ${reason}` : ''}`);
} catch (error) {
	console.error(`No release answers on port ${port} (${error.cause?.code ?? error.message}).`);
	process.exitCode = 1;
}
