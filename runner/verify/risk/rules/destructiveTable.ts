import type { CommandPattern } from '../pattern.ts';

/** A command that destroys what no other command brings back. */
interface DestructiveCommand extends CommandPattern {
	/** What is lost, completing "… " after the command's name. */
	loses: string;
}

const compose = ['docker', 'podman', 'docker-compose', 'podman-compose'];
const engine = ['docker', 'podman', 'nerdctl'];
const dryRuns = ['--dry-run', '--dryrun'];

export const destructiveTable: readonly DestructiveCommand[] = [
	{ names: compose, operands: ['down'], options: ['-v', '--volumes'], loses: 'deletes the volumes, data included' },
	{
		names: compose,
		operands: ['rm'],
		options: ['-v'],
		withoutArgument: /^(?:compose|volume|run)$/,
		loses: 'deletes anonymous volumes',
	},
	{
		names: engine,
		operands: ['system', 'prune'],
		options: ['-a', '--all', '--volumes'],
		loses: 'deletes every unused image, those for a rollback included',
	},
	{ names: engine, operands: ['volume', 'rm'], loses: 'deletes a volume with its data' },
	{ names: engine, operands: ['volume', 'prune'], loses: 'deletes every unused volume with its data' },
	{ names: ['redis-cli', 'valkey-cli'], argument: /^flush(?:all|db)$/i, loses: 'empties the store' },
	{ names: ['kubectl', 'oc'], operands: ['delete'], without: dryRuns, loses: 'deletes objects of the cluster' },
	{ names: ['kubectl', 'oc'], operands: ['drain'], without: dryRuns, loses: 'evicts every pod of a node' },
	{ names: ['helm'], operands: ['uninstall'], without: dryRuns, loses: 'deletes a release and its objects' },
	{ names: ['helm'], operands: ['delete'], without: dryRuns, loses: 'deletes a release and its objects' },
	{
		names: ['git'],
		operands: ['push'],
		options: ['-f', '--force', '--mirror'],
		without: dryRuns,
		loses: 'overwrites the history that others have',
	},
	{
		names: ['git'],
		operands: ['push'],
		options: ['-d', '--delete'],
		without: dryRuns,
		loses: 'deletes a remote branch or tag',
	},
	{ names: ['git'], operands: ['reset'], options: ['--hard'], loses: 'discards uncommitted changes' },
	{
		names: ['git'],
		operands: ['clean'],
		options: ['-f', '--force'],
		without: ['-n', ...dryRuns],
		loses: 'deletes untracked files',
	},
	{ names: ['git'], operands: ['filter-branch'], loses: 'rewrites the history' },
	{ names: ['dropdb'], loses: 'deletes a database' },
	{ names: ['dropuser'], loses: 'deletes a database role' },
	{ names: ['mysqladmin'], operands: ['drop'], loses: 'deletes a database' },
	{ names: ['wipefs', 'shred', 'lvremove', 'vgremove', 'pvremove', 'mkswap'], loses: 'destroys data on a disk' },
	{ names: ['mkfs', 'mkfs.ext4', 'mkfs.ext3', 'mkfs.xfs', 'mkfs.btrfs', 'mkfs.vfat'], loses: 'formats a disk' },
	{ names: ['dd'], argument: /^of=\/dev\/(?!null|stdout|stderr)/, loses: 'overwrites a device' },
	{ names: ['zfs', 'zpool'], operands: ['destroy'], loses: 'destroys a file system' },
	{
		names: ['terraform', 'tofu', 'pulumi', 'terragrunt', 'cdk', 'vagrant'],
		operands: ['destroy'],
		loses: 'destroys the infrastructure',
	},
	{
		names: ['aws'],
		argument: /^(?:delete|terminate|purge)-/,
		without: ['--dry-run'],
		loses: 'deletes cloud resources',
	},
	{
		names: ['aws'],
		operands: ['s3', 'rm'],
		options: ['--recursive'],
		without: ['--dryrun'],
		loses: 'deletes every object below a prefix',
	},
	{ names: ['aws'], operands: ['s3', 'rb'], options: ['--force'], loses: 'deletes a bucket with its objects' },
	{
		names: ['gcloud', 'az', 'doctl', 'hcloud', 'flyctl', 'fly', 'eksctl'],
		argument: /^(?:delete|destroy)$/,
		loses: 'deletes cloud resources',
	},
	{ names: ['gh'], operands: ['repo', 'delete'], loses: 'deletes a repository' },
	{ names: ['gh'], operands: ['release', 'delete'], loses: 'deletes a release' },
	{ names: ['npm'], operands: ['unpublish'], loses: 'takes a published package away' },
	{
		names: ['shutdown', 'reboot', 'halt', 'poweroff'],
		withoutArgument: /^(?:-c|--help)$/,
		loses: 'takes the machine down',
	},
	{ names: ['systemctl'], argument: /^(?:poweroff|reboot|halt|kexec)$/, loses: 'takes the machine down' },
	{ names: ['userdel'], options: ['-r', '--remove'], loses: "deletes a user's home directory" },
	{ names: ['crontab'], options: ['-r'], loses: 'deletes all of the cron jobs' },
	{ names: ['iptables', 'ip6tables', 'nft'], argument: /^(?:-F|--flush|flush)$/, loses: 'drops every firewall rule' },
	{ names: ['find'], argument: /^-delete$/, loses: 'deletes the files that it finds' },
	{ names: ['truncate'], options: ['-s', '--size'], loses: 'empties files' },
	{
		names: ['rsync'],
		options: ['--delete', '--delete-after', '--delete-before'],
		without: ['-n', ...dryRuns],
		loses: 'deletes files at the destination',
	},
	{ names: ['etcdctl'], operands: ['del'], loses: 'deletes keys of the cluster store' },
	{ names: ['consul'], operands: ['kv', 'delete'], loses: 'deletes keys' },
	{ names: ['vault'], operands: ['kv', 'destroy'], loses: 'destroys versions of a secret' },
	{
		names: ['rabbitmqctl'],
		argument: /^(?:reset|force_reset|delete_queue|purge_queue)$/,
		loses: 'drops queues and messages',
	},
	{ names: ['kafka-topics', 'kafka-topics.sh'], options: ['--delete'], loses: 'deletes a topic with its messages' },
];
