// Says which settings are missing, without starting anything: `npm run check:env`.
import { missingSettings } from './settings.js';

const missing = missingSettings();
if (missing.length === 0) console.log('all settings are there');
else {
	console.error(`missing settings: ${missing.join(', ')}`);
	process.exitCode = 1;
}
