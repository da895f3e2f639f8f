"""Access tokens: JSON web tokens that the signing key signs, good for a quarter of an hour."""

import base64
import hashlib
import hmac
import json
import os
import time


def encode(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def signature(text):
    return encode(hmac.new(os.environ["JWT_SIGNING_KEY"].encode(), text.encode(), hashlib.sha256).digest())


def issue(subject):
    claims = {"sub": subject, "exp": int(time.time()) + 900}
    text = ".".join(encode(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    return text + "." + signature(text)


def subject_of(token):
    """Whom a token is of; None for one that another key signed, that is over, or that is none."""
    text, _, proof = token.rpartition(".")
    if not hmac.compare_digest(proof, signature(text)):
        return None
    claims = json.loads(decode(text.split(".")[1]))
    return claims["sub"] if claims["exp"] > time.time() else None
