"""The tracker's API: tasks and sessions over HTTP, kept in PostgreSQL."""

import base64
import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg2

import release

SECRET = os.environ["SECRET_KEY"].encode()


def query(sql, *values):
    with psycopg2.connect(os.environ["DATABASE_URL"], connect_timeout=2) as connection:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []


def sign(subject):
    digest = hmac.new(SECRET, subject.encode(), hashlib.sha256).digest()
    return subject + "." + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def health():
    """What the load balancer asks: the database answers, and its schema is the one that this release reads."""
    body = {"status": "ok", "release": os.environ["RELEASE"]}
    try:
        body["revision"] = query("SELECT version_num FROM alembic_version")[0][0]
        release.probe(query)
    except (psycopg2.Error, IndexError) as error:
        reason = str(error).strip().splitlines()
        return 503, {**body, "status": "unhealthy", "reason": reason[0] if reason else type(error).__name__}
    return 200, body


class Handler(BaseHTTPRequestHandler):
    def reply(self, status, body):
        data = json.dumps(body).encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self):
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")

    def do_GET(self):
        if self.path == "/health":
            return self.reply(200, {"status": "ok", "release": os.environ["RELEASE"]})
        if self.path == "/api/v1/health":
            return self.reply(*health())
        if self.path == "/api/v1/tasks":
            rows = query("SELECT id, title, state FROM tasks ORDER BY id")
            return self.reply(200, [dict(zip(("id", "title", "state"), row)) for row in rows])
        if self.path == "/api/v1/session":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            subject = token.rpartition(".")[0]
            valid = subject != "" and hmac.compare_digest(token, sign(subject))
            return self.reply(200, {"subject": subject}) if valid else self.reply(401, {"error": "invalid token"})
        return self.reply(404, {"error": "not found"})

    def do_POST(self):
        if self.path == "/api/v1/tasks":
            row = query("INSERT INTO tasks (title) VALUES (%s) RETURNING id", self.body()["title"])[0]
            return self.reply(201, {"id": row[0]})
        if self.path == "/api/v1/session":
            return self.reply(201, {"token": sign(self.body()["subject"])})
        return self.reply(404, {"error": "not found"})


print(f"backend {os.environ['RELEASE']} listens on 8000", flush=True)
ThreadingHTTPServer(("", 8000), Handler).serve_forever()
