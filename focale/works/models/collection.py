"""A collection: pieces chosen from the library, in an order, under a title; private to the team, or shown to
those who made them. Nothing of it is public: what leaves the house asks the gate, piece by piece."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.folding import fold
from focale.people.rights import Right, may

from .piece import Piece


class CollectionQuerySet(models.QuerySet):
    def visible_to(self, account):
        """All of them for the team; for a family those that are shown and hold something of theirs."""
        return self if may(account, Right.MAKE_WORKS) else self.shown_to(account)

    def shown_to(self, account):
        """Those that are shown to makers and hold a work of this person, or of whom they decide for."""
        theirs = Piece.objects.made_for(account).standing().values("collection_rows__collection")
        return self.filter(is_shown_to_makers=True, archived_at=None, pk__in=theirs)

    def open(self):
        return self.filter(archived_at=None)

    def found_by(self, typed: str):
        """Those whose title and words hold every word typed; accents and case do not matter."""
        found = self
        for word in fold(typed[:80]).split():
            found = found.filter(folded_words__contains=word)
        return found

    def not_holding(self, pieces):
        """Those in which some of these pieces are missing."""
        keys = set(pieces.values_list("pk", flat=True))
        held = Count("rows", filter=Q(rows__piece__in=keys))
        return self.annotate(held=held).filter(held__lt=len(keys))

    @transaction.atomic
    def begin(self, *, by, pieces=None, **facts):
        """A new one; `pieces`: a queryset of what stands in it from the first."""
        refuse_outside_the_team(by)
        made = self.create(made_by=by, **facts)
        record("collection.begun", made, by=by, title=made.title)
        if pieces is not None:
            made.rows.gather(made, pieces, by=by)
        return made


class Collection(models.Model):
    title = models.CharField(_("titre"), max_length=120)
    about = models.TextField(_("quelques mots"), blank=True, max_length=2000)
    cover = models.ForeignKey(
        Piece, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    is_shown_to_makers = models.BooleanField(_("montrée à qui a fait ces créations"), default=False)
    folded_words = models.TextField(editable=False, default="")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, editable=False)

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.folded_words = fold(f"{self.title} {self.about}")
        super().save(*args, **kwargs)

    def held(self, by):
        """This collection as it is now, held for who changes it until the transaction ends."""
        refuse_outside_the_team(by)
        held = Collection.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.archived_at:
            raise ValidationError(_now("Cette collection est archivée. Rouvrez-la pour la changer."))
        return held

    @transaction.atomic
    def change(self, *, by, **facts):
        """Its title, its words, who sees it."""
        held = self.held(by)
        changed = sorted(name for name, value in facts.items() if getattr(held, name) != value)
        for name in changed:
            setattr(held, name, facts[name])
        if changed:
            held.save()
            record("collection.changed", held, by=by, changed=changed)
        self.refresh_from_db()

    @transaction.atomic
    def archive(self, *, by):
        """Put away: nobody changes it, no family sees it; harmless twice."""
        self._become(timezone.now(), "collection.archived", by)

    @transaction.atomic
    def reopen(self, *, by):
        self._become(None, "collection.reopened", by)

    def _become(self, archived_at, what, by):
        refuse_outside_the_team(by)
        held = Collection.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if bool(held.archived_at) != bool(archived_at):
            held.archived_at = archived_at
            held.save(update_fields=["archived_at"])
            record(what, held, by=by)
        self.archived_at = held.archived_at


def refuse_outside_the_team(by):
    if not may(by, Right.MAKE_WORKS):
        raise ValidationError(_now("Seule l'équipe tient les collections."))
