docker compose exec -T postgres bash -c '
	mkdir -p /backups/postgres
	for day in 31 32 33 34; do
		file=/backups/postgres/backup_20240$((day - 30))01_021500.dump
		head -c 2M /dev/urandom >"$file" || true
		touch --date "$day days ago" "$file"
	done'
