"""Links that can be shown again and yet are stored nowhere: derived from the installation's secret.

A token is the subject's id followed by a keyed digest of (purpose, id, version). Raising the version revokes it.
"""

import base64
import hashlib
import hmac

ID_LENGTH = 16  # characters of base32: 80 random bits
DIGEST_LENGTH = 32  # characters of base32: 160 bits, above the 128 that docs/security.md asks for


def encode_random(random_bytes: bytes) -> str:
    """Random bytes as lower-case base32, which survives being read aloud and typed. 10 bytes give an id."""
    return base64.b32encode(random_bytes).decode().lower().rstrip("=")


def keyed(secret: bytes, *parts: str) -> str:
    """A digest of `parts` that only the holder of `secret` can make; 32 characters."""
    message = "\x1f".join(parts).encode()
    return encode_random(hmac.new(secret, message, hashlib.sha256).digest()[:20])


def token_for(secret: bytes, purpose: str, subject_id: str, version: int) -> str:
    return subject_id + keyed(secret, "link", purpose, subject_id, str(version))


def subject_of(token: str) -> str:
    """The id that a token claims to be for. Says nothing about whether the token is genuine."""
    return token[:ID_LENGTH]


def is_genuine(secret: bytes, purpose: str, token: str, version: int) -> bool:
    expected = token_for(secret, purpose, subject_of(token), version)
    return hmac.compare_digest(token.encode(), expected.encode())


def digest(token: str) -> str:
    """What is stored of a session token: enough to recognise it, useless to a reader of the database."""
    return hashlib.sha256(token.encode()).hexdigest()
