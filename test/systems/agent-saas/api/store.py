"""PostgreSQL and Redis, by the addresses that the secrets manager gives."""

import os
import socket
from urllib.parse import urlparse

import psycopg2


def query(sql, *values):
    connection = psycopg2.connect(os.environ["DATABASE_URL"], connect_timeout=2)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def redis(*words):
    """One command of Redis and its answer: a status, a text, or None."""
    address = urlparse(os.environ["REDIS_URL"])
    request = f"*{len(words)}\r\n" + "".join(f"${len(word)}\r\n{word}\r\n" for word in words)
    with socket.create_connection((address.hostname, address.port or 6379), timeout=2) as connection:
        connection.sendall(request.encode())
        kind, text = (reader := connection.makefile("rb")).read(1), reader.readline().decode().strip()
        if kind == b"-":
            raise OSError(text)
        if kind != b"$":
            return text
        return reader.read(int(text)).decode() if int(text) >= 0 else None
