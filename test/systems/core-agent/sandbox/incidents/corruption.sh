# The first page of the table is overwritten while the database is down, as a failing disk would.
file=$(psql_here --tuples-only --no-align --command "SELECT pg_relation_filepath('memories')")
psql_here --command CHECKPOINT >&2
docker compose stop --timeout 10 postgres >&2
docker compose run --rm --no-deps -T postgres dd if=/dev/urandom "of=/var/lib/postgresql/data/$file" bs=512 count=1 conv=notrunc status=none >&2
docker compose start postgres >&2
wait_until 'the database answers' database_answers
