"""A scan of film in its roll: a frame, or a strip of several. What was measured on it stands beside it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import darkroom, keeping, looking, proving

from .original import Original
from .roll import Roll

MOST_FRAMES = 40
PART = 10_000


class ScanQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the rolls this account sees."""
        return self.filter(roll__in=Roll.objects.visible_to(account))


class Scan(models.Model):
    roll = models.ForeignKey(Roll, on_delete=models.CASCADE, related_name="scans")
    original = models.OneToOneField(Original, on_delete=models.CASCADE, related_name="scan")
    rank = models.PositiveSmallIntegerField(default=1)
    measured = models.JSONField(default=dict, editable=False)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan")
        ordering = ["rank", "pk"]

    def __str__(self):
        return str(self.original)

    def make_small(self):
        """The small scan, from which proofs are made; nothing to do when it is there."""
        if self.original.renditions.filter(label=proving.SMALL).exists():
            return
        with keeping.local(self.original.sha256) as path, TemporaryDirectory(dir=looking.bench()) as folder:
            out = Path(folder) / "small.tif"
            self.measured |= darkroom.small(path, out, is_strip=self.roll.is_strips)
            self.save(update_fields=["measured"])
            self.original.renditions.keep(self.original, proving.SMALL, out, media_type=proving.HIDDEN)

    def take_measure(self, told):
        """What the roll says of it; its frames, the first time."""
        self.measured["settings"] = told["settings"]
        self.save(update_fields=["measured"])
        if self.negatives.exists():
            return
        table = self._meta.get_field("negatives").related_model
        before = (
            table.objects.filter(scan__roll=self.roll_id).aggregate(last=models.Max("number"))["last"] or 0
        )
        for number, area in enumerate(told["frames"], before + 1):
            self.negatives.create(number=number, area=[round(share * PART) for share in area])

    @transaction.atomic
    def lay_frames(self, frames, *, by):
        """Its frames as a person gives them: (which of them, None for one more; number; area in
        ten-thousandths; whether it is to be printed). Those not told are gone."""
        held = self.roll.production.held()
        if len(frames) > MOST_FRAMES:
            raise ValidationError(_now("%(most)d vues au plus sur un scan.") % {"most": MOST_FRAMES})
        for _which, number, area, _kept in frames:
            left, top, right, bottom = area
            if not (0 <= left < right <= PART and 0 <= top < bottom <= PART and 0 <= number < 1000):
                raise ValidationError(_now("La vue %(number)s sort de l'image.") % {"number": number})
        gone = self.negatives.exclude(pk__in=[which for which, *_facts in frames if which])
        labels = [proving.PROOF.format(key) for key in gone.values_list("pk", flat=True)]
        self.original.renditions.filter(label__in=labels).drop()
        gone.delete()
        for which, number, area, is_kept in frames:
            facts = {"number": number, "area": area, "is_kept": is_kept}
            if not self.negatives.filter(pk=which).update(**facts):
                self.negatives.create(**facts)
        record("scan.framed", held, by=by, original=self.original_id, frames=len(frames))
        self.roll.ask_measure()

    def forget(self):
        """Proofs and the small scan are gone, for the roll is."""
        proving.clear(self.original)
