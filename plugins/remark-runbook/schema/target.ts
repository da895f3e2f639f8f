import * as z from 'zod';

const text = z.string().min(1, 'a text');
/** What a program would take for an option is no name. */
const name = text.regex(/^[^-\s]\S*$/, 'a name without spaces that does not begin with `-`');

/** What every target may say: where its session begins, and variables besides those of the far side. */
const place = {
	cwd: text.optional().describe('the directory in which its session begins'),
	env: z
		.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of a variable'), z.string())
		.default({})
		.describe('variables besides those of the far side'),
};

/** How many hosts run a step at the same time: `2`, or a share of them such as `25%`. */
export const serialSchema = z
	.union([z.string(), z.number().transform(String)])
	.pipe(z.string().regex(/^(?:[1-9]\d*|(?:[1-9]\d?|100)%)$/, 'a number of hosts, or a share of them such as 25%'));

/** Where steps run. Each type is a member of this union. */
export const targetSchema = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('local'), ...place }),
	z.strictObject({
		type: z.literal('ssh'),
		hosts: z
			.union([name.transform((host) => [host]), z.array(name).min(1, 'at least one host')])
			.describe("a host or several, by the system's OpenSSH"),
		user: name.optional().describe('the user to log in as'),
		port: z.number().int().min(1).max(65_535).optional().describe('the port of the SSH server'),
		config: text.optional().describe('a configuration file of OpenSSH, relative to the workspace'),
		serial: serialSchema.optional().describe('how many hosts at a time: `2`, or a share such as `25%`'),
		...place,
	}),
	z.strictObject({
		type: z.literal('docker'),
		container: name.describe('its name'),
		user: name.optional().describe('the user in it'),
		...place,
	}),
	z.strictObject({
		type: z.literal('compose'),
		service: name.describe('its name'),
		file: text.optional().describe('the compose file, relative to the workspace'),
		project: name.optional().describe('the project, as for `docker compose`'),
		user: name.optional().describe('the user in it'),
		...place,
	}),
	z.strictObject({
		type: z.literal('kubectl'),
		pod: name.describe('a pod, or what stands for one, such as `deployment/api`'),
		container: name.optional().describe('the container in it'),
		namespace: name.optional().describe('its namespace'),
		context: name.optional().describe("the context of kubectl's configuration"),
		...place,
	}),
]);
export type Target = z.infer<typeof targetSchema>;

/** A target in a few words, such as `docker container web`. */
export function describeTarget(target: Target): string {
	switch (target.type) {
		case 'local':
			return 'this machine';
		case 'ssh':
			return `ssh ${target.hosts.join(', ')}`;
		case 'docker':
			return `docker container ${target.container}`;
		case 'compose':
			return `compose service ${target.service}`;
		case 'kubectl':
			return `kubectl ${target.namespace === undefined ? '' : `${target.namespace} `}${target.pod}`;
	}
}
