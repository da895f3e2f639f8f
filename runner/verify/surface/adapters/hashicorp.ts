import type { Option } from '../model/surface.ts';
import type { Adapter } from './adapter.ts';
import { describeByHelp } from './generic.ts';

/** Taken by the library itself in front of any command, and shown in no help. */
const own: Option[] = [
	{ names: ['-v', '-version', '--version'], value: 'none' },
	{ names: ['-h', '-help', '--help'], value: 'none' },
];

/** Terraform, Packer, Vault, Consul, Nomad: `-help`, and Go's flag parser, which refuses what it does not know. */
export const hashicorp: Adapter = {
	name: 'hashicorp',
	suits: ({ facts }) => facts.markers.includes('hashicorp-cli') && facts.markers.includes('go-flag'),
	manner: () => ({ suffixes: ['-help', '--help'], ending: 'sentinel' }),
	async describe(tool, path) {
		const [help, ...others] = await describeByHelp(tool, path);
		if (!help || path.length > 0) return help ? [help, ...others] : [];
		return [{ ...help, options: [...help.options, ...own] }, ...others];
	},
};
