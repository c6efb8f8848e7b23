"""Whether a notification comes from HelloAsso: HMAC-SHA256 of its body in `x-ha-signature`, in hexadecimal.

Source: HelloAsso's documentation, « Vérifier l'authenticité ». It signs for those it gave a key to.
"""

import hashlib
import hmac


def is_signed(body: bytes, signature: str, key: str) -> bool:
    """Compared in constant time; never without a key."""
    wanted = hmac.new(key.encode(), body, hashlib.sha256).hexdigest().encode()
    return bool(key) and hmac.compare_digest(wanted, signature.strip().lower().encode())
