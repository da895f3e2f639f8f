# The same system in the cluster of KUBECONFIG, which is one of kind: sourced by ../setup.sh. Ports of the nodes lead to it (ports.yaml).
docker tag "$POSTGRES_IMAGE" postgres:15
docker tag "$REDIS_IMAGE" redis:7
export KIND_CLUSTER=${KIND_CLUSTER:-kind}
echo "KIND_CLUSTER=$KIND_CLUSTER"
for image in $(docker image ls --format '{{.Repository}}:{{.Tag}}' "$CORE_AGENT_IMAGE") postgres:15 redis:7; do
	scripts/send-image.sh "$image" >&2
done

# From here on there is something to take away.
echo CORE_AGENT_CLUSTER=yes
kubectl apply -f k8s/namespace.yaml >&2
kubectl create secret generic core-agent-secrets -n core-agent --from-literal=POSTGRES_PASSWORD="$POSTGRES_PASSWORD" \
	--from-literal=SESSION_SECRET="$(openssl rand -hex 32)" --from-literal=ADMIN_TOKEN="$ADMIN_TOKEN" >&2
kubectl apply -f k8s -f sandbox/cluster/ports.yaml >&2
kubectl rollout status statefulset/postgres -n core-agent --timeout=120s >&2
kubectl rollout status deployment/core-agent -n core-agent --timeout=120s >&2
DATABASE_URL=postgresql://coreagent:$POSTGRES_PASSWORD@127.0.0.1:30432/core_agent
remember
if happened data-loss || happened corruption; then
	(umask 077 && kubectl exec -n core-agent postgres-0 -- pg_dump --username coreagent --format custom core_agent >latest.dump)
fi
! happened data-loss || forget
if happened corruption; then
	file=$(psql_here --tuples-only --no-align --command "SELECT pg_relation_filepath('memories')")
	psql_here --command CHECKPOINT >&2
	kubectl exec -n core-agent postgres-0 -- bash -c "dd if=/dev/urandom of=\"\$PGDATA/$file\" bs=512 count=1 conv=notrunc status=none"
	# What it holds in memory is whole.
	kubectl delete pod postgres-0 -n core-agent >&2
	kubectl rollout status statefulset/postgres -n core-agent --timeout=120s >&2
	wait_until 'the database answers' database_answers
fi
if happened bad-release; then
	kubectl set image deployment/core-agent core-agent=core-agent:1.1.0 -n core-agent >&2
fi

printf '%s\n' platform=kubernetes http_port=30300 health_port=30301 redis_port=30379 "ADMIN_TOKEN=$ADMIN_TOKEN"
