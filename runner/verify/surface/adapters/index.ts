import type { Adapter, Tool } from './adapter.ts';
import { aws } from './aws.ts';
import { busybox } from './busybox.ts';
import { cobra } from './cobra/index.ts';
import { gcloud } from './gcloud.ts';
import { generic } from './generic.ts';
import { git } from './git.ts';
import { hashicorp } from './hashicorp.ts';
import { oclif } from './oclif/index.ts';
import { node } from './node/index.ts';
import { npm } from './npm.ts';
import { openssl } from './openssl.ts';
import { perl } from './perl/index.ts';
import { python } from './python/index.ts';
import { redis } from './redis.ts';
import { symfony } from './symfony.ts';
import { table } from './table.ts';

/** In order: the first that suits a tool reads it. */
const adapters: readonly Adapter[] = [
	git,
	npm,
	openssl,
	aws,
	gcloud,
	busybox,
	redis,
	cobra,
	hashicorp,
	symfony,
	table,
	perl,
	python,
	oclif,
	node,
];

export function adapterFor(tool: Tool): Adapter {
	return adapters.find((adapter) => adapter.suits(tool)) ?? generic;
}
