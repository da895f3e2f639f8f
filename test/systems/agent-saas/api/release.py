"""The version, and what it reads of the database."""

VERSION = "v1.4.0"


def probe(query):
    query("SELECT id, email, region FROM accounts LIMIT 1")
