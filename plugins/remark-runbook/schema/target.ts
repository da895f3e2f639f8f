import * as z from 'zod';

const text = z.string().min(1, 'a text');
/** What a program would take for an option is no name. */
const name = text.regex(/^[^-\s]\S*$/, 'a name without spaces that does not begin with `-`');

/** What every target may say: where its session begins, and variables besides those of the far side. */
const place = {
	cwd: text.optional(),
	env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of a variable'), z.string()).default({}),
};

/** How many hosts run a step at the same time: `2`, or a share of them such as `25%`. */
export const serialSchema = z
	.union([z.string(), z.number().transform(String)])
	.pipe(z.string().regex(/^(?:[1-9]\d*|(?:[1-9]\d?|100)%)$/, 'a number of hosts, or a share of them such as 25%'));

/** Where steps run. Each type is a member of this union. */
export const targetSchema = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('local'), ...place }),
	/** Other machines, by the system's OpenSSH. `config` is a file of it, relative to the workspace. */
	z.strictObject({
		type: z.literal('ssh'),
		hosts: z.union([name.transform((host) => [host]), z.array(name).min(1, 'at least one host')]),
		user: name.optional(),
		port: z.number().int().min(1).max(65_535).optional(),
		config: text.optional(),
		serial: serialSchema.optional(),
		...place,
	}),
	z.strictObject({ type: z.literal('docker'), container: name, user: name.optional(), ...place }),
	/** `file` and `project` as for `docker compose`; the file is relative to the workspace. */
	z.strictObject({
		type: z.literal('compose'),
		service: name,
		file: text.optional(),
		project: name.optional(),
		user: name.optional(),
		...place,
	}),
	/** `pod` is a pod, or what stands for one, such as `deployment/api`. */
	z.strictObject({
		type: z.literal('kubectl'),
		pod: name,
		container: name.optional(),
		namespace: name.optional(),
		context: name.optional(),
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
