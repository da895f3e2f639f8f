"""Charges what is to be charged again. Each process that runs this reads the list for itself: two of them charge twice."""

import os
import socket
import time

from store import query

NAME = f"{os.environ.get('BILLING_RETRY_DEPLOYMENT_MODE', 'inline')}-{socket.gethostname()}-{os.getpid()}"


def retry_forever():
    print(f"billing retries by {NAME}", flush=True)
    while True:
        try:
            for retry_id, in query("SELECT id FROM billing_retries WHERE state = 'pending' ORDER BY id"):
                charge(retry_id)
        except Exception as error:
            print(f"billing: {error}".strip(), flush=True)
        time.sleep(0.2)


def charge(retry_id):
    query("INSERT INTO billing_charges (retry_id, worker) VALUES (%s, %s)", retry_id, NAME)
    query("UPDATE billing_retries SET state = 'charged' WHERE id = %s", retry_id)


if __name__ == "__main__":
    retry_forever()
