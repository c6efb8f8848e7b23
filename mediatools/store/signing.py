"""Signature version 4, after Amazon's public description: how a store knows that a request is ours."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

METHOD = "AWS4-HMAC-SHA256"
NOTHING = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Key:
    """`name` and `secret`, as the store's owner gave them; `region` as the store wants it written."""

    name: str
    secret: str = field(repr=False)
    region: str = "us-east-1"


def signed(
    key: Key,
    verb: str,
    host: str,
    path: str,
    query: dict,
    headers: dict,
    digest: str,
    now: datetime | None = None,
) -> dict:
    """The headers to send. `path` unquoted, from the root; `digest`: the SHA-256 of the body."""
    stamp = f"{now or datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    whole = {name.lower(): value.strip() for name, value in headers.items()}
    whole |= {"host": host, "x-amz-content-sha256": digest, "x-amz-date": stamp}
    names = ";".join(sorted(whole))
    lines = [verb, quote(path, safe="/-_.~"), asked(query)]
    lines += [f"{name}:{whole[name]}" for name in sorted(whole)]
    canonical = "\n".join([*lines, "", names, digest])
    scope = f"{stamp[:8]}/{key.region}/s3/aws4_request"
    text = "\n".join([METHOD, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    secret = f"AWS4{key.secret}".encode()
    for word in scope.split("/"):
        secret = hmac.digest(secret, word.encode(), "sha256")
    signature = hmac.digest(secret, text.encode(), "sha256").hex()
    whole["authorization"] = (
        f"{METHOD} Credential={key.name}/{scope},SignedHeaders={names},Signature={signature}"
    )
    return whole


def asked(query: dict) -> str:
    """A query in the order and the letters the signature wants."""
    pairs = sorted(
        (quote(str(name), safe="-_.~"), quote(str(value), safe="-_.~")) for name, value in query.items()
    )
    return "&".join(f"{name}={value}" for name, value in pairs)
