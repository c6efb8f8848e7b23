"""One's own portfolio, or that of a child one decides for: its pieces, their order, words, who may look."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.models import Guardianship, Person
from focale.works.models import Piece, Portfolio, Showing
from focale.works.piece_forms.portfolio import OpennessForm, PortfolioForm
from focale.works.portfolio_page import first_pictures
from focale.works.shown_now import answers_of
from focale.works.views.saying import done

MOST_OFFERED = 100


@require_safe
def my_portfolio(request):
    """To one's own."""
    if request.user.person_id is None:
        raise Http404
    return redirect("portfolio-of", request.user.person_id)


def family_of(request):
    """Oneself and those one decides for."""
    me = request.user.person_id
    wards = Guardianship.objects.of_the_deciding(me).values("ward") if me else []
    return Person.objects.existing().filter(Q(pk=me) | Q(pk__in=wards))


def portfolio_of(request, pk):
    """The portfolio of this person, empty where there is none yet; 404 for somebody else's."""
    person = get_object_or_404(family_of(request), pk=pk)
    return Portfolio.objects.of(person)


@require_safe
def portfolio_edit(request, pk):
    """What is on it, what one may add, and who may look."""
    return show(request, portfolio_of(request, pk))


def show(request, portfolio, form=None, status=200):
    rows = Showing.objects.filter(portfolio=portfolio.pk or 0, ended_at=None).order_by("rank", "pk")
    chosen = list(rows.select_related("piece"))
    answers = answers_of([row.piece for row in chosen])
    mine = Piece.objects.made_for(request.user).standing().filter(credits__person=portfolio.person)
    others = mine.exclude(pk__in=[row.piece_id for row in chosen]).distinct().order_by("-written_at")
    others = list(others[:MOST_OFFERED])
    pictures = first_pictures([*(row.piece for row in chosen), *others])
    for one in [*chosen, *others]:
        one.picture = pictures.get(getattr(one, "piece_id", one.pk))
    link = portfolio.links.not_closed().first() if portfolio.is_open else None
    context = {
        "portfolio": portfolio,
        "family": sorted(family_of(request), key=lambda one: one.pk != request.user.person_id),
        "chosen": [(row, answers[row.piece_id].on_the_site) for row in chosen],
        "others": others,
        "form": form or PortfolioForm(instance=portfolio),
        "opening": OpennessForm(initial={"openness": portfolio.openness}),
        "may_open": portfolio.is_decided_by(request.user),
        "address": link and settings.ADDRESS.rstrip("/") + reverse("portfolio", args=[link.key]),
    }
    return page(request, "works/portfolio_edit.html", context, status=status)


@require_POST
def portfolio_words(request, pk):
    """The words on it, and how its owner is named."""
    portfolio = portfolio_of(request, pk)
    form = PortfolioForm(request.POST, instance=portfolio)
    if form.is_valid():
        try:
            portfolio.write(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("portfolio-of", pk)
    return show(request, portfolio_of(request, pk), form, status=422)


@require_POST
def portfolio_opening(request, pk):
    """Private, by a link, public; or another link."""
    portfolio = _kept(request, pk)
    if "lien" in request.POST:
        words = _("Voici un nouveau lien. L'ancien n'ouvre plus rien.")
        done(request, portfolio.renew_link, words=words)
        return redirect("portfolio-of", pk)
    form = OpennessForm(request.POST)
    if form.is_valid():
        done(request, portfolio.open_to, form.cleaned_data["openness"], words=_("C'est noté."))
    return redirect("portfolio-of", pk)


@require_POST
def portfolio_choice(request, pk):
    """One more piece on it."""
    mine = Piece.objects.made_for(request.user).standing()
    piece = get_object_or_404(mine.distinct(), pk=key_of(request.POST.get("piece")))
    portfolio = _kept(request, pk)
    done(request, lambda by: Showing.objects.choose(portfolio, piece, by=by))
    return redirect(reverse("portfolio-of", args=[pk]) + "#pieces")


@require_POST
def portfolio_piece(request, pk, move):
    """Earlier, later, or off it."""
    mine = Portfolio.objects.kept_by(request.user)
    row = get_object_or_404(Showing.objects.filter(portfolio__in=mine, ended_at=None), pk=pk)
    person = row.portfolio.person_id
    if move == "retrait":
        done(request, row.end)
    elif move in ("avant", "apres"):
        done(request, row.portfolio.move, row, -1 if move == "avant" else 1)
    else:
        raise Http404
    return redirect(reverse("portfolio-of", args=[person]) + "#pieces")


def _kept(request, pk):
    """The portfolio with a row of its own, so that something can stand on it."""
    portfolio = portfolio_of(request, pk)
    if portfolio.pk is None:
        portfolio, _is_new = Portfolio.objects.get_or_create(person=portfolio.person)
    return portfolio
