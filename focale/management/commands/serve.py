"""`focale serve`: one process that prepares the place, serves the site and does the background work."""

import os
import resource
import signal
import subprocess
import sys
import time
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, connections
from django.utils.module_loading import import_string
from waitress import wasyncore
from waitress.server import create_server

from focale.ground.files import compile_catalogues
from focale.ground.models import Identity
from focale.ground.worker import Worker
from focale.management.commands.prepare import is_ready

VISITORS_AT_ONCE = 2000
FEW_CONNECTIONS = 50
REST_FOR_EACH = 0.000_02
LONGEST_UPLOAD = 64 * 1024 * 1024
AT_A_TIME = 256 * 1024
"""Bytes read from a line at a time; waitress alone reads 8 kB, which made uploads three times slower."""


class Command(BaseCommand):
    help = "Ouvre le site et fait le travail de fond, jusqu'à Ctrl-C."
    requires_system_checks = []

    def handle(self, *args, **options):
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(
                f"La base de données ne répond pas\u00a0: {str(error).splitlines()[0]}. "
                "Vérifiez DATABASE_URL, ou le dossier FOCALE_HOME."
            ) from error
        compile_catalogues()
        if not is_ready():
            self.prepare()
        server = self.listen(get_wsgi_application())
        worker = Worker(import_string(settings.SCHEDULE))
        connections.close_all()
        worker.start()
        self.greet()
        try:
            server.run()
        finally:
            server.close()
            worker.stop()
            self.stdout.write("Focale est arrêté.")

    def prepare(self):
        """Migrate, build the demonstration, gather the static files, where needed: in a process
        of their own, so that the service does not keep the memory they took."""
        connections.close_all()
        done = subprocess.run(
            [sys.executable, "-m", "focale", "prepare"], env={**os.environ, "FOCALE_HOME": str(settings.HOME)}
        )
        if done.returncode:
            sys.exit(done.returncode)

    def listen(self, application):
        """A waitress server with a fixed pool of threads; 1,000 visitors at once wait their turn."""
        allow_files(VISITORS_AT_ONCE + 200)
        relays = settings.TRUSTED_PROXIES
        trust = {
            "trusted_proxy": "*",
            "trusted_proxy_count": relays,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        }
        try:
            server = create_server(
                application,
                host=settings.LISTEN,
                port=settings.PORT,
                threads=settings.THREADS,
                backlog=VISITORS_AT_ONCE,
                connection_limit=VISITORS_AT_ONCE,
                asyncore_use_poll=True,
                max_request_body_size=LONGEST_UPLOAD,
                recv_bytes=AT_A_TIME,
                clear_untrusted_proxy_headers=True,
                ident=None,
                **(trust if relays else {}),
            )
            server.asyncore = Unhurried
            return server
        except (OSError, ValueError) as error:
            raise CommandError(
                f"Focale ne peut pas écouter sur {settings.LISTEN}, port {settings.PORT}\u00a0: {error}. "
                "Un autre service s'en sert peut-être\u00a0; choisissez un autre port, par exemple PORT=8080."
            ) from error

    def greet(self):
        self.say(f"Focale est ouvert\u00a0: {settings.ADDRESS}")
        if Identity.current().is_demonstration:
            for line in import_string("focale.demo.sign_ins")():
                self.say(f"  {line}")
        self.say("Ctrl-C pour arrêter.")

    def say(self, words):
        self.stdout.write(words)
        self.stdout.flush()


class Unhurried:
    """The listening loop of waitress, which looks at every open connection each time a thread has an answer
    ready: with a thousand of them open it would do nothing else. So with many it looks less often, and takes
    in everybody who stands at the door each time, not one."""

    @staticmethod
    def loop(timeout, map, use_poll):
        for door in [each for each in map.values() if each.accepting]:
            door.handle_accept = partial(let_in, map, door.handle_accept)
        while map:
            wasyncore.poll2(timeout, map)
            if len(map) > FEW_CONNECTIONS:
                time.sleep(len(map) * REST_FOR_EACH)


def let_in(open_connections, one_more):
    """Everybody who waits at the door, as far as there is room."""
    before = -1
    while before < len(open_connections) < VISITORS_AT_ONCE:
        before = len(open_connections)
        one_more()


def stop(_number, _frame):
    """End the main loop; waitress answers what it has begun."""
    sys.exit(0)


def allow_files(most):
    """Each visitor is an open file for the system: raise our limit as far as we may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, hard), hard))
