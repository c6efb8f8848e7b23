"""A photograph of a piece cut: another file, made from the whole one, takes its place; who is on it and what
matters in it move along. The whole one stays, so two pieces may cut it differently, and it comes back."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.models import record
from focale.works.deriving import cut_of
from focale.works.veiling import WHOLE
from mediatools.pictures.placing import point_from, point_in

CUT = "cut"


def made_from(original):
    """The derivation this file was cut by; None when it is a whole one."""
    return original.origins.filter(tool=CUT).exclude(source=None).select_related("source").first()


def whole_of(file):
    """The photograph as it was before it was cut here."""
    cut = made_from(file.original)
    return cut.source if cut else file.original


def picture_of(original):
    """What is shown of a photograph, large enough to choose on; None while it is not made."""
    shown = [one for one in original.renditions.all() if one.media_type.startswith("image/")]
    return next((one for one in shown if one.label == "1280"), shown[-1] if shown else None)


@transaction.atomic
def cut(file, framing, *, by):
    """Have the photograph of this place framed so. Until that is made the piece passes no gate."""
    file.piece.production.held()
    piece = file.piece.held()
    piece.refuse_closed(by)
    whole = whole_of(file)
    picture, facts = picture_of(whole), whole.facts
    if picture is None or not facts.get("width"):
        raise ValidationError(_("Cette photo est en préparation. Revenez dans un instant."))
    _no_longer_await(file, by)
    cut = framing.cut((picture.width, picture.height))
    recipe = {"cut": asdict(cut), "framing": asdict(framing)}
    table = type(file)._meta.get_field("awaited").related_model
    file.awaited = table.objects.ask(whole, CUT, recipe, room=facts["width"] * facts["height"], by=by)
    file.save(update_fields=["awaited"])
    record("piece.file_cut", piece, by=by, file=file.pk, original=whole.pk)


@transaction.atomic
def whole_again(file, *, by):
    """The whole photograph takes its place again."""
    file.piece.production.held()
    piece = file.piece.held()
    piece.refuse_closed(by)
    _no_longer_await(file, by)
    whole = whole_of(file)
    if whole.binned_at:
        raise ValidationError(_("La photo entière est dans la corbeille. Remettez-la d'abord."))
    if whole != file.original:
        _stand(file, whole, None, by)
        record("piece.file_uncut", piece, by=by, file=file.pk, original=whole.pk)


def take(file, derivation):
    """What was awaited is made: it takes its place. Called inside the transaction that brings it in."""
    if derivation.original.binned_at is None:
        _stand(file, derivation.original, derivation, derivation.asked_by)


def _no_longer_await(file, by):
    if file.awaited and file.awaited.original_id is None:
        file.awaited.give_up(by=by)
    file.awaited = None
    file.save(update_fields=["awaited"])


def _stand(file, original, derivation, by):
    """Put this file there instead of the one that is there; what is noted on it moves along."""
    former = made_from(file.original)
    before = file.original
    for row in file.appearances.exclude(x=None):
        there = _moved((row.x, row.y), former, derivation)
        row.x, row.y = there or (None, None)
        row.save(update_fields=["x", "y"])
    focus = _moved((file.focus_x, file.focus_y), former, derivation)
    file.focus_x, file.focus_y = focus or (WHOLE // 2, WHOLE // 2)
    if former:  # more may be seen on it than on the former cut: somebody looks again
        file.looked_at = file.looked_by = None
    file.original, file.awaited = original, None
    file.save()
    if former and not before.places.exists():
        type(before).objects.kept().filter(pk=before.pk).update(binned_at=timezone.now(), binned_by=by)
        record("original.binned", before.production, by=by, original=before.pk)


def _moved(point, former, derivation):
    """Thousandths of the former picture as thousandths of the new one; None where it was cut away."""
    there = [number / WHOLE for number in point]
    if former:
        there = point_from(cut_of(former.recipe)[0], there, cut_of(former.recipe)[1])
    if derivation:
        there = point_in(cut_of(derivation.recipe)[0], there, cut_of(derivation.recipe)[1])
    return [round(share * WHOLE) for share in there] if all(0 <= share <= 1 for share in there) else None
