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
	az: ['bastion', 'containerapp', 'devops', 'ml', 'ssh'],
};

export function isKnownPlugin(tool: string, command: string): boolean {
	return plugins[tool]?.includes(command) ?? false;
}
