# Requests that the agent keeps, until the kernel ends it.
head -c 4000000 /dev/zero | tr '\0' 'x' >sandbox/large
was_killed() { [ "$(docker inspect --format '{{.RestartCount}}' "$(docker compose ps --all --quiet core-agent)")" -gt 0 ]; }
for _ in {1..200}; do
	curl --silent --output /dev/null --max-time 5 --data-binary @sandbox/large "http://127.0.0.1:$HTTP_PORT/v1/session" || true
	! was_killed || break
done
rm sandbox/large
wait_until 'the agent was killed' was_killed
wait_until 'the agent answers again' agent_answers
