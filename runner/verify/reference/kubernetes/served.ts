/** Versions that Kubernetes served once, with the release that stopped; from its deprecated API migration guide. */
const removed: Readonly<Record<string, string>> = {
	'extensions/v1beta1': '1.22',
	'apps/v1beta1': '1.16',
	'apps/v1beta2': '1.16',
	'batch/v2alpha1': '1.21',
	'batch/v1beta1': '1.25',
	'policy/v1beta1': '1.25',
	'networking.k8s.io/v1beta1': '1.22',
	'rbac.authorization.k8s.io/v1alpha1': '1.22',
	'rbac.authorization.k8s.io/v1beta1': '1.22',
	'apiextensions.k8s.io/v1beta1': '1.22',
	'apiregistration.k8s.io/v1beta1': '1.22',
	'admissionregistration.k8s.io/v1beta1': '1.22',
	'authentication.k8s.io/v1beta1': '1.22',
	'authorization.k8s.io/v1beta1': '1.22',
	'certificates.k8s.io/v1beta1': '1.22',
	'coordination.k8s.io/v1beta1': '1.22',
	'scheduling.k8s.io/v1beta1': '1.22',
	'autoscaling/v2beta1': '1.25',
	'autoscaling/v2beta2': '1.26',
	'discovery.k8s.io/v1beta1': '1.25',
	'events.k8s.io/v1beta1': '1.25',
	'node.k8s.io/v1beta1': '1.25',
};

/** Kinds whose `v1` lives in another group than their beta did. */
const moved: Readonly<Record<string, string>> = {
	Ingress: 'networking.k8s.io/v1',
	NetworkPolicy: 'networking.k8s.io/v1',
	Deployment: 'apps/v1',
	DaemonSet: 'apps/v1',
	ReplicaSet: 'apps/v1',
};

/** Kinds that came back to these groups as betas later, with fields of their own. */
const returned = new Set([
	'ValidatingAdmissionPolicy',
	'ValidatingAdmissionPolicyBinding',
	'MutatingAdmissionPolicy',
	'MutatingAdmissionPolicyBinding',
	'IPAddress',
	'ServiceCIDR',
	'SelfSubjectReview',
	'ClusterTrustBundle',
	'PodCertificateRequest',
	'LeaseCandidate',
]);

/** The release that stopped serving a version, and the version to use. */
export function removedVersion(
	apiVersion: string,
	kind: string,
): { release: string; use: string | undefined } | undefined {
	const release = Object.hasOwn(removed, apiVersion) && !returned.has(kind) ? removed[apiVersion] : undefined;
	if (release === undefined) return undefined;
	if (kind === 'PodSecurityPolicy') return { release: '1.25', use: undefined };
	const stable = apiVersion.startsWith('autoscaling/') ? 'autoscaling/v2' : apiVersion.replace(/\/.*$/, '/v1');
	return { release, use: (Object.hasOwn(moved, kind) ? moved[kind] : undefined) ?? stable };
}
