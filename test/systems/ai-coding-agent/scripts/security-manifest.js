// Writes MANIFEST.json for the files as they are now.
import { writeFileSync } from 'node:fs';
import { digests, manifestFile } from '../src/manifest.js';

const files = digests();
writeFileSync(manifestFile, `${JSON.stringify({ algorithm: 'sha256', files }, null, '\t')}\n`);
console.log(`${manifestFile} holds ${Object.keys(files).length} files`);
