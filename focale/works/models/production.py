"""What makes things together: this year's films of young people, the photos of one workshop, an interview.

It owns its room on the disk: `used_bytes` holds what its originals weigh and what uploads under way have
been promised, and never passes `quota_bytes`.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.folding import fold
from focale.works.rooms import QUOTA, TooHeavy
from mediatools.limits import weight

from .productions import ProductionQuerySet

WORDED = ("title", "about")


class Production(models.Model):
    title = models.CharField(_("titre"), max_length=120)
    about = models.TextField(_("de quoi il s'agit"), blank=True, max_length=4000)
    season = models.ForeignKey(
        "association.Season", on_delete=models.PROTECT, related_name="productions", verbose_name=_("saison")
    )
    strand = models.ForeignKey(
        "programme.Strand", null=True, blank=True, on_delete=models.PROTECT, related_name="productions",
        verbose_name=_("projet"),
    )  # fmt: skip
    occurrences = models.ManyToManyField(
        "programme.Occurrence", blank=True, related_name="productions", verbose_name=_("séances")
    )
    quota_bytes = models.PositiveBigIntegerField(_("place sur le disque"), default=QUOTA)
    used_bytes = models.PositiveBigIntegerField(default=0, editable=False)
    folded_words = models.TextField(editable=False, default="")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, editable=False)

    objects = ProductionQuerySet.as_manager()

    class Meta:
        verbose_name = _("production")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_bytes__lte=F("quota_bytes")), name="production_keeps_to_its_room"
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("production", args=[self.pk])

    def save(self, *args, **kwargs):
        self.folded_words = fold(" ".join(getattr(self, name) for name in WORDED))
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded_words"}
        super().save(*args, **kwargs)

    @property
    def left_bytes(self) -> int:
        return self.quota_bytes - self.used_bytes

    def alone(self):
        """This production as it is now, held until the transaction ends."""
        return Production.objects.select_for_update(of=("self",)).get(pk=self.pk)

    def held(self):
        """The same for who changes it: an archived one is left as it is."""
        held = self.alone()
        if held.archived_at:
            raise ValidationError(_now("Cette production est archivée. Rouvrez-la pour la changer."))
        return held

    @transaction.atomic
    def change(self, *, by, occurrences=None, **facts):
        """Say it better; less room than is taken already is refused."""
        held = self.held()
        if facts.get("quota_bytes", held.quota_bytes) < held.used_bytes:
            raise ValidationError(
                _now("%(used)s sont déjà pris : la place ne peut pas être plus petite.")
                % {"used": weight(held.used_bytes)}
            )
        changed = sorted(name for name, value in facts.items() if getattr(held, name) != value)
        for name in changed:
            setattr(held, name, facts[name])
        if changed:
            held.save(update_fields=changed)
        if occurrences is not None and set(held.occurrences.all()) != set(occurrences):
            held.occurrences.set(occurrences)
            changed.append("occurrences")
        if changed:
            record("production.changed", held, by=by, changed=changed)
        self.refresh_from_db()

    @transaction.atomic
    def archive(self, *, by):
        """It stays as it is and takes nothing more; harmless twice."""
        self._become(timezone.now(), "production.archived", by)

    @transaction.atomic
    def reopen(self, *, by):
        self._become(None, "production.reopened", by)

    def _become(self, archived_at, what, by):
        held = self.alone()
        if bool(held.archived_at) != bool(archived_at):
            held.archived_at = archived_at
            held.save(update_fields=["archived_at"])
            record(what, held, by=by)
        self.archived_at = held.archived_at

    def take(self, size: int):
        """Promise so many bytes of a production that is held; refuses what does not fit."""
        self.refuse_without_room(size)
        self._count(size)

    def refuse_without_room(self, size: int):
        """A sentence where so many bytes more do not fit."""
        if size > self.left_bytes:
            raise TooHeavy(
                _now(
                    "Il ne reste que %(left)s pour cette production, et ce fichier pèse %(size)s. "
                    "Videz sa corbeille, ou demandez plus de place à l'équipe."
                )
                % {"left": weight(self.left_bytes), "size": weight(size)}
            )

    def give_back(self, size: int):
        """So many bytes are free again, of a production that is held."""
        self._count(-size)

    def _count(self, size):
        Production.objects.filter(pk=self.pk).update(used_bytes=F("used_bytes") + size)
        self.refresh_from_db(fields=["used_bytes"])
