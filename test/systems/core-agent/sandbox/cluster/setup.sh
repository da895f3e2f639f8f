# The same system in the cluster of KUBECONFIG, which is one of kind: sourced by ../setup.sh. Ports of the nodes lead to it (ports.yaml).
docker tag "$POSTGRES_IMAGE" postgres:15
docker tag "$REDIS_IMAGE" redis:7
for release in $(docker image ls --format '{{.Tag}}' "$CORE_AGENT_IMAGE"); do
	docker tag "$CORE_AGENT_IMAGE:$release" "core-agent:$release"
	kind load docker-image --name "${KIND_CLUSTER:-kind}" "core-agent:$release" >&2
done
kind load docker-image --name "${KIND_CLUSTER:-kind}" postgres:15 redis:7 >&2

kubectl apply -f k8s/namespace.yaml >&2
kubectl create secret generic core-agent-secrets -n core-agent --from-literal=POSTGRES_PASSWORD="$POSTGRES_PASSWORD" \
	--from-literal=SESSION_SECRET="$(openssl rand -hex 32)" --from-literal=ADMIN_TOKEN="$ADMIN_TOKEN" >&2
kubectl apply -f k8s -f sandbox/cluster/ports.yaml >&2
kubectl rollout status statefulset/postgres -n core-agent --timeout=120s >&2
kubectl rollout status deployment/core-agent -n core-agent --timeout=120s >&2
if happened bad-release; then
	kubectl set image deployment/core-agent core-agent=core-agent:1.1.0 -n core-agent >&2
fi

printf '%s\n' platform=kubernetes CORE_AGENT_CLUSTER=yes http_port=30300 health_port=30301 redis_port=30379 "ADMIN_TOKEN=$ADMIN_TOKEN" \
	"DATABASE_URL=postgresql://coreagent:$POSTGRES_PASSWORD@127.0.0.1:30432/core_agent"
