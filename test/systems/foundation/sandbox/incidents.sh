# What goes wrong on purpose, each part by the name that setup.sh was given.

# sign_certificate NAME START END: a certificate of the sandbox's own authority, with dates as YYYYMMDDHHMMSSZ.
sign_certificate() {
	openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "ssl/$1-key.pem" -out ssl/request.pem \
		-subj /CN=staging-api.tasktracker.io 2>/dev/null
	openssl ca -batch -notext -config ssl/authority.cnf -in ssl/request.pem -out "ssl/$1-cert.pem" \
		-startdate "$2" -enddate "$3" 2>/dev/null
	rm ssl/request.pem
}

# An authority, the certificate that is served, and beside the repository the one that is to take its place.
make_certificates() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout ssl/ca-key.pem -out ssl/ca.pem \
		-subj '/CN=authority of the sandbox' 2>/dev/null
	: >ssl/index.txt
	cat >ssl/authority.cnf <<-CONF
		[ca]
		default_ca = own
		[own]
		database = ssl/index.txt
		new_certs_dir = ssl
		certificate = ssl/ca.pem
		private_key = ssl/ca-key.pem
		rand_serial = yes
		default_md = sha256
		policy = any
		unique_subject = no
		x509_extensions = names
		[any]
		commonName = supplied
		[names]
		subjectAltName = DNS:staging-api.tasktracker.io,DNS:localhost,IP:127.0.0.1
	CONF
	local end=20400101000000Z
	if has expired-certificate; then end=20240201000000Z; fi
	sign_certificate old 20240101000000Z "$end"
	sign_certificate new 20240101000000Z 20400101000000Z
	mv ssl/old-cert.pem ssl/cert.pem
	mv ssl/old-key.pem ssl/key.pem
	mv ssl/new-cert.pem ssl/new-key.pem .
}

# Two commits: the stack as it was, then a change of the proxy that breaks it.
make_history() {
	use_repository
	git add --all
	git commit --quiet --message 'Serve the API on port 3000'
	sed -i 's/backend:3000/backend:3001/' infra/nginx/default.conf
	git commit --quiet --all --message 'Move the API to port 3001'
}

before_start() {
	if has port-taken; then
		python3 -m http.server --bind 0.0.0.0 "$HTTP_PORT" >/dev/null 2>&1 &
		wait_until 'the port is taken' curl --silent "http://127.0.0.1:$HTTP_PORT/"
	fi
	if has missing-variable; then sed -i '/^JWT_SECRET=/d' .env.staging; fi
	if has large-cache; then sed -i 's/^CACHE_MB=.*/CACHE_MB=600/' .env.staging; fi
	if has wrong-upstream; then sed -i 's/backend:3000/backend:3001/' infra/nginx/default.conf; fi
	if has full-disk; then echo LOG_SIZE=1m >>infra/.env; fi
}

after_start() {
	if has lost-table; then
		sql "INSERT INTO tasks (title) VALUES ('kept in the backup')"
		scripts/backup.sh >&2
		sql 'DROP TABLE tasks CASCADE'
	fi
	if has beyond-help; then sql 'DROP TABLE tasks CASCADE'; fi
	if has wrong-password; then sql "ALTER USER tasktracker WITH PASSWORD 'somebody changed it'"; fi
	if has stray-table; then
		sql 'CREATE TABLE labels (task_id integer REFERENCES tasks (id) ON DELETE CASCADE, label text, PRIMARY KEY (task_id, label))'
		docker tag "$images/tasktracker-backend:1.5.0" "$images/tasktracker-backend:current"
	fi
	if has lost-redis; then docker rm --force "$(container redis)" >&2; fi
	if has no-network; then docker network disconnect "$COMPOSE_PROJECT_NAME-network" "$(container backend)"; fi
	if has missing-variable; then wait_until 'the backend says what it lacks' lacks_a_variable; fi
	if has large-cache; then wait_until 'the backend is given up' has_run_out; fi
	if has full-disk; then
		docker exec --user root "$(container backend)" sh -c 'cd /var/log/tasktracker &&
			{ head --bytes 900K /dev/zero >access-old.log; touch --date "10 days ago" access-old.log; head --bytes 200K /dev/zero >today.log; }' \
			2>/dev/null || true
		wait_until 'the backend complains' complains_of_disk
	fi
}

# The log's last page may still have room for many lines, so each look adds one.
complains_of_disk() {
	docker exec "$(container backend)" wget -qO- http://localhost:3000/health
	docker logs "$(container backend)" 2>&1 | grep -q 'no space left'
}

state_of_backend() { docker inspect --format '{{.State.Status}} {{.State.OOMKilled}}' "$(container backend)"; }

lacks_a_variable() {
	[[ "$(state_of_backend)" == exited* ]] && docker logs "$(container backend)" 2>&1 | grep -q 'is not set'
}

# The engine can hear of the end before it hears of the reason, and then forgets the reason: once more.
has_run_out() {
	case "$(state_of_backend)" in
	'exited true') return 0 ;;
	exited*) docker start "$(container backend)" ;;
	esac
	return 1
}

# 1.5.0 as what the workflow published last; here, `current` is still the release that runs.
publish() {
	docker tag "$images/tasktracker-backend:1.5.0" "$images/tasktracker-backend:current"
	docker push --quiet --all-tags "$images/tasktracker-backend" >&2
	docker push --quiet "$images/tasktracker-postgres:15" >&2
	docker push --quiet "$images/tasktracker-redis:7" >&2
	docker push --quiet "$images/tasktracker-nginx:1" >&2
	docker tag "$images/tasktracker-backend:$release" "$images/tasktracker-backend:current"
	docker image rm "$images/tasktracker-backend:1.5.0" >&2
}

sql() { docker exec "$(container postgres)" psql --quiet --username tasktracker --command "$1" >&2; }
