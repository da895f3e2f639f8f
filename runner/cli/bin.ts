import { main } from './main.ts';

// Not awaited at the top: the bundle is made of scripts, which start faster than modules.
void run();

async function run(): Promise<void> {
	process.exitCode = await main(process.argv.slice(2));
}
