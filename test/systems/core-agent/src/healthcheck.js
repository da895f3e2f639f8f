// What the container's HEALTHCHECK runs: the health service answers.
import { settings } from './settings.js';

const response = await fetch(`http://127.0.0.1:${settings.healthPort}/health`);
process.exitCode = response.ok ? 0 : 1;
