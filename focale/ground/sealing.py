"""What was given to somebody is frozen: the same content always has the same words and the same hash."""

import hashlib
import json


def canonical(content) -> bytes:
    """JSON with its keys in order, so that equal contents are equal bytes."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sealed(content) -> str:
    """SHA-256 of a content."""
    return hashlib.sha256(canonical(content)).hexdigest()
