// Raises the version, enters it into the changelog, commits both and tags: npm run release:version:patch
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fail } from './arguments.js';

const parts = ['major', 'minor', 'patch'];
const part = parts.indexOf(process.argv[2]);
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
if (part === -1) fail('usage: release-version.js patch|minor|major');
if (git('status', '--porcelain') !== '') fail('the work tree has changes that are not committed');

const manifest = readFileSync('package.json', 'utf8');
const old = JSON.parse(manifest).version;
const numbers = old.split('.').map(Number);
const version = numbers.map((number, index) => (index < part ? number : index === part ? number + 1 : 0)).join('.');
const last = git('describe', '--tags', '--abbrev=0');
const changes = git('log', '--format=- %s.', `${last}..HEAD`);
writeFileSync('package.json', manifest.replace(`"version": "${old}"`, `"version": "${version}"`));
const changelog = readFileSync('CHANGELOG.md', 'utf8');
writeFileSync('CHANGELOG.md', changelog.replace('# Changelog\n', `# Changelog\n\n## ${version}\n\n${changes}\n`));
execFileSync('npm', ['run', '--silent', 'security:manifest'], { stdio: 'ignore' });
git('commit', '--quiet', '--message', `Release v${version}`, 'package.json', 'CHANGELOG.md', 'MANIFEST.json');
git('tag', `v${version}`);
console.log(`v${version}`);
