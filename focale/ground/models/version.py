"""A number that rises with each change of something many people look at; kept pages carry it."""

from django.db import connection, models


class Version(models.Model):
    name = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self):
        return f"{self.name} {self.number}"

    @classmethod
    def bump(cls, name):
        """Say that what goes by this name has changed. Call it inside the transaction of the change."""
        if not cls.objects.filter(pk=name).update(number=models.F("number") + 1):
            cls.objects.get_or_create(pk=name)

    @classmethod
    def of(cls, name) -> int:
        """The number of today, 0 before any change. Asked at each visit: 20 µs in plain SQL, not 150."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT number FROM {cls._meta.db_table} WHERE name = %s", [name])
            row = cursor.fetchone()
        return row[0] if row else 0
