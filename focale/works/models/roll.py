"""A roll of film: scans that are measured together, so that their frames agree."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import darkroom, proving
from mediatools.refusing import Refused

from .rolls import RollQuerySet


class FilmKind(models.TextChoices):
    """What the person says it is; otherwise the program looks."""

    UNSAID = "", _("je ne sais pas")
    COLOUR = "colour", _("en couleur")
    MONO = "mono", _("en noir et blanc")


IS_MONO = {FilmKind.UNSAID: None, FilmKind.COLOUR: False, FilmKind.MONO: True}


class Roll(models.Model):
    """`picks`: `base`, a point of clear film, and `greys`, of something grey: [scan, left, top] in shares."""

    production = models.ForeignKey(
        "works.Production", on_delete=models.PROTECT, related_name="rolls", editable=False
    )
    title = models.CharField(_("nom de la pellicule"), max_length=80)
    film = models.CharField(_("film"), max_length=6, choices=FilmKind, default=FilmKind.UNSAID, blank=True)
    is_strips = models.BooleanField(_("plusieurs vues sur chaque scan"), default=False)
    picks = models.JSONField(default=dict, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RollQuerySet.as_manager()

    class Meta:
        verbose_name = _("pellicule")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.title

    def ask_measure(self):
        """Have it measured, behind."""
        if first := self.scans.select_related("original").first():
            first.original.makings.renew(first.original, "measure")

    def measure(self, tell):
        """Small scans, settings, frames, proofs. Called by the worker; harmless twice."""
        scans = list(self.scans.select_related("original"))
        for done, scan in enumerate(scans, 1):
            scan.make_small()
            tell(0.6 * done / len(scans))
        self.reckon(self.picks)
        proving.prove(self.negatives(), lambda part: tell(0.7 + 0.3 * part))

    def negatives(self):
        """Its frames in their order, each with its scan; those of scans in the bin are left out."""
        scans = self.scans.filter(original__binned_at=None).values("pk")
        table = self.scans.model._meta.get_field("negatives").related_model
        return list(table.objects.filter(scan__in=scans).select_related("scan__original", "scan__roll"))

    @transaction.atomic
    def tick(self, keys, *, by):
        """These of its frames are to be printed, the others not."""
        self.production.held()
        table = self.scans.model._meta.get_field("negatives").related_model
        mine = table.objects.filter(scan__in=self.scans.filter(original__binned_at=None).values("pk"))
        mine.filter(pk__in=keys).update(is_kept=True)
        mine.exclude(pk__in=keys).update(is_kept=False)

    def reckon(self, picks):
        """Measure the small scans with these picks, and keep what comes of it. Raises Refused."""
        scans = list(self.scans.select_related("original"))
        place = {scan.pk: number for number, scan in enumerate(scans)}
        words = {"mono": IS_MONO[self.film], "mixed": any(scan.measured.get("mixed") for scan in scans)}
        words["strips"] = self.is_strips
        if (base := picks.get("base")) and base[0] in place:
            words["base"] = [place[base[0]], *base[1:]]
        greys = [grey for grey in picks.get("greys", []) if grey[0] in place]
        words["greys"] = [[place[grey[0]], *grey[1:]] for grey in greys] or None
        with proving.smalls_of(scans) as (smalls, folder):
            if len(smalls) < len(scans):
                raise Refused(_now("Les scans se préparent encore. Essayez encore bientôt."))
            found = darkroom.measured(list(smalls.values()), folder, **words)
        with transaction.atomic():
            Roll.objects.select_for_update(of=("self",)).get(pk=self.pk)
            for scan, told in zip(scans, found, strict=True):
                scan.take_measure(told)
            self.picks = picks
            self.save(update_fields=["picks"])

    def pick(self, kind, scan, point, *, by):
        """Somebody points at clear film ("base") or at something grey ("grey"; the two last count) of a scan.
        The whole roll follows; its proofs are made anew behind. Raises Refused."""
        there = [scan.pk, *point]
        picks = dict(self.picks)
        if kind == "base":
            picks["base"] = there
        else:
            greys = [grey for grey in picks.get("greys", []) if grey[0] == scan.pk]
            picks["greys"] = [*greys, there][-2:]
        self._follow(picks, by=by)

    def unpick(self, *, by):
        """What was pointed at counts no more: the program looks by itself again."""
        self._follow({}, by=by)

    def say_film(self, film, *, by):
        """It is colour, or black and white, or unknown."""
        self.film = film
        self._follow(self.picks, by=by)

    def _follow(self, picks, *, by):
        with transaction.atomic():
            self.production.held()  # an archived one is refused before anything changes
        self.reckon(picks)
        with transaction.atomic():
            self.save(update_fields=["film"])
            record("roll.measured", self.production.held(), by=by, roll=self.pk)
            self.ask_measure()

    @transaction.atomic
    def put_away(self, *, by):
        """The roll goes; its scans and the prints made of it stay in the production."""
        record("roll.put_away", self.production.held(), by=by, title=self.title)
        for scan in self.scans.select_related("original"):
            scan.forget()
        self.delete()
