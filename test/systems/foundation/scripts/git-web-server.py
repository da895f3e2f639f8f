"""The Git web browser: the repository's files, history and differences, to look at. `git-web-server.py [--bind ADDRESS] [--port PORT]`"""

import argparse
import html
import subprocess
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

parser = argparse.ArgumentParser()
parser.add_argument("--bind", default="127.0.0.1")
parser.add_argument("--port", type=int, default=3001)
arguments = parser.parse_args()


def git(*words):
    return subprocess.run(["git", *words], check=True, capture_output=True).stdout


def page(title, text):
    body = f"<!doctype html><title>{html.escape(title)}</title><pre>{html.escape(text)}</pre>\n"
    return "text/html; charset=utf-8", body.encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        view, _, name = urllib.parse.unquote(self.path.lstrip("/")).partition("/")
        try:
            kind, body = self.view(view, name)
            status = 200
        except (subprocess.CalledProcessError, KeyError):
            status, (kind, body) = 404, page("not found", "not found")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def view(self, view, name):
        # What follows `--end-of-options` is never read as an option of git.
        views = {
            "": lambda: page("files", git("ls-tree", "-r", "--name-only", "HEAD").decode()),
            "file": lambda: page(name, git("show", "--end-of-options", f"HEAD:{name}").decode()),
            "raw": lambda: ("application/octet-stream", git("show", "--end-of-options", f"HEAD:{name}")),
            "log": lambda: page("history", git("log", "--oneline").decode()),
            "commit": lambda: page(name, git("show", "--end-of-options", name).decode()),
        }
        return views[view]()

    def log_message(self, *_):
        pass


print(f"http://{arguments.bind}:{arguments.port}/", flush=True)
ThreadingHTTPServer((arguments.bind, arguments.port), Handler).serve_forever()
