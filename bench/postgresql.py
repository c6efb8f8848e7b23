"""A PostgreSQL of our own, for tests and measurements: that of the pgserver package, which needs no root.

FOCALE_TEST_DATABASE_URL names a running server to be used instead.
"""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

RUNTIME = Path(tempfile.gettempdir()) / f"focale-{os.getuid()}"
RUNTIME.mkdir(mode=0o700, exist_ok=True)
os.environ.setdefault("XDG_RUNTIME_DIR", str(RUNTIME))  # pgserver looks at it when it is imported

import pgserver  # noqa: E402


@contextmanager
def postgresql(*, careful=True):
    """The address of a PostgreSQL, for as long as it is needed.

    Not `careful`: it does not wait for the disk, which is faster and loses its data if the machine stops.
    """
    if address := os.environ.get("FOCALE_TEST_DATABASE_URL"):
        yield address
        return
    with tempfile.TemporaryDirectory(prefix="focale-pg-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        server = pgserver.get_server(f"{folder}/data", cleanup_mode="stop")
        if not careful:
            server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off;")
            server.psql("SELECT pg_reload_conf();")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def empty_database(address, name) -> str:
    """The address of a database of that name, new and empty, on the server of `address`."""
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
