"""Closes the tasks that are done."""

import os
import time

import psycopg2

print(f"worker {os.environ['RELEASE']} started", flush=True)
while True:
    try:
        with psycopg2.connect(os.environ["DATABASE_URL"], connect_timeout=2) as connection:
            with connection.cursor() as cursor:
                cursor.execute("UPDATE tasks SET state = 'closed' WHERE state = 'done'")
    except psycopg2.Error as error:
        print(f"worker: {error}".strip(), flush=True)
    time.sleep(1)
