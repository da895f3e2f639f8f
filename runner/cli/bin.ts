import { main } from './main.ts';

// Not awaited: the bundle is made of scripts, which start faster than modules.
void main(process.argv.slice(2)).then((exitCode) => {
	process.exitCode = exitCode;
});
