"""The questions and answers of an interview taken from what is said in its recording."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.works.captioning.interviewing import filled, turns
from focale.works.captioning.reading import paragraphs
from focale.works.models import Captions, Piece
from focale.works.views.saying import done

LONGEST = {"question": 500, "answer": 5000}


@require_POST
def interview_filling(request, pk):
    """Answers that are not written yet are written as they were said; nothing written is replaced."""
    pieces = Piece.objects.visible_to(request.user).select_related("production")
    piece = get_object_or_404(pieces, pk=pk, kind="interview")
    rows = Captions.objects.filter(original__places__piece=piece).exclude(folded_words="").order_by("pk")
    captions = get_object_or_404(rows[:1])
    asked = turns(paragraphs(captions), piece.content.get("interviewee", ""))
    exchange = filled(piece.content.get("exchange") or [], asked)
    exchange = [{name: row.get(name, "")[:most] for name, most in LONGEST.items()} for row in exchange]
    words = _("Les réponses sont reprises de l'enregistrement. Relisez-les.")
    done(request, piece.write, {"exchange": exchange}, seen=piece.number, words=words)
    return redirect("piece-step", pk, "questions")
