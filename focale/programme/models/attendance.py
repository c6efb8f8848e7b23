"""Who was there, for how long, and what was true of them that day. Promise 4 lives here.

The facts of the day (age, gender, district, town, situation, holiday) are frozen when first marked: a report
printed twice never differs. `visitor` is the number of the person and stays when the person is erased, so
that distinct people can still be counted without knowing who they were.
"""

from django.core import serializers
from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.models.residence import InDistrict
from focale.people.rights import Right, may


class Presence(models.TextChoices):
    PRESENT = "present", _("présent·e")
    ABSENT = "absent", _("absent·e")
    EXCUSED = "excused", _("excusé·e")


FACTS = ("gender", "situation", "in_district", "district_code", "town", "age")
"""What is known of a person that day. Figures read these from an index alone, a million rows in 0.3 s."""

COUNTED = ("activity", "in_school_holidays", "visitor", "minutes", "was_expected")


class AttendanceQuerySet(models.QuerySet):
    def present(self):
        return self.filter(presence=Presence.PRESENT)

    def visible_to(self, account):
        """The rows behind the figures, for those who may open them; others their own and their wards'."""
        if may(account, Right.SEE_ROWS):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = person.wardships.of_the_deciding(person).values("ward")
        return self.filter(models.Q(person=person) | models.Q(person__in=wards))

    def settle_first_visit(self, person):
        """The earliest presence of a person is their first visit, in whatever order sheets are entered."""
        rows = self.filter(visitor=person.pk)
        first = (
            rows.present().order_by("on", "occurrence__starts_at", "pk").values_list("pk", flat=True).first()
        )
        rows.filter(is_first_visit=True).exclude(pk=first).update(is_first_visit=False)
        if first:
            rows.filter(pk=first, is_first_visit=False).update(is_first_visit=True)


class Attendance(models.Model):
    occurrence = models.ForeignKey(
        "programme.Occurrence", on_delete=models.PROTECT, related_name="attendances"
    )
    activity = models.ForeignKey("programme.Activity", on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances"
    )
    visitor = models.PositiveBigIntegerField(help_text="number of the person, kept after erasure")
    presence = models.CharField(_("présence"), max_length=10, choices=Presence)
    was_expected = models.BooleanField(_("était inscrit·e"), default=True)
    arrived_at = models.DateTimeField(_("arrivée"), null=True, blank=True)
    left_at = models.DateTimeField(_("départ"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes de présence"), default=0)
    on = models.DateField(_("jour"))
    age = models.PositiveSmallIntegerField(_("âge ce jour-là"), null=True, blank=True)
    gender = models.CharField(_("genre"), max_length=10, blank=True)
    situation = models.CharField(_("situation"), max_length=20, blank=True)
    in_district = models.CharField(_("quartier"), max_length=3, choices=InDistrict, blank=True)
    district_code = models.CharField(max_length=20, blank=True)
    district_version = models.PositiveSmallIntegerField(null=True, blank=True)
    town = models.CharField(_("commune"), max_length=80, blank=True)
    is_first_visit = models.BooleanField(_("première visite"), default=False)
    in_school_holidays = models.BooleanField(_("pendant les vacances scolaires"), default=False)
    marked_at = models.DateTimeField(_("pointé à"))
    marked_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("présence")
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "visitor"], name="attendance_once"),
            models.CheckConstraint(
                condition=models.Q(presence="present") | models.Q(minutes=0),
                name="attendance_minutes_of_the_present",
            ),
        ]
        indexes = [
            models.Index(fields=["visitor", "on"], name="attendance_visitor"),
            models.Index(fields=["on", "presence", *COUNTED], name="attendance_by_day"),
            models.Index(
                fields=["visitor", *FACTS, "presence", "on", "activity", "in_school_holidays", "minutes"],
                name="attendance_by_visitor",
            ),
            models.Index(
                fields=["on", "visitor"], condition=models.Q(is_first_visit=True), name="attendance_first"
            ),
        ]

    def __str__(self):
        return f"{self.person or '—'} {self.on} {self.get_presence_display()}"

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """Give the absorbed person's rows to the kept one; on one date the presence wins, counted once."""
        moved = {"person": [], "dropped": []}
        for row in cls.objects.filter(visitor=absorbed.pk):
            twin = cls.objects.filter(occurrence=row.occurrence_id, visitor=kept.pk).first()
            twin_goes = twin and twin.presence != Presence.PRESENT and row.presence == Presence.PRESENT
            if loser := twin and (twin if twin_goes else row):
                moved["dropped"].append(serializers.serialize("json", [loser]))
                loser.delete()
            if not twin or twin_goes:
                row.person, row.visitor = kept, kept.pk
                row.save(update_fields=["person", "visitor"])
                moved["person"].append(row.pk)
        cls.objects.settle_first_visit(kept)
        return moved

    @classmethod
    def follow_parting(cls, kept, absorbed, moved):
        """Take a merge back: the rows return, and those that were counted once come back as they were."""
        rows = cls.objects.filter(pk__in=moved.get("person", []), visitor=kept.pk)
        rows.update(person=absorbed, visitor=absorbed.pk)
        for text in moved.get("dropped", []):
            for row in serializers.deserialize("json", text):
                row.save()
        for person in (kept, absorbed):
            cls.objects.settle_first_visit(person)

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The frozen facts stay, without the person."""
        cls.objects.filter(person=person).update(person=None)

    def freeze(self, person, occurrence, *, in_school_holidays):
        """Write down what is true of the person on the day of the occurrence."""
        day = occurrence.day
        residence = person.residence_on(day)
        self.on, self.age = day, person.age(day)
        self.gender, self.situation = person.gender, person.situation
        self.in_school_holidays = in_school_holidays
        if residence:
            self.in_district, self.town = residence.in_district, residence.town
            self.district_version = residence.version
            self.district_code = residence.district.code if residence.district else ""

    def count_minutes(self):
        """Minutes really there: between arrival and departure where told, else the whole occurrence."""
        start = max(self.arrived_at or self.occurrence.starts_at, self.occurrence.starts_at)
        end = min(self.left_at or self.occurrence.ends_at, self.occurrence.ends_at)
        present = self.presence == Presence.PRESENT
        self.minutes = max(0, int((end.timestamp() - start.timestamp()) // 60)) if present else 0
