"""`focale work`: the background work alone, for one more machine beside `focale serve`."""

import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from focale.ground.worker import Worker, run_waiting


class Command(BaseCommand):
    help = "Fait le travail de fond, jusqu'à Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="seulement ce qui attend, puis s'arrête")

    def handle(self, *args, once, **options):
        if once:
            self.stdout.write(f"Tâches faites\u00a0: {run_waiting()}")
            return
        asked = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: asked.set())
        worker = Worker(import_string(settings.SCHEDULE))
        worker.start()
        self.stdout.write("Le travail de fond est en route. Ctrl-C pour arrêter.")
        self.stdout.flush()
        asked.wait()
        worker.stop()
