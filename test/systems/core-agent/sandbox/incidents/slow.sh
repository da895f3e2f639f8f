# A session that took a lock for a change by hand, and was forgotten.
docker compose exec -T --detach postgres psql --username coreagent --dbname core_agent \
	--command 'BEGIN' --command 'LOCK TABLE memories' --command 'SELECT pg_sleep(600)'
is_locked() { [ "$(psql_here --tuples-only --no-align --command "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'memories'::regclass")" = 1 ]; }
wait_until 'the table is locked' is_locked
