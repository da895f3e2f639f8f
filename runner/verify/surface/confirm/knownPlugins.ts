/** Well-known commands that a tool gets from plugins: without the plugin they are unknown here, not wrong. */
const plugins: Record<string, readonly string[]> = {
	docker: ['ai', 'buildx', 'compose', 'debug', 'desktop', 'extension', 'init', 'mcp', 'model', 'sbom', 'scout'],
	git: ['absorb', 'annex', 'crypt', 'filter-repo', 'flow', 'gui', 'lfs', 'secret', 'send-email', 'svn', 'town'],
	kubectl: [
		'argo',
		'cert-manager',
		'cnpg',
		'ctx',
		'krew',
		'linkerd',
		'neat',
		'node-shell',
		'ns',
		'oidc-login',
		'stern',
		'tree',
	],
	helm: ['diff', 'git', 's3', 'secrets', 'unittest'],
	cargo: [
		'audit',
		'deny',
		'edit',
		'expand',
		'llvm-cov',
		'make',
		'nextest',
		'outdated',
		'release',
		'sqlx',
		'tarpaulin',
		'watch',
	],
	gh: ['act', 'copilot', 'dash', 'models', 'poi'],
	poetry: ['bundle', 'dynamic-versioning', 'export', 'shell', 'up'],
	az: ['bastion', 'containerapp', 'devops', 'ml', 'ssh'],
};

/** Tools that keep their plugins in directories of their own: a program `docker-compose` on PATH is none of docker's. */
const ownDirectories = new Set(['docker', 'gh', 'helm', 'az']);

export function looksOnPath(tool: string): boolean {
	return !ownDirectories.has(tool);
}

export function isKnownPlugin(tool: string, command: string): boolean {
	return plugins[tool]?.includes(command) ?? false;
}
