"""One piece of work done behind: looking what a file is, making what is shown of it, a film, a ZIP.

The row says how far it is and what went wrong; the task that does it is taken up again when a worker dies,
and the work itself is harmless when done twice.
"""

import logging
import time
from functools import reduce

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.later import later
from focale.ground.models import record
from mediatools.refusing import Refused

from .original import Original

log = logging.getLogger("focale.works")

MOST_TRIES = 3
TELL_EVERY = 0.5


class Work(models.TextChoices):
    """Each is the verb of the original, the take or the takeaway that does it."""

    LOOK = "look", _("examen")
    RENDER = "render", _("versions légères")
    BLOCKS = "blocks", _("blocs de sous-titres")
    SPEECH = "speech", _("reconnaissance de la parole")
    ASSEMBLE = "assemble", _("montage")
    MEASURE = "measure", _("mesure d'une pellicule")
    CLEANSE = "cleanse", _("copie sans lieu ni appareil")
    DERIVE = "derive", _("tirages et recadrages")
    PACK = "pack", _("ZIP à emporter")
    ENLARGE = "enlarge", _("fichier à imprimer")


class Progress(models.TextChoices):
    WAITING = "waiting", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("fait")
    FAILED = "failed", _("échoué")


UNFINISHED = (Progress.WAITING, Progress.RUNNING)
WORK_OF = {"take": Work.ASSEMBLE, "takeaway": Work.PACK}
SUBJECTS = ("original", "take", "takeaway")


def _one_of(*names):
    """The condition that one of these is there, and none of the others."""
    each = [Q(**{f"{name}__isnull": name != there for name in names}) for there in names]
    return reduce(Q.__or__, each)


class MakingQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the files and the takes that this account sees, and of the takeaways it may follow."""
        takes, takeaways = (self.model._meta.get_field(name).related_model.objects for name in WORK_OF)
        return self.filter(
            Q(original__in=Original.objects.visible_to(account))
            | Q(take__in=takes.visible_to(account))
            | Q(takeaway__in=takeaways.followed_by(account))
        )

    def retried_by(self, account):
        """Those this account may have tried again: of the files it may remove, and what it follows else."""
        mine = Q(original=None) | Q(original__in=Original.objects.removable_by(account))
        return self.visible_to(account).filter(mine)

    def unfinished(self):
        return self.filter(progress__in=UNFINISHED)

    @transaction.atomic
    def ask(self, original, work):
        """Have this done to the original, once."""
        making, is_new = self.get_or_create(original=original, work=work)
        if is_new:
            later(making.run, heavy=True)
        return making

    @transaction.atomic
    def ask_for(self, wanted):
        """Have this take made, or this takeaway packed; once more where that has failed."""
        name = wanted._meta.model_name
        making, is_new = self.get_or_create(**{name: wanted}, work=WORK_OF[name])
        if is_new:
            later(making.run, heavy=True)
        elif making.progress == Progress.FAILED:
            making.again(by=wanted.asked_by)
        return making

    @transaction.atomic
    def renew_for(self, take):
        """Have this take made once more, for what it is made from has changed."""
        self.filter(take=take).delete()
        return self.ask_for(take)

    @transaction.atomic
    def renew(self, original, work):
        """Have it done once more, for what it is made from has changed."""
        again = {"progress": Progress.WAITING, "tries": 0, "percent": 0, "sentence": "", "ended_at": None}
        making, _is_new = self.update_or_create(original=original, work=work, defaults=again)
        later(making.run, heavy=True)
        return making


class Making(models.Model):
    original = models.ForeignKey(
        "works.Original", null=True, on_delete=models.CASCADE, related_name="makings"
    )
    take = models.ForeignKey("works.Take", null=True, on_delete=models.CASCADE, related_name="makings")
    takeaway = models.OneToOneField(
        "works.Takeaway", null=True, on_delete=models.CASCADE, related_name="making"
    )
    work = models.CharField(_("travail"), max_length=10, choices=Work)
    progress = models.CharField(_("état"), max_length=10, choices=Progress, default=Progress.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    sentence = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, db_index=True)

    objects = MakingQuerySet.as_manager()

    class Meta:
        verbose_name = _("travail")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["original", "work"], name="making_once"),
            models.UniqueConstraint(fields=["take", "work"], name="making_of_take_once"),
            models.CheckConstraint(condition=_one_of(*SUBJECTS), name="making_is_of_one_thing"),
        ]
        indexes = [models.Index(fields=["progress", "asked_at"], name="making_line")]

    def __str__(self):
        return f"{self.get_work_display()} · {self.subject}"

    @property
    def subject(self):
        """What is worked on."""
        return next(getattr(self, name) for name in SUBJECTS if getattr(self, f"{name}_id"))

    @property
    def production(self):
        """Of which production; none where it is for one person."""
        return None if self.takeaway_id else self.subject.production

    @property
    def is_at_work(self) -> bool:
        """Waiting or running: there will be news."""
        return self.progress in UNFINISHED

    def run(self):
        """Do it, told by the worker; when it fails the worker tries it again, three times in all."""
        if not self._begin():
            return
        try:
            getattr(self.subject, self.work)(self._tell())
        except Exception as error:
            log.exception("%s of %s %s", self.work, self.subject._meta.model_name, self.subject.pk)
            if self._fail(error):
                raise
            return
        self._become(Progress.DONE, percent=100, sentence="")

    @transaction.atomic
    def again(self, *, by):
        """Try once more what has failed."""
        failed = Making.objects.filter(pk=self.pk, progress=Progress.FAILED)
        if failed.update(progress=Progress.WAITING, tries=0, percent=0, sentence="", ended_at=None):
            facts = {name: key for name in SUBJECTS if (key := getattr(self, f"{name}_id"))}
            record("making.asked_again", self.production or self.takeaway.person, by=by, **facts)
            later(self.run, heavy=True)

    def _begin(self):
        mine = Making.objects.unfinished().filter(pk=self.pk)
        return mine.update(progress=Progress.RUNNING, percent=0, began_at=timezone.now())

    def _tell(self):
        """What the work calls with its part done, 0 to 1; written down twice a second at most."""
        last = time.monotonic()

        def tell(part):
            nonlocal last
            if time.monotonic() - last > TELL_EVERY:
                last = time.monotonic()
                Making.objects.filter(pk=self.pk).update(percent=min(99, int(part * 100)))

        return tell

    def _fail(self, error):
        """Whether it is to be tried again."""
        self.tries += 1
        sentence = str(error) if isinstance(error, Refused) else ""
        is_last = self.tries >= MOST_TRIES
        words = sentence or _now("Ce travail n'a pas abouti. Essayez encore, ou prévenez l'administration.")
        to = Progress.FAILED if is_last else Progress.WAITING
        self._become(to, tries=self.tries, sentence=words[:400] if is_last else "")
        return not is_last

    def _become(self, progress, **facts):
        ended = None if progress == Progress.WAITING else timezone.now()
        # Asked for once more meanwhile, it waits: this end is not that of what is wanted now.
        mine = Making.objects.filter(pk=self.pk, progress=Progress.RUNNING)
        mine.update(progress=progress, ended_at=ended, **facts)
