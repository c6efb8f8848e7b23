"""An empty database is laid in one go: every table as it is today, then every migration noted as done.

Going through the whole history renders each state of each model again: seven seconds where one is enough.
The two ways must lead to the same tables: `focale/tests/test_laying.py` compares them.
"""

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder


class Command(migrate.Command):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        connection.prepare_database()
        asked = ("app_label", "plan", "check_unapplied", "fake", "fake_initial")
        if not any(options[name] for name in asked) and not connection.introspection.table_names():
            lay(connection)
        super().handle(*args, **options)


def lay(connection):
    """Create all tables, guards and shipped rows of an empty database, in one transaction."""
    executor = MigrationExecutor(connection)
    history = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    with connection.schema_editor(atomic=True) as editor:
        for app in apps.get_app_configs():
            for model in app.get_models():
                if model._meta.managed and not model._meta.proxy:
                    editor.create_model(model)
        while editor.deferred_sql:
            editor.execute(editor.deferred_sql.pop(0))
        _write(editor, history, executor.loader.project_state())
        MigrationRecorder(connection).ensure_schema()
        MigrationRecorder.Migration.objects.using(connection.alias).bulk_create(
            MigrationRecorder.Migration(app=migration.app_label, name=migration.name) for migration in history
        )


def _write(editor, history, state):
    """What our migrations wrote besides tables (triggers, shipped rows), unless marked as without use here.

    A migration that only carries existing rows over says `elidable=True`, as when migrations are squashed;
    those of other packages do nothing else.
    """
    own = {app.label for app in apps.get_app_configs() if app.name.startswith("focale.")}
    for migration in history:
        for operation in migration.operations if migration.app_label in own else ():
            if isinstance(operation, RunPython | RunSQL) and not operation.elidable:
                operation.database_forwards(migration.app_label, editor, state, state)
