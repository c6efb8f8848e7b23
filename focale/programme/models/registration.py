"""One person's seat, or place in line, in a seating."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.letters.models import Letter
from focale.people.erasing import first_names
from focale.people.rights import Right, may


class Status(models.TextChoices):
    WAITING = "waiting", _("en liste d'attente")
    OFFERED = "offered", _("place proposée")
    SEATED = "seated", _("inscription validée")
    CANCELLED = "cancelled", _("annulée")


MOVES = {
    Status.WAITING: {Status.OFFERED, Status.SEATED, Status.CANCELLED},
    Status.OFFERED: {Status.SEATED, Status.WAITING, Status.CANCELLED},
    Status.SEATED: {Status.CANCELLED},
    Status.CANCELLED: set(),
}


class RegistrationQuerySet(models.QuerySet):
    def live(self):
        return self.exclude(status=Status.CANCELLED)

    def holding_seat(self):
        return self.filter(status__in=[Status.SEATED, Status.OFFERED])

    def visible_to(self, account):
        if may(account, Right.REGISTER_ANYONE):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = person.wardships.of_the_deciding(person).values("ward")
        return self.filter(
            models.Q(participant=person) | models.Q(participant__in=wards) | models.Q(party__made_by=person)
        )


class Registration(models.Model):
    seating = models.ForeignKey("programme.Seating", on_delete=models.CASCADE, related_name="registrations")
    party = models.ForeignKey("programme.Party", on_delete=models.CASCADE, related_name="registrations")
    participant = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="registrations")
    status = models.CharField(_("état"), max_length=10, choices=Status, default=Status.WAITING)
    has_priority = models.BooleanField(_("prioritaire"), default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(_("raison"), max_length=200, blank=True)
    charge = models.OneToOneField(
        "money.Charge", null=True, blank=True, on_delete=models.PROTECT, related_name="registration"
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seating", "participant"],
                condition=~models.Q(status="cancelled"),
                name="registration_one_live",
            )
        ]
        indexes = [
            models.Index(fields=["seating", "status", "party", "participant"], name="registration_line"),
            models.Index(
                fields=["seating"], condition=models.Q(status="waiting"), name="registration_waiting"
            ),
        ]

    def __str__(self):
        return f"{self.participant} · {self.get_status_display()}"

    @property
    def holds_seat(self) -> bool:
        return self.status in (Status.SEATED, Status.OFFERED)

    def refuse_move(self, status):
        """A sentence when the table of moves does not know this one."""
        if status not in MOVES[Status(self.status)]:
            raise ValidationError(
                _now("Une inscription « %(state)s » ne peut pas changer ainsi.")
                % {"state": self.get_status_display()}
            )

    @classmethod
    def hold_for_merge(cls, kept, absorbed):
        """The seatings of both, so that nobody registers the other file there between our look and our write;
        what came in while we waited for one of them is held too."""
        seatings = cls._meta.get_field("seating").related_model.objects.select_for_update().order_by("pk")
        held, wanted = None, set()
        while wanted != held:
            held = wanted
            found = cls.objects.live().filter(participant__in=[kept, absorbed])
            wanted = held | set(found.values_list("seating", flat=True))
            list(seatings.filter(pk__in=wanted - held).values("pk"))

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """All move; of two live ones for the same seats the one that stands better stays, the other ends."""
        moved = {"participant": [], "ended": []}
        for row in cls.objects.filter(participant=absorbed).order_by("seating", "pk"):
            twin = cls.objects.live().filter(seating=row.seating_id, participant=kept).first()
            if twin and row.status != Status.CANCELLED:
                loser = max(row, twin, key=cls._standing)
                moved["ended"].append([loser.pk, loser.status])
                loser.cancel(by=None, reason=_now("inscrit·e deux fois ; l'autre inscription reste"))
            cls.objects.filter(pk=row.pk).update(participant=kept)
            moved["participant"].append(row.pk)
        return moved

    def _standing(self):
        """The smaller the better: seated, offered, waiting; then the place in line."""
        return [Status.SEATED, Status.OFFERED, Status.WAITING].index(self.status), self.party.line_key

    @classmethod
    def follow_parting(cls, kept, absorbed, moved):
        """The rows return; the seatings where one was ended are held first, since it may be given back."""
        ended = cls.objects.filter(pk__in=[pk for pk, _status in moved.get("ended", [])])
        seatings = cls._meta.get_field("seating").related_model.objects.select_for_update()
        list(seatings.filter(pk__in=ended.values("seating")).order_by("pk"))
        cls.objects.filter(pk__in=moved.get("participant", []), participant=kept).update(participant=absorbed)

    @classmethod
    def give_back(cls, moved, *, by) -> list[str]:
        """The registrations a merge had ended; returns why one stays cancelled, in sentences."""
        told = []
        for key, status in moved.get("ended", []):
            row = cls.objects.filter(pk=key, status=Status.CANCELLED).first()
            try:
                if row:
                    row.take_up_again(status, by=by)
            except ValidationError as refusal:
                told.append(
                    _now("L'inscription de %(who)s à « %(what)s » reste annulée. %(why)s")
                    % {"who": row.participant, "what": row.seating.activity, "why": refusal.messages[0]}
                )
        return told

    @transaction.atomic
    def take_up_again(self, status, *, by):
        """This cancelled registration was ended by mistake: its person is registered anew.

        Who held a seat gets one, if one is free; who waited, the place in line there was. Refuses as
        registering does, and when no seat is left. One who is registered here by now needs nothing.
        """
        if self.seating.registrations.live().filter(participant=self.participant_id).exists():
            return
        former = self.party
        party = self.seating.register(
            [self.participant], made_by=former.made_by, by=by, partner=former.partner
        )
        waits = party.place_in_line()
        if waits and status != Status.WAITING:
            raise ValidationError(_now("Il n'y a plus de place libre."))
        if waits:
            ahead = type(self).objects.filter(seating=self.seating_id, status=Status.WAITING)
            before = ahead.filter(party__line_key__lt=former.line_key).values("party").distinct().count()
            party.move_in_line(before + 1, reason=_now("fusion défaite : rang rendu"), by=by)

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Refuses while a seat or a place in line is held for dates to come; the past stays, nameless."""
        coming = models.Q(seating__occurrence__ends_at__gt=timezone.now()) | models.Q(
            seating__occurrence=None, seating__activity__occurrences__ends_at__gt=timezone.now()
        )
        mine = models.Q(participant=person) | models.Q(party__made_by=person)
        if cls.objects.live().filter(mine).filter(coming).exists():
            raise ValidationError(
                _now("%(who)s a encore des inscriptions à venir. Annulez-les d'abord.") % {"who": person}
            )
        cls.objects.filter(mine).update(cancel_reason="")  # a family's own words
        parties = cls._meta.get_field("party").related_model.objects.filter(registrations__participant=person)
        about = [party.get_absolute_url() for party in parties.distinct()]
        Letter.objects.filter(about__in=about).unname(first_names(person))

    def cancel(self, *, by, reason="", keeps_due=False):
        """This person gives up the seat or the place in line; the others of the party keep theirs.

        `keeps_due`: what is owed stays due, if the desk says so.
        """
        with self.party.alone():
            self.refresh_from_db(fields=["status", "charge"])
            self.refuse_move(Status.CANCELLED)
            self.party.leave([self], by=by, reason=reason, keeps_due=keeps_due)
        self.refresh_from_db()
