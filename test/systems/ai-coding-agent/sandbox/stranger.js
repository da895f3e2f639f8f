// Another program on the agent's port: stranger.js PORT
import { createServer } from 'node:http';

createServer((_, response) => response.writeHead(404).end('not the agent\n')).listen(Number(process.argv[2]));
