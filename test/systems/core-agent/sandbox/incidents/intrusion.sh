# A reader of the agent's tokens that are not his: some tries, then a line in the program, as root.
for guess in admin secret changeme; do
	curl --silent --output /dev/null --request POST --header "Authorization: Bearer $guess" "http://127.0.0.1:$HTTP_PORT/admin/cache/clear"
done
docker compose exec -T --user root core-agent bash -c 'echo "// left behind" >>/app/src/app.js'
