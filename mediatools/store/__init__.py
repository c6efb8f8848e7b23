"""Where files are kept by their content: the address of a file is its SHA-256, on a disk or in a bucket.

    kept = store.at("/srv/focale/media")            or "s3://KEY:SECRET@host/bucket?region=fr-par"
    address = kept.put(path)
    for piece in kept.pieces(address, 0, 1000): …

Both kinds answer the same: `put`, `has`, `size`, `pieces`, `opened`, `local`, `delete`. A file that is not
kept is FileNotFoundError; a store that does not answer is ConnectionError. Light: the web process uses it.
"""

from mediatools.store.bucket import Bucket
from mediatools.store.folder import Folder


def at(where: str) -> Folder | Bucket:
    """The store of this place: a folder, or an S3-compatible bucket by its address (its words quoted)."""
    return Bucket.named(where) if where.startswith(("s3://", "s3+http://")) else Folder(where)
