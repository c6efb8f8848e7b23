"""What a piece takes from others: music, a text, a picture; where it comes from, and by which right."""

import secrets

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works.terms import PROVEN_BY_SOURCE, SHORT, Taken, Terms

from .piece import Piece


class BorrowingQuerySet(models.QuerySet):
    @transaction.atomic
    def note(self, piece, *, by, **facts):
        """One thing more that is not ours."""
        held = piece.held()
        held.refuse_closed(by)
        row = self.model(piece=held, **facts)
        row.full_clean(exclude=["piece"])
        row.save()
        Piece.objects.filter(pk=held.pk).update(nothing_borrowed_at=None)
        record("piece.borrowing_noted", held, by=by, what=row.what, licence=row.right_words)
        return row

    @transaction.atomic
    def none_in(self, piece, *, by):
        """Its makers say that nothing in it comes from others; harmless twice."""
        held = piece.held()
        held.refuse_closed(by)
        if self.filter(piece=held).exists():
            raise ValidationError(_now("Des emprunts sont notés. Retirez-les d'abord."))
        Piece.objects.filter(pk=held.pk).update(nothing_borrowed_at=timezone.now())
        record("piece.nothing_borrowed", held, by=by)

    def note_music_in(self, piece, original, *, by):
        """The music a sound was arranged over, where it is not noted yet: whose it is is still to be said."""
        keys = [take.recipe.get("music") for take in original.takes.all()]
        for music in original.production.originals.filter(pk__in=filter(None, keys)):
            what = (_now("Musique : %(name)s") % {"name": music})[:160]
            if not self.filter(piece=piece, what=what).exists():
                self.note(piece, by=by, kind=Taken.MUSIC, what=what)


def paper_path(borrowing, name):
    """A name nobody guesses, that says nothing of the paper."""
    return f"borrowings/{timezone.now():%Y}/{secrets.token_hex(16)}.{name.rsplit('.', 1)[-1].lower()}"


class Borrowing(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="borrowings")
    kind = models.CharField(_("c'est"), max_length=10, choices=Taken, default=Taken.OTHER)
    what = models.CharField(_("quoi"), max_length=160)
    author = models.CharField(_("de qui"), max_length=160, blank=True)
    source = models.CharField(_("d'où cela vient"), max_length=300, blank=True)
    terms = models.CharField(_("le droit de s'en servir"), max_length=14, choices=Terms, blank=True)
    licence = models.CharField(
        _("licence, ou autorisation"), max_length=160, blank=True,
        help_text=_("Par exemple : CC BY 4.0, domaine public, autorisation écrite du 3 mars, SACEM."),
    )  # fmt: skip
    proof = models.CharField(_("preuve : adresse, courrier, numéro"), max_length=300, blank=True)
    paper = models.FileField(_("la preuve, en fichier"), upload_to=paper_path, blank=True)

    objects = BorrowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("emprunt")
        ordering = ["pk"]

    def __str__(self):
        return self.what

    @property
    def is_cleared(self) -> bool:
        """Whether all three are known: where from, by which right, how one could show it."""
        return not self.lacking

    @property
    def lacking(self) -> list[str]:
        """What is still to be said of it: source, licence, proof."""
        proven = self.terms in PROVEN_BY_SOURCE or self.proof.strip() or self.paper
        said = {"source": self.source.strip(), "licence": self.right_words, "proof": proven}
        return [name for name, given in said.items() if not given]

    @property
    def right_words(self) -> str:
        """By which right, in the few words printed beside the piece."""
        return str(SHORT.get(self.terms, "")) or self.licence.strip()

    @transaction.atomic
    def change(self, *, by, **facts):
        """Say it better: what was missing is there now. A new paper takes the place of the former."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        former = self.paper.name
        if not facts.get("paper"):
            facts.pop("paper", None)
        for name, value in facts.items():
            setattr(self, name, value)
        self.full_clean(exclude=["piece"])
        self.save()
        if former and former != self.paper.name:
            self._drop(former)
        record("piece.borrowing_changed", piece, by=by, what=self.what, licence=self.right_words)

    def _drop(self, name):
        storage = self.paper.storage
        transaction.on_commit(lambda: storage.delete(name))

    @transaction.atomic
    def take_off(self, *, by):
        """It is no longer in the piece."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        record("piece.borrowing_taken_off", piece, by=by, what=self.what)
        if self.paper:
            self._drop(self.paper.name)
        self.delete()
