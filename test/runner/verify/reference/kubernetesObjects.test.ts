import { expect, test } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { makeWorkspace } from './workspace.ts';

const manifests = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: shop-api } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: postgres, namespace: shop }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
`;

/** What a runbook's commands are told, by their line in the fence. */
async function told(
	commands: string,
	files: Record<string, string> = { 'k8s/shop.yaml': manifests },
): Promise<string[]> {
	const document = `\`\`\`bash\n${commands}\n\`\`\`\n`;
	const found = await checkDocument(makeWorkspace({ ...files, 'docs/run.md': document }), 'docs/run.md', true);
	return found.map(({ line, severity, message }) => `${line - 1} ${severity} ${message}`);
}

test('objects, pods of stateful sets, namespaces and labels are those of the manifests', async () => {
	const right = [
		'kubectl rollout undo deployment/shop-api --to-revision=2 -n shop',
		'kubectl logs -f deployment/shop-api -n shop --tail=20',
		'kubectl get cm settings -n shop -o yaml',
		'kubectl annotate deployment -n shop shop-api owner=web old-',
		'kubectl exec -i -n shop postgres-0 -- psql -U shop',
		'kubectl describe pods -n shop -l app=shop-api',
	];
	expect(await told(right.join('\n'))).toEqual([]);
	const wrong = [
		'kubectl rollout undo deployment/shop-app --to-revision=2 -n shop',
		'kubectl logs -f deploy/web -n shop --tail=20',
		'kubectl get cm options -n shop -o yaml',
		'kubectl exec -i -n shop postgresql-0 -- psql -U shop',
		'kubectl describe pods -n shop -l app=web',
		'kubectl get pods -n shoop',
	];
	expect(await told(wrong.join('\n'))).toEqual([
		'1 error no manifest has the Deployment shop-app',
		'2 error no manifest has the Deployment web',
		'3 error no manifest has the ConfigMap options',
		'4 error no manifest has the StatefulSet postgresql',
		'5 error no manifest has the label app=web',
		'6 error no manifest has the namespace shoop',
	]);
});

test('what something else may have made is not held against a command', async () => {
	const others = [
		'kubectl get deployment coredns -n kube-system',
		'kubectl get secret token -n shop',
		'kubectl logs shop-api-7d4b9c-x2x -n shop',
		'kubectl rollout status deployment/ingress-nginx',
		'kubectl create configmap more -n shop',
		'kubectl get pods -n "$NAMESPACE"',
	];
	expect(await told(others.join('\n'))).toEqual([]);
	const overlay = {
		'k8s/shop.yaml': manifests,
		'k8s/kustomization.yaml': 'namePrefix: blue-\nresources: [shop.yaml]\n',
	};
	expect(await told('kubectl rollout status deployment/shop-app -n shop', overlay)).toEqual([]);
});

test('manifests that a site hands to its readers say nothing of their clusters', async () => {
	expect(await told('kubectl logs deploy/web -n shop', { 'website/k8s/shop.yaml': manifests })).toEqual([]);
	expect(await told('kubectl logs deploy/web -n shop', { 'k8s/shop.yaml': manifests })).toHaveLength(1);
});
