// tsc emits no styles and no hand-written declarations: copy both to where the compiled files look for them.
import { cpSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

for (const folder of ['src', 'plugins/docusaurus-runbook']) {
	cpSync(path.join(root, folder), path.join(root, 'dist', folder), {
		recursive: true,
		filter: (file) => !path.extname(file) || file.endsWith('.css') || file.endsWith('.d.ts'),
	});
}
