"""Secret links: derived from a key, so that none is stored, and found by their digest, so that no file tells one."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

KEY_BYTES = 32


def new_key() -> bytes:
    """Make a key; keep it where only its user can read it."""
    return secrets.token_bytes(KEY_BYTES)


def token(key: bytes, feed_id: str, generation: int) -> str:
    """Tell the token of a feed; another generation, another token. ValueError for a short key."""
    if len(key) < KEY_BYTES:
        raise ValueError(f"a feed key has at least {KEY_BYTES} bytes")
    mac = hmac.new(key, f"{feed_id}|{generation}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def digest(token: str) -> str:
    """Name the file of a token: whoever reads the folder learns no link."""
    return hashlib.sha256(token.encode()).hexdigest()
