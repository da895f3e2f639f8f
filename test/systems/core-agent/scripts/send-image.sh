#!/usr/bin/env bash
# send-image.sh IMAGE: brings an image of this machine to where the nodes of the cluster find it: into the nodes of the kind cluster that
# KIND_CLUSTER names, else to the registry that its name leads to.
set -euo pipefail
image=${1:?usage: send-image.sh IMAGE}
if [ -n "${KIND_CLUSTER-}" ]; then
	kind load docker-image --name "$KIND_CLUSTER" "$image"
else
	docker push --quiet "$image"
fi
