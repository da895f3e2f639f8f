import * as z from 'zod';
import { evidenceOf } from '../../confirm/evidence.ts';
import type { Reading } from '../../match/readCommand.ts';
import { problemOf } from '../../report/problems.ts';
import type { CommandProblem } from '../../../verdict.ts';
import type { Tool } from '../adapter.ts';

/** Resource kinds of Kubernetes itself: singular, plural, short names (from `kubectl api-resources`). */
const builtIn = `
	pod pods po; service services svc; deployment deployments deploy; replicaset replicasets rs; statefulset statefulsets sts;
	daemonset daemonsets ds; replicationcontroller replicationcontrollers rc; job jobs; cronjob cronjobs cj;
	ingress ingresses ing; configmap configmaps cm; secret secrets; namespace namespaces ns; node nodes no;
	persistentvolume persistentvolumes pv; persistentvolumeclaim persistentvolumeclaims pvc; serviceaccount serviceaccounts sa;
	horizontalpodautoscaler horizontalpodautoscalers hpa; networkpolicy networkpolicies netpol; endpoints ep; event events ev;
	role roles; rolebinding rolebindings; clusterrole clusterroles; clusterrolebinding clusterrolebindings;
	storageclass storageclasses sc; resourcequota resourcequotas quota; limitrange limitranges limits;
	poddisruptionbudget poddisruptionbudgets pdb; priorityclass priorityclasses pc`;
const kindOf = new Map(
	builtIn.split(';').flatMap((group) => {
		const names = group.trim().split(/\s+/);
		return names.map((name) => [name, names[0] ?? name] as const);
	}),
);

const listSchema = z.object({ words: z.array(z.string()), probe: z.array(z.string()) });

/** What the tool offers as the first operand without a server; empty where it is a free word. */
function offered(tool: Tool, path: readonly string[]): Promise<z.infer<typeof listSchema>> {
	return tool.memo.get(`cobra operand ${JSON.stringify(path)}`, listSchema, async () => {
		const { stdout, argv } = await tool.ask(['__complete', ...path, '']);
		const closed = /^:4$/m.test(stdout);
		const words = stdout.split('\n').flatMap((line) => /^([a-z]+)(?:\t|$)/.exec(line)?.[1] ?? []);
		return { words: closed ? words : [], probe: argv };
	});
}

/** `kubectl scale ingress`: a kind of Kubernetes that the command does not handle. */
export async function judgeKind(tool: Tool, reading: Reading): Promise<CommandProblem[]> {
	const [word] = reading.operands;
	const kind = word?.known ? kindOf.get(word.text.split(/[/.,]/)[0] ?? '') : undefined;
	if (!word || kind === undefined || reading.findings.length > 0) return [];
	const { words, probe } = await offered(tool, reading.node.path);
	const kinds = words.filter((name) => kindOf.has(name));
	if (kinds.length < 2 || kinds.length !== words.length || kinds.some((name) => kindOf.get(name) === kind)) return [];
	const text = word.text.split(/[/.,]/)[0] ?? '';
	const span = { start: word.span.start, end: word.span.end };
	const finding = { type: 'bad-value' as const, node: reading.node, word, span, text, before: [], candidates: kinds };
	return [problemOf(finding, 'error', [evidenceOf(tool, 'parser', `it takes ${kinds.join(', ')}`, probe)])];
}
