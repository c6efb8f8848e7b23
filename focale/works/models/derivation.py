"""A file of the production made by the program out of others: a print of a negative, a photograph cut, a
contact sheet. It says what it was made from and with which settings; what it was made from stays as it is.

Asked for first, made behind. Its room is promised when it is asked for, and counted when it is made.
"""

from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import depots, deriving
from mediatools.refusing import Refused

from .derivations import DerivationQuerySet
from .original import Original, new_key


class Tool(models.TextChoices):
    PRINT = "print", _("tirage")
    CUT = "cut", _("photo recadrée")
    SHEET = "sheet", _("planche-contact")


class Derivation(models.Model):
    production = models.ForeignKey(
        "works.Production", on_delete=models.CASCADE, related_name="derivations", editable=False
    )
    source = models.ForeignKey(
        Original, null=True, on_delete=models.SET_NULL, related_name="derivations", editable=False
    )
    others = models.ManyToManyField(Original, related_name="sheets", editable=False)
    original = models.ForeignKey(
        Original, null=True, on_delete=models.CASCADE, related_name="origins", editable=False
    )
    tool = models.CharField(max_length=10, choices=Tool)
    recipe = models.JSONField(default=dict)
    refusal = models.CharField(max_length=400, blank=True, editable=False)
    promised = models.PositiveBigIntegerField(default=0, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DerivationQuerySet.as_manager()

    class Meta:
        verbose_name = _("fichier fait d'un autre")
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return f"{self.get_tool_display()} · {self.source}"

    @property
    def is_waiting(self) -> bool:
        return self.original_id is None and not self.refusal

    def make(self, tell):
        """Make it and bring it in as any other file. Called by the worker; harmless twice."""
        key = new_key()
        try:
            with deriving.made(self, tell) as (path, found):
                path.replace(depots.path_of(key))
            self._bring_in(key, found)
        except Refused as refused:
            self.refuse(str(refused))
        except ValidationError as refusal:
            self.refuse(" ".join(refusal.messages))
        if not Original.objects.filter(depot=key).exists():
            depots.drop(key)

    @transaction.atomic
    def refuse(self, sentence):
        """It cannot be made: its sentence stays, its room is free again. Harmless twice."""
        held = self.production.alone()
        if Derivation.objects.waiting().filter(pk=self.pk).update(refusal=sentence[:400], promised=0):
            held.give_back(self.promised)
        self.refresh_from_db()

    @transaction.atomic
    def give_up(self, *, by):
        """Nobody waits for it any more; what is made already stays."""
        held = self.production.alone()
        if Derivation.objects.filter(pk=self.pk, original=None).delete()[0]:
            held.give_back(self.promised)
            record("derivation.given_up", held, by=by, tool=self.tool)

    @transaction.atomic
    def _bring_in(self, key, found):
        digest, size = depots.seal(key), depots.received(key)
        held = self.production.alone()
        mine = Derivation.objects.select_for_update(of=("self",)).filter(pk=self.pk, original=None).first()
        if mine is None or mine.refusal:
            return
        if deriving.is_stale(mine.recipe | found):
            mine.source.makings.renew(mine.source, "derive")
            return
        held.give_back(mine.promised)
        mine.promised, mine.recipe = 0, mine.recipe | found
        mine.original = held.originals.filter(sha256=digest).first() or self._one_more(
            held, key, digest, size
        )
        mine.save(update_fields=["promised", "recipe", "original"])
        mine.original.put_back(by=mine.asked_by)
        mine._veil(by=mine.asked_by)
        for place in mine.places.select_related("piece"):
            place.take_cut(mine)
        self.refresh_from_db()

    def _one_more(self, held, key, digest, size):
        held.take(size)
        facts = {"sha256": digest, "size": size, "name": deriving.name_of(self), "depot": key}
        facts["taken_at"] = self.source.taken_at if self.source else None
        return Original.objects.deposit(held, brought_by=self._whose(), by=self.asked_by, **facts)

    def _whose(self):
        """A print or a cut has the very pixels of its source, hidden ones too: whose that is, its file is. A
        sheet is made of what is shown; it belongs to who asked for it."""
        if self.tool == Tool.SHEET:
            return self.asked_by and self.asked_by.person
        return self.source and self.source.brought_by

    def follow_veils(self, *, by):
        """What is hidden on the source is hidden here; a sheet that showed it goes, and is made anew."""
        if self.original is None:
            return
        if self.tool != Tool.SHEET:
            if self.source:
                self._veil(by=by)
            return
        shown = Original.objects.kept().filter(pk=self.original_id)
        if shown.update(binned_at=timezone.now(), binned_by=by):
            record("original.binned", self.production, by=by, original=self.original_id)
            self._ask_anew(by)

    def _ask_anew(self, by):
        """The same sheet, of the pictures that are still there. Without room there is none: nobody is kept
        from hiding a face."""
        room, others = self.original.size, list(self.others.all())
        first = self.source or others.pop(0)
        with suppress(ValidationError):
            Derivation.objects.ask(first, self.tool, self.recipe, room=room, others=others, by=by)

    def _veil(self, *, by):
        there = Original.objects.select_for_update(of=("self",)).get(pk=self.original_id)
        boxes = [box for box in deriving.veils_of(self) if box not in there.veils]
        if boxes:
            there.veil([*there.veils, *boxes], by=by)
