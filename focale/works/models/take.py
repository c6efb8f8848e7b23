"""An arrangement as it was made once: with which settings, from which files, what came of it."""

import hashlib
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import assembling, crediting, keeping, recipes
from focale.works.captioning import carrying
from focale.works.rooms import refuse_full_disk
from focale.works.words_inside import is_outdated, laid_into, told_from
from mediatools.refusing import Refused

from .arrangement import Arrangement
from .captions import Captions
from .making import Making
from .original import Original, State, forget
from .piece_file import PieceFile
from .upload import Upload


class TakeQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self.filter(arrangement__in=Arrangement.objects.visible_to(account))

    @transaction.atomic
    def ask(self, arrangement, *, by):
        """Have the arrangement made as its settings are now. The same settings are not made twice: the take
        that has them is given back."""
        production = arrangement.production.held()
        held = arrangement.held()
        held.refuse_closed(by)
        last = held.takes.first()
        if last and last.recipe == held.recipe and not (last.is_gone or last.has_former_words):
            Making.objects.ask_for(last)
            return last
        originals = held.named_originals()
        assembling.refuse_empty(held, originals)
        size = assembling.weight_of(held, originals)
        production.refuse_without_room(size)
        refuse_full_disk(size, Upload.objects.promised())
        take = self.create(arrangement=held, number=(last.number if last else 0) + 1,
                           recipe=held.recipe, asked_by=by)  # fmt: skip
        take.sources.set([*originals.values(), *([held.source] if held.source else [])])
        record("take.asked", production, by=by, arrangement=held.pk, take=take.number)
        Making.objects.ask_for(take)
        return take


class Take(models.Model):
    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="takes")
    number = models.PositiveSmallIntegerField()
    recipe = models.JSONField()
    original = models.ForeignKey(Original, null=True, on_delete=models.SET_NULL, related_name="takes")
    sources = models.ManyToManyField(Original, related_name="used_in")
    report = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("version d'un montage")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["arrangement", "number"], name="take_once")]

    def __str__(self):
        return f"{self.arrangement} · {self.number}"

    def get_absolute_url(self):
        return reverse("arrangement-takes", args=[self.arrangement_id])

    @property
    def production(self):
        return self.arrangement.production

    @property
    def is_gone(self) -> bool:
        """Whether it was made, and what came of it is no longer there."""
        if self.original is None:
            return bool(self.report)
        return self.original.binned_at is not None

    @property
    def has_former_words(self) -> bool:
        """Whether the words or the names that stand in it are others since; not while it is made anew."""
        if self.original is None or self.is_stale:
            return False
        return crediting.are_former(self) or is_outdated(
            self.original, Captions.objects.in_bulk(laid_into([self.original]))
        )

    def assemble(self, tell):
        """Make it, and bring it into the production. Called by the worker; harmless twice."""
        if self.original_id and not self.is_stale:
            return
        hidden = self._hidden()
        self._refuse_changing(hidden)
        with assembling.assembled(self, tell) as made:
            with made.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            # Sent to the store before anybody has to wait for the database.
            sent = [(label, facts | {"address": keeping.put(facts["path"])}) for label, facts in made.shown]
            keeping.put(made.path, digest)
            try:
                self._bring_in(replace(made, shown=sent), digest, hidden)
            except ValidationError as refusal:
                raise Refused(" ".join(refusal.messages)) from refusal
            finally:
                with transaction.atomic():
                    forget({digest, *(facts["address"] for _label, facts in sent)})

    def _hidden(self) -> dict:
        """What is hidden on each file it is made from, at this moment."""
        return dict(self.sources.values_list("pk", "veils"))

    def _refuse_changing(self, hidden):
        """Where what it is made from changes: a face veiled meanwhile, or a film that is itself made anew."""
        remade = Take.objects.filter(original__in=self.sources.all(), report__stale=True)
        if self._hidden() != hidden or remade.exists():
            raise Refused(_now("Une photo de ce montage est encore en préparation. Essayez encore bientôt."))

    @transaction.atomic
    def _bring_in(self, made, digest, hidden):
        """`hidden`: what was when it was begun. Where a face was veiled meanwhile nothing of it stays."""
        production = self.production.alone()
        held = Take.objects.select_for_update(of=("self",)).filter(pk=self.pk).first()
        if held is None or (held.original_id and not held.is_stale):
            return
        held._refuse_changing(hidden)
        if crediting.names_too_many(made.facts, held.recipe, held.arrangement.piece):
            raise Refused(_now("Un nom a changé pendant ce temps. Essayez encore."))
        keeping.hold()
        former, is_renamed = held.original, held.report.get("renamed", False)
        twin = production.originals.filter(sha256=digest).first()
        held.original = twin or self._one_more(production, made, digest)
        for label, shown in made.shown:
            held.original.renditions.keep(held.original, label, **shown)
        held.original.put_back(by=self.asked_by)
        held.report = made.report
        held.save(update_fields=["original", "report"])
        record("take.made", production, by=self.asked_by, take=self.number, original=held.original_id)
        made.tell_words(held.original)
        if former:
            held.follow(former, is_renamed)
        else:
            held._go_on_with_words()
            held.take_place()
        self.refresh_from_db()

    def _one_more(self, production, made, digest):
        """A file more in the production, looked at already: the program wrote it."""
        size = made.path.stat().st_size
        production.take(size)
        facts = {"family": self.arrangement.family, "media_type": made.media_type, "facts": made.facts}
        original = production.originals.create(
            sha256=digest, size=size, name=made.name, state=State.READY, **facts,
            brought_by=self.asked_by and self.asked_by.person,
        )  # fmt: skip
        keeping.put(made.path, digest)
        return original

    @property
    def is_stale(self) -> bool:
        """Whether what it shows has changed since it was made."""
        return self.report.get("stale", False)

    @transaction.atomic
    def make_anew(self, *, is_renamed=False):
        """What it shows has changed, a face veiled maybe: what was made of it is shown no more, and made
        again; so are the films it is a part of. `is_renamed`: the names in it alone have changed."""
        is_renamed = is_renamed and self.report.get("renamed", not self.is_stale)
        report = self.report | {"stale": True, "renamed": is_renamed}
        Take.objects.filter(pk=self.pk).update(report=report)
        self.original.renditions.drop()
        Making.objects.renew_for(self)
        for film in self.original.used_in.exclude(original=None):
            film.make_anew(is_renamed=is_renamed)

    def follow(self, former, is_renamed=False):
        """Made anew, it stands wherever the former file did, and that one goes into the bin. Where the names
        in it alone have changed, what was said of who is on it holds; else not."""
        if former.pk == self.original_id:
            return
        looked = {} if is_renamed else {"looked_at": None}
        self._keep_words_of(former)
        PieceFile.objects.filter(original=former).update(original=self.original, **looked)
        for film in former.used_in.select_related("arrangement"):
            film._take_instead(former, self.original)
        former.throw_away(by=self.asked_by)

    def _keep_words_of(self, former):
        """What somebody corrected or checked beside the former file stands beside this one: as long as all it
        is made from is there, everything in it is said at the same moment."""
        if not self.sources.exclude(binned_at=None).exists():
            carrying.move(former, self.original)

    def _go_on_with_words(self):
        """What somebody corrected or checked beside the take before holds here, where it is told from the
        same words and nothing has moved."""
        last = self.arrangement.takes.filter(number__lt=self.number, original__isnull=False).first()
        if last is None or last.original_id == self.original_id:
            return
        before, now = ((recipes.timing(take.recipe), told_from(take.original)) for take in (last, self))
        if before == now and not self.sources.exclude(binned_at=None).exists():
            carrying.copy(last.original, self.original)

    def _take_instead(self, former, original):
        """This file stands for the former one in what it is made from, and in the settings of its table."""
        self.sources.remove(former)
        self.sources.add(original)
        for row in (self, self.arrangement):
            type(row).objects.filter(pk=row.pk).update(
                recipe=recipes.renamed(row.recipe, former.pk, original.pk)
            )

    def take_place(self):
        """In the piece it was made for, where that is still open: in place of the former file."""
        piece, family = self.arrangement.piece, self.arrangement.family
        step = piece and (self._stands_at(piece) or piece.making.first_bringing(family))
        if not step or self.original is None or self.asked_by is None:
            return
        former = piece.files.filter(step=step).first()
        try:
            file = PieceFile.objects.put(piece, step, self.original, by=self.asked_by)
        except ValidationError:
            return  # closed or left meanwhile: it stays beside, to be taken by hand
        if former and former.pk != file.pk:
            PieceFile.objects.filter(pk=file.pk).update(alt=former.alt, caption=former.caption)

    def _stands_at(self, piece) -> str | None:
        """The step where the recording that is arranged stands in the piece, or what came of it before."""
        made = self.arrangement.takes.exclude(original=None).values_list("original", flat=True)
        files = piece.files.filter(original__in={self.arrangement.source_id, *made} - {None})
        return files.values_list("step", flat=True).first()

    @transaction.atomic
    def go_back(self, *, by):
        """Take this one instead of those made later: its settings, and its file in the piece."""
        if self.original is None or self.is_gone:
            raise ValidationError(_now("Cette version n'est plus là."))
        arrangement = self.arrangement
        arrangement.write(self.recipe, seen=arrangement.number, by=by)
        record(
            "take.gone_back_to", arrangement.production, by=by, arrangement=arrangement.pk, take=self.number
        )
        self.asked_by = by
        self.take_place()
