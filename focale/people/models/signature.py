"""A signature given on a tablet: drawn with a finger, or a name typed by who signs with keys.

It is the proof of the answers that point at it; their exact words stand with them. Who only says no signs
nothing: the row then says when, and with whose tablet.
"""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import Right, may
from focale.people.strokes import digest, read_strokes

from .guardianship import Guardianship

LONGEST_NAME = 160


class SignatureQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Who sees consents, who signed, and who decides for the person an answer is about."""
        if may(account, Right.SEE_PEOPLE):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        about = self.filter(Q(consents__subject=person) | Q(consents__subject__in=wards)).values("pk")
        return self.filter(Q(person=person) | Q(person__in=wards) | Q(pk__in=about))

    @transaction.atomic
    def give(self, person, *, drawn=None, typed="", by):
        """Keep it. `drawn`: lines of points, as the page sent them; `by`: the account that held the tablet.

        Raises ValidationError for what is no drawing of a finger.
        """
        lines = read_strokes(drawn) if drawn else []
        facts = {"drawn": lines, "typed": typed.strip()[:LONGEST_NAME], "entered_by": by}
        given = self.create(person=person, **facts)
        record("signature.given", given, by=by, person=person.pk, digest=digest(lines, given.typed))
        return given


class Signature(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="signatures")
    drawn = models.JSONField(default=list, blank=True)
    typed = models.CharField(_("nom écrit"), max_length=LONGEST_NAME, blank=True)
    signed_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        ordering = ["-signed_at", "-pk"]

    def __str__(self):
        return _now("signature de %(who)s") % {"who": self.person}

    @classmethod
    def follow_erasure(cls, person, *, by):
        """It goes with the person; what others signed no longer leads to who is forgotten."""
        cls.objects.filter(person=person).delete()
        person.consents.update(signature=None)
