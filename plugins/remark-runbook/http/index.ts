export { parseHttpRequest } from './parseHttpRequest.ts';
export { requestToCurl } from './requestToCurl.ts';
export { resolveRequest } from './resolveRequest.ts';
