#!/usr/bin/env bash
# Builds and pushes the images of a release: build-images.sh REGISTRY IMAGE_PREFIX TAG. The build-images workflow runs it, too.
set -euo pipefail
cd "$(dirname "$0")/.."
registry=${1:?registry} prefix=${2:?image prefix} tag=${3:?tag}

for image in api web; do
	name=$registry/$prefix/$image:$tag
	docker build --quiet ${BASE:+--build-arg "BASE=$BASE"} --tag "$name" "$image" >/dev/null
	docker push --quiet "$name"
done
