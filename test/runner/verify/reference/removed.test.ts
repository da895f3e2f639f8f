import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { commitAll, git, makeWorkspace } from './workspace.ts';

const object = (kind: string, name: string, label: string): string =>
	`apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  labels:\n    app: ${label}\n`;
const openapi = (...paths: string[]): string =>
	`openapi: 3.0.0\nservers:\n  - url: https://shop.example.com/v1\npaths:\n${paths.map((name) => `  ${name}:\n    get: {}\n`).join('')}`;
const project = (script: string): string =>
	`[project]\nname = "shop"\n\n[project.scripts]\n${script} = "shop.cli:main"\nshopadm = "shop.admin:main"\n`;

const before = {
	'chart/Chart.yaml': 'name: shop\n',
	'k8s/web.yaml': object('Service', 'storefront', 'storefront'),
	'api/openapi.yaml': openapi('/orders', '/invoices'),
	'compose.yaml':
		'services:\n  mail:\n    image: mail\n    ports:\n      - "8025:8025"\n    environment:\n      SHOP_MAILER_URL: x\n',
	'pyproject.toml': project('shopctl'),
	'shop/management/commands/rebuild_index.py': '',
	'app/Console/Commands/SyncOrders.php': "<?php\nclass SyncOrders { protected $signature = 'orders:sync'; }\n",
	'cmd/ship/main.go': 'package main\n',
	'cmd/ship/README.md': '# Ship\n',
	artisan: '',
	'manage.py': '',
	Makefile: '.PHONY: seed build\nseed:\n\techo\nbuild:\n\techo\n',
};

/** What the same workspace is after somebody renamed everything in it, and forgot the document. */
const after: Record<string, string> = {
	'k8s/web.yaml': object('Service', 'shopfront', 'shopfront'),
	'api/openapi.yaml': openapi('/orders', '/bills'),
	'compose.yaml':
		'services:\n  mail:\n    image: mail\n    ports:\n      - "9025:9025"\n    environment:\n      SHOP_SENDER: x\n',
	'pyproject.toml': '[project]\nname = "shop"\nscripts.shop = "shop.cli:main"\nscripts.shopadm = "shop.admin:main"\n',
	'app/Console/Commands/SyncOrders.php':
		"<?php\nclass SyncOrders { protected $signature = 'orders:pull'; protected $aliases = ['orders:pulls']; }\n",
	Makefile: '.PHONY: seed build\nfill:\n\techo\nbuild:\n\techo\n',
};

const document = `# Shop

Mails are shown at <http://localhost:8025>, the queue at http://localhost:15672.
\`SHOP_MAILER_URL\` names the sender, \`SHOP_BLANK_URL\` the queue.

\`\`\`bash
kubectl get service storefront
kubectl get pods -l app=storefront
kubectl get service elsewhere
curl https://shop.example.com/v1/invoices
curl https://shop.example.com/v1/health
export SHOP_MAILER_URL=smtp://mail
export SHOP_OTHER_URL=smtp://mail
shopctl migrate
python manage.py rebuild_index
python manage.py import_export
php artisan orders:sync
php artisan orders:pulls
make seed
make build
curl localhost:8025/api
go run ./cmd/ship
shopadm users
\`\`\`
`;

test('what was renamed since is told with the commit that did it', async () => {
	const root = makeWorkspace({ ...before, 'README.md': document });
	git(root, 'init', '-q');
	commitAll(root, 'start');
	expect(await checkDocument(root, 'README.md')).toEqual([]);
	for (const [file, text] of Object.entries(after)) writeFileSync(path.join(root, file), text);
	const commands = path.join(root, 'shop/management/commands');
	mkdirSync(path.join(root, 'shop/tasks'), { recursive: true });
	renameSync(path.join(commands, 'rebuild_index.py'), path.join(root, 'shop/tasks/reindex.py'));
	rmSync(commands, { recursive: true });
	rmSync(path.join(root, 'cmd/ship/main.go'));
	commitAll(root, 'rename');
	const found = await checkDocument(root, 'README.md');
	const hash = git(root, 'rev-parse', '--short', 'HEAD').trim();
	expect(found.map(({ line, severity, message }) => `${line} ${severity} ${message}`)).toEqual([
		'3 error nothing in the workspace names the port 8025 any more',
		'4 warning nothing in the workspace reads SHOP_MAILER_URL',
		'7 error no manifest has the Service storefront any more',
		'8 error no manifest has the label app=storefront any more',
		'10 error api/openapi.yaml describes no path /v1/invoices any more',
		'12 error nothing in the workspace reads SHOP_MAILER_URL',
		'14 error the repository defines no console script shopctl',
		'15 error the repository defines no management command rebuild_index',
		'17 error the repository defines no artisan command orders:sync',
		'19 error the Makefile in the repository root has no rule for its .PHONY seed',
		'21 error nothing in the workspace names the port 8025 any more',
		'22 error cmd/ship/ holds no Go file',
	]);
	expect(found.filter(({ evidence }) => !evidence.includes(hash))).toEqual([]);
});
