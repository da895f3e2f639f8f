import * as z from 'zod';
import { plainGrammar } from '../model/surface.ts';
import type { Adapter } from './adapter.ts';
import { describeByHelp } from './generic.ts';

/** BusyBox called by its own name: `--list` holds its applets, each with a help of its own. */
export const busybox: Adapter = {
	name: 'busybox',
	suits: ({ executable, facts }) => executable.name === 'busybox' && facts.markers.includes('busybox'),
	async describe(tool, path) {
		if (path.length > 0) return describeByHelp(tool, path);
		const names = await tool.memo.get('busybox list', z.array(z.string()), async () => {
			const { stdout } = await tool.ask(['--list']);
			return stdout.split('\n').filter(Boolean);
		});
		return [
			{
				layer: 'busybox --list',
				exact: false,
				options: [{ names: ['--list', '--list-full', '--help', '--install', '-s'], value: 'none' }],
				commands: names.map((name) => ({ name, aliases: [] })),
				commandsExact: names.length > 0,
				grammar: { ...plainGrammar, commandFirst: true },
				mentions: [],
				text: `${names.length} applets`,
				probe: ['busybox', '--list'],
			},
		];
	},
};
