"""The place of a piece in a collection."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import ranks

from .collection import Collection
from .piece import Piece

MOST = 500
"""Of what one looks through, arranges by hand, and prints."""


class CollectionRowQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(piece__removed_at=None)

    @transaction.atomic
    def gather(self, collection, pieces, *, by) -> int:
        """Add these pieces (a queryset this account sees) at the end, in their order; how many are new."""
        held = collection.held(by)
        there = set(held.rows.values_list("piece", flat=True))
        new = [key for key in pieces.standing().values_list("pk", flat=True) if key not in there]
        if len(there) + len(new) > MOST:
            raise ValidationError(
                _now("Une collection tient %(most)s créations. Faites-en une autre.") % {"most": MOST}
            )
        last = held.rows.aggregate(last=models.Max("rank"))["last"] or 0
        self.bulk_create(
            self.model(collection=held, piece_id=key, rank=rank) for rank, key in enumerate(new, last + 1)
        )
        if new:
            record("collection.gathered", held, by=by, pieces=new)
        return len(new)


class CollectionRow(models.Model):
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="rows")
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="collection_rows")
    rank = models.PositiveIntegerField()

    objects = CollectionRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("création d'une collection")
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["collection", "piece"], name="collected_once")]

    def __str__(self):
        return f"{self.collection} · {self.rank}"

    def place(self) -> int:
        """How many stand before it."""
        return CollectionRow.objects.filter(collection=self.collection_id, rank__lt=self.rank).count()

    @transaction.atomic
    def stand_at(self, place, *, by):
        """Stand at this place, counted from 0; beyond the ends, at the end."""
        held = self.collection.held(by)
        if ranks.move_to(held.rows.all(), self, place):
            record("collection.arranged", held, by=by, piece=self.piece_id)

    @transaction.atomic
    def take_out(self, *, by):
        """Out of the collection; the piece itself stays. Harmless twice."""
        held = self.collection.held(by)
        if held.rows.filter(pk=self.pk).delete()[0]:
            if held.cover_id == self.piece_id:
                Collection.objects.filter(pk=held.pk).update(cover=None)
            record("collection.taken_out", held, by=by, piece=self.piece_id)

    @transaction.atomic
    def become_cover(self, *, by):
        """The picture of this piece stands for the whole collection."""
        held = self.collection.held(by)
        Collection.objects.filter(pk=held.pk).update(cover=self.piece_id)
        record("collection.covered", held, by=by, piece=self.piece_id)
