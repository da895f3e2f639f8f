import type { Adapter } from './adapter.ts';
import { describeByHelp } from './generic.ts';

/** Terraform, Packer, Vault, Consul, Nomad: `-help`, and Go's flag parser, which refuses what it does not know. */
export const hashicorp: Adapter = {
	name: 'hashicorp',
	suits: ({ facts }) => facts.markers.includes('hashicorp-cli') && facts.markers.includes('go-flag'),
	manner: () => ({ suffixes: ['-help', '--help'], ending: 'sentinel' }),
	describe: describeByHelp,
};
