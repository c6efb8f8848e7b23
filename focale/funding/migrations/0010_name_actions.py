from django.db import migrations
from django.db.models import Q


def name_actions(apps, schema_editor):
    """Activities committed before have the code of their one action."""
    activities = apps.get_model("programme", "Activity").objects
    live = apps.get_model("funding", "Commitment").objects.filter(ended_at=None)
    for activity in activities.filter(Q(commitments__ended_at=None) | Q(occurrences__commitments__ended_at=None)).distinct():
        rows = live.filter(Q(activity=activity) | Q(occurrence__activity=activity))
        codes = set(rows.values_list("action__code", flat=True))
        if len(codes) == 1:
            activities.filter(pk=activity.pk).update(project=codes.pop())


class Migration(migrations.Migration):
    dependencies = [("funding", "0009_keep_rows_of_reports"), ("programme", "0014_name_the_action")]

    operations = [migrations.RunPython(name_actions, migrations.RunPython.noop, elidable=True)]
