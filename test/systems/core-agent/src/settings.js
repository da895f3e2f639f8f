const required = [
	'POSTGRES_HOST',
	'POSTGRES_USER',
	'POSTGRES_PASSWORD',
	'POSTGRES_DB',
	'REDIS_HOST',
	'SESSION_SECRET',
	'ADMIN_TOKEN',
];

/** Names of settings that the agent can't start without and that are not set. */
export function missingSettings(env = process.env) {
	return required.filter((name) => !env[name]);
}

export const settings = {
	port: Number(process.env.PORT ?? 3000),
	healthPort: Number(process.env.HEALTH_PORT ?? 3001),
	logs: process.env.LOG_DIRECTORY ?? 'logs',
	postgres: {
		host: process.env.POSTGRES_HOST,
		port: Number(process.env.POSTGRES_PORT ?? 5432),
		user: process.env.POSTGRES_USER,
		password: process.env.POSTGRES_PASSWORD,
		database: process.env.POSTGRES_DB,
		poolSize: Number(process.env.POSTGRES_POOL_SIZE ?? 10),
	},
	redis: { host: process.env.REDIS_HOST, port: Number(process.env.REDIS_PORT ?? 6379) },
	optional: { llm: process.env.LLM_URL, logAnalyzer: process.env.LOG_ANALYZER_URL },
	sessionSecret: process.env.SESSION_SECRET,
	adminToken: process.env.ADMIN_TOKEN,
	traceRequests: process.env.TRACE_REQUESTS === 'on',
};
