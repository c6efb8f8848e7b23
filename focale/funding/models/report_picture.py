"""A picture the team chose for a report: a copy of its own, who is to be recognised on it, and their word.

Nobody is shown to a funder without having agreed to that use (« dans un bilan pour un financeur »); for a
minor each holder of parental authority and the child. A consent that is withdrawn takes the picture off every
later print, also of a report that was sent: its figures and words stay, and the place of the picture says so.
"""

import hashlib
import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.consenting import image_answers
from focale.people.models import Use
from focale.people.rights import Right, may
from focale.programme.models import Picture

from .grant_report import GrantReport

WIDTH, MOST = 1280, 6


def new_place(_picture, _name) -> str:
    return f"bilans/{secrets.token_hex(12)}.jpg"


class ReportPictureQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_GRANTS) else self.none()


class ReportPicture(models.Model):
    report = models.ForeignKey(GrantReport, on_delete=models.CASCADE, related_name="pictures")
    source = models.ForeignKey(Picture, null=True, on_delete=models.SET_NULL, related_name="+")
    shown = models.ManyToManyField(
        "people.Person", blank=True, related_name="+", through="funding.ReportFace"
    )
    shows_nobody = models.BooleanField(_("personne n'est reconnaissable"), default=False)
    file = models.ImageField(upload_to=new_place)
    sha256 = models.CharField(max_length=64)
    alt = models.CharField(_("ce que montre l'image"), max_length=200)
    credit = models.CharField(_("crédit"), max_length=120)

    objects = ReportPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("image d'un bilan")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "source"], name="report_picture_once")]

    def __str__(self):
        return self.alt

    @classmethod
    @transaction.atomic
    def choose(cls, report, source, *, shown=(), by):
        """Take this picture into the report. `shown`: the persons to be recognised on it, nobody if empty.

        Refuses with a sentence whoever has not agreed, a picture too many, a report already sent.
        """
        held = GrantReport.objects.select_for_update().get(pk=report.pk)
        held._refuse_sent()
        if held.pictures.exclude(source=source).count() >= MOST:
            raise ValidationError(
                _now("Un bilan montre %(most)d images au plus. Retirez-en une d'abord.") % {"most": MOST}
            )
        refuse_unless_agreed(shown)
        with source.file.storage.open(source.rendition_name(WIDTH, "jpg")) as rendition:
            content = rendition.read()
        held.pictures.filter(source=source).delete()
        facts = {"alt": source.alt, "credit": source.credit, "shows_nobody": not shown}
        made = cls(report=held, source=source, sha256=hashlib.sha256(content).hexdigest(), **facts)
        made.file.save("", ContentFile(content), save=True)
        made.shown.set(shown)
        keys = [person.pk for person in shown]
        record("grant_report.picture_chosen", held, by=by, picture=source.pk, shown=keys)
        return made

    @transaction.atomic
    def take_off(self, *, by):
        """Out of the report. Refuses once sent."""
        held = GrantReport.objects.select_for_update().get(pk=self.report_id)
        held._refuse_sent()
        record("grant_report.picture_removed", held, by=by, alt=self.alt)
        self.delete()

    def delete(self, *args, **kwargs):
        name, storage = self.file.name, self.file.storage
        gone = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: storage.delete(name))
        return gone

    def is_allowed(self) -> bool:
        """Whether it may be shown today: each person on it still agrees, none of them was erased."""
        return self.pk in allowed_among([self])

    def refuse_unless_allowed(self):
        if not self.is_allowed():
            raise ValidationError(
                _now("L'accord pour l'image « %(what)s » n'est plus donné. Retirez-la du bilan.")
                % {"what": self.alt}
            )

    def destroy_file(self):
        """The copy itself goes; what the report said of it stays."""
        name, storage = self.file.name, self.file.storage
        ReportPicture.objects.filter(pk=self.pk).update(file="")
        transaction.on_commit(lambda: storage.delete(name))

    def as_told(self) -> dict:
        """What the report freezes of it."""
        return {"pk": self.pk, "sha256": self.sha256, "alt": self.alt, "credit": self.credit}


def allowed_among(pictures) -> set[int]:
    """The keys of those that may be shown today. Two queries, and one for the persons unless prefetched."""
    shown = {picture.pk: list(picture.shown.all()) for picture in pictures if picture.file}
    nobody = {picture.pk for picture in pictures if picture.shows_nobody}
    answers = agreeing(person for people in shown.values() for person in people)
    return {key for key, people in shown.items() if (people or key in nobody) and answers.issuperset(people)}


def agreeing(people) -> set:
    """Those of these persons who agree to be shown in a report."""
    there = [person for person in people if person.erased_at is None]
    answers = image_answers(there, use=Use.REPORT) if there else {}
    return {person for person in there if answers[person.pk] == "yes"}


def refuse_unless_agreed(people):
    agreed = agreeing(people)
    against = [str(person) for person in people if person not in agreed]
    if against:
        raise ValidationError(
            _now(
                "Il manque l'accord « dans un bilan pour un financeur » de %(who)s (pour un enfant : le sien "
                "et celui de chaque parent). Demandez-le, ou choisissez une autre image."
            )
            % {"who": ", ".join(against)}
        )
