"""The API: accounts, tokens and a chat over HTTP."""

import hashlib
import json
import os
import secrets
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import billing
import tokens
from release import VERSION, probe
from store import query, redis

SALT = b"agent-saas"


def ready():
    """What the load balancer asks: the database and Redis answer, and the schema is one that this release can use."""
    body = {"status": "ok", "version": VERSION, "database": "ok", "redis": "ok"}
    for name, ask in (("database", lambda: probe(query)), ("redis", lambda: redis("PING"))):
        try:
            ask()
        except Exception as error:
            body.update({"status": "unavailable", name: str(error).strip().splitlines()[0]})
    return (200 if body["status"] == "ok" else 503), body


def hashed(password):
    return hashlib.scrypt(password.encode(), salt=SALT, n=1024, r=8, p=1).hex()


def session(email):
    refresh = secrets.token_urlsafe(24)
    redis("SET", f"refresh:{refresh}", email, "EX", "86400")
    return {"access_token": tokens.issue(email), "refresh_token": refresh}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body):
        data = json.dumps(body).encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self):
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")

    def subject(self):
        return tokens.subject_of(self.headers.get("Authorization", "").removeprefix("Bearer "))

    def do_GET(self):
        if self.path == "/health":
            return self.reply(200, {"status": "ok", "version": VERSION})
        if self.path == "/health/ready":
            return self.reply(*ready())
        if self.path == "/api/v1/auth/me":
            subject = self.subject()
            return self.reply(200, {"email": subject}) if subject else self.reply(401, {"error": "invalid token"})
        return self.reply(404, {"error": "not found"})

    def do_POST(self):
        given = self.body()
        if self.path == "/api/v1/auth/signup":
            values = (given["email"], hashed(given["password"]), given.get("region", "eu"))
            query("INSERT INTO accounts (email, password, region) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", *values)
            return self.reply(201, session(given["email"]))
        if self.path == "/api/v1/auth/login":
            rows = query("SELECT password FROM accounts WHERE email = %s", given["email"])
            right = rows and secrets.compare_digest(rows[0][0], hashed(given["password"]))
            return self.reply(200, session(given["email"])) if right else self.reply(401, {"error": "wrong password"})
        if self.path == "/api/v1/auth/refresh":
            email = redis("GET", f"refresh:{given['refresh_token']}")
            return self.reply(200, session(email)) if email else self.reply(401, {"error": "unknown refresh token"})
        if self.path == "/api/v1/chat":
            if not self.subject():
                return self.reply(401, {"error": "invalid token"})
            return self.reply(200, {"answer": f"You said: {given['message']}"})
        return self.reply(404, {"error": "not found"})


class Server(ThreadingHTTPServer):
    # Replicas share the port; the kernel spreads the connections.
    def server_bind(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        super().server_bind()


if os.environ.get("AUTO_RUN_MIGRATIONS") == "true":
    os.execvp("alembic", ["alembic", "upgrade", "head"]) if os.fork() == 0 else os.wait()
if os.environ.get("ENABLE_BILLING_RETRY_WORKER") == "true":
    threading.Thread(target=billing.retry_forever, daemon=True).start()
port = int(os.environ.get("API_PORT", "8000"))
print(f"api {VERSION} listens on {port}", flush=True)
Server(("127.0.0.1", port), Handler).serve_forever()
