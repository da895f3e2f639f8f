// Two sites with the same runbooks: one of plain Docusaurus with code blocks, one with this package.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeRunbooks } from './manyRunbooks.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const usage = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\nbench peak '+u.maxRSS+' cpu '+(u.userCPUTime+u.systemCPUTime)+'\\n')})`;

/** A document of `count` steps that all need the input `port`. */
function longRunbook(count) {
	const steps = Array.from(
		{ length: count },
		(_, index) => `:::shell[Ask part ${index + 1}]{#ask-${index + 1}}
The part answers when it is there.

\`\`\`bash
curl -fsS --max-time 5 http://localhost:{{port}}/parts/${index + 1}/health
\`\`\`
:::`,
	);
	return `---
title: A long runbook
runbook:
  inputs:
    port:
      type: number
      default: 3000
---

# A long runbook

${steps.join('\n\n')}
`;
}

/** The same document as plain Docusaurus has it: headings and code blocks. */
function plainText(text) {
	return text
		.replace(/\nrunbook:\n(?: .*\n)+/, '\n')
		.replaceAll(/^:::+\w+\[([^\]]*)\]\{.*\}$/gm, '### $1\n')
		.replaceAll(/^:::+$/gm, '')
		.replaceAll(/```output .*/g, '```text')
		.replaceAll(/\{\{\w+\}\}/g, '3000')
		.replaceAll('](../config/', '](pathname:///config/');
}

const config = (preset) => `export default {
	title: 'Bench',
	url: 'http://localhost',
	baseUrl: '/',
	trailingSlash: false,
	onBrokenLinks: 'ignore',
	markdown: { hooks: { onBrokenMarkdownLinks: 'ignore' } },
	future: { v4: true, faster: true },
	presets: [['${preset}', { docs: { routeBasePath: '/docs' }, blog: false, pages: false }]],
	themeConfig: { prism: { additionalLanguages: ['bash', 'ini', 'sql', 'toml'] } },
};
`;

/** Makes both sites below `directory`, with `count` runbooks of 20 steps and one of 300. Returns their directories. */
export function makeSites(directory, count) {
	const presets = { plain: 'classic', runbooks: 'runbook-exec/preset' };
	const written = path.join(directory, 'repository');
	mkdirSync(written, { recursive: true });
	writeRunbooks(written, count);
	const docs = readdirSync(path.join(written, 'docs')).map((name) => [
		name,
		readFileSync(path.join(written, 'docs', name), 'utf8').replaceAll('](../config/', '](pathname:///config/'),
	]);
	docs.push(['long.mdx', longRunbook(300)]);
	// Every kind of step, so that what renders it is weighed.
	docs.push(['kinds.mdx', readFileSync(path.join(root, 'test/fixtures/site/docs/steps.mdx'), 'utf8')]);
	return Object.entries(presets).map(([name, preset]) => {
		const site = path.join(directory, name);
		mkdirSync(path.join(site, 'docs'), { recursive: true });
		linkModules(site);
		writeFileSync(path.join(site, 'package.json'), '{ "name": "bench-site", "private": true }');
		writeFileSync(path.join(site, 'docusaurus.config.mjs'), config(preset));
		for (const [file, text] of docs)
			writeFileSync(path.join(site, 'docs', file), name === 'plain' ? plainText(text) : text);
		return site;
	});
}

function linkModules(site) {
	const modules = path.join(site, 'node_modules');
	mkdirSync(modules);
	for (const name of readdirSync(path.join(root, 'node_modules')))
		if (!name.startsWith('.')) symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
	symlinkSync(root, path.join(modules, 'runbook-exec'));
}

/** Builds a site with no cache. Returns seconds on the clock, seconds of CPU, and peak memory in MiB. */
export function buildOnce(site) {
	for (const cache of ['.docusaurus', 'build', 'node_modules/.cache'])
		rmSync(path.join(site, cache), { recursive: true, force: true });
	const startedAt = performance.now();
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', usage, path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'build'],
		{ cwd: site, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
	);
	if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
	const [, peak, cpu] = /bench peak (\d+) cpu (\d+)/.exec(stderr) ?? [];
	return { seconds: (performance.now() - startedAt) / 1000, cpu: Number(cpu) / 1e6, megabytes: Number(peak) / 1024 };
}
