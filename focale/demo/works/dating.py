"""When it was made: a place that is alive has a past, so what was written now is put where it belongs."""

from datetime import timedelta

from django.db.models import Max, Min
from django.utils import timezone

from focale.works.finding import day_of
from focale.works.models import (
    Involvement,
    Original,
    Permission,
    Piece,
    PieceFile,
    PieceVersion,
    Production,
    Remark,
    Step,
)

WRITING = timedelta(days=5)
LOOKING = timedelta(days=1, hours=3)


def date_piece(piece, made, plan):
    """Begun five days before it stood as it stands; read again a day later."""
    last = timezone.now() - timedelta(days=made.days_ago(plan.days_ago), hours=plan.days_ago % 7)
    first = last - WRITING
    told = day_of(piece.content) or timezone.localdate(first)
    Piece.objects.filter(pk=piece.pk).update(made_at=first, written_at=last, made_on=told)
    for version in PieceVersion.objects.filter(piece=piece):
        at = first if version.number < piece.number else last
        PieceVersion.objects.filter(pk=version.pk).update(at=at)
    soon = min(last + LOOKING, timezone.now())
    Remark.objects.filter(piece=piece).update(made_at=soon)
    Remark.objects.filter(piece=piece).exclude(settled_at=None).update(settled_at=soon)
    PieceFile.objects.filter(piece=piece).exclude(looked_at=None).update(looked_at=last)
    Permission.objects.filter(credit__piece=piece).update(given_at=soon)
    Original.objects.filter(places__piece=piece).update(brought_at=first)


def date_production(made):
    """It began with the first of its dates, and not after its first piece."""
    production = made.production
    first = production.pieces.aggregate(first=Min("made_at"))["first"] or timezone.now()
    began = production.occurrences.aggregate(first=Min("starts_at"))["first"]
    began = min(began or first, first) - timedelta(hours=1)
    Production.objects.filter(pk=production.pk).update(made_at=began)
    Involvement.objects.filter(production=production).update(since=began)
    loose = Original.objects.filter(production=production, places=None)
    loose.update(brought_at=began + timedelta(days=2))
    latest = production.originals.aggregate(last=Max("brought_at"))["last"] or began
    Step.objects.filter(production=production).exclude(done_at=None).update(done_at=latest)
