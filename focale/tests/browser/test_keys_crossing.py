"""Every page of the programme, of registering and of the door is crossed from one end to the other with Tab:
each control is met, shows that it has the focus, is not covered, comes in reading order and lets go."""

import pytest
from django.utils import timezone

from focale.people.models import Organisation
from focale.programme.models import PartnerLink, Strand
from focale.programme.tests.underway import underway
from focale.testing import at

from .conftest import DESKTOP, PHONE
from .walker import Trouble

pytestmark = pytest.mark.browser
MOST = 260
MISSED = """(part) => [...document.querySelector(part).querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter((e) => !walked.has(e) && !e.disabled && e.tabIndex >= 0 && !e.closest(".skip")
  && e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
  && !(e.type === "radio" && [...walked.keys()].some((met) => met.name === e.name && met.form === e.form))
).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def house(cast):
    """A course with two seats taken, one offered and two waiting; a list of today; a strand; a partner."""
    strand = Strand.objects.create(
        title="Je filme", slug="je-filme", summary="Filmer.", published_at=timezone.now()
    )
    cast.today = underway(cast, [cast.lina, cast.nour], title="Filmer sa rue", room=cast.darkroom)
    cast.course_page = cast.course(seats=2, strand=strand, easy_text="On filme.", leaders=[])
    seating = cast.seating = cast.course_page.seatings.get()
    parties = [seating.register([cast.child(name)], made_by=cast.samira.person, by=cast.samira)
               for name in ("Tom", "Zoé", "Ali", "Eva", "Max")]  # fmt: skip
    cast.seated, cast.offered = parties[1], parties[2]
    parties[0].cancel(by=cast.samira)
    school = Organisation.objects.create(name="Collège Diderot")
    cast.link = PartnerLink.objects.make(school, by=cast.coralie)
    return cast


def cross(hand, address, *, whole=False):
    """From the link that skips to the content, or from the top, to the end; some pages begin inside."""
    hand.go(address)
    begins_inside = hand.stop is not None
    if not whole and not begins_inside:
        hand.reach("Aller au contenu", most=1)
        hand.press("Enter")
        hand.trail = []
    edges = 2 if begins_inside else 1
    for _step in range(MOST):
        now = hand.tab()
        edges -= now is None or not (whole or begins_inside or now.where == "MAIN")
        if not edges:
            break
    else:
        raise Trouble(f"{address}: {MOST} stops and no end")
    missed = hand.page.evaluate(MISSED, "body" if whole else "main")
    assert not missed, f"{address}: never reached: {missed}"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_everybody_reads_and_fills_is_crossed(walk, house, size):
    form = f"/inscription/{house.seating.pk}/"
    visitor = walk(size=size)
    day = at(10).date()
    for address in ("/", "/programme/", "/programme/?domaine=photo", f"/calendrier/?jour={day}",
                    f"/calendrier/?vue=semaine&jour={day}", house.course_page.get_absolute_url(),
                    "/projets/", "/projets/je-filme/", "/le-lieu/", form, f"{form}?lien={house.link.key}",
                    f"/partenaires/inscrire/{house.link.key}/", house.offered.get_absolute_url(),
                    f"{house.seated.get_absolute_url()}papier/"):  # fmt: skip
        cross(visitor, address)
    mother = walk(house.samira, size=size)
    for address in ("/mon-espace/", "/mon-agenda/", form, house.seated.get_absolute_url()):
        cross(mother, address)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_the_team_works_with_is_crossed(walk, house, size):
    hand, day = walk(house.coralie, size=size), at(10).date()
    course, date, today = house.course_page.pk, house.course_page.occurrences.first().pk, house.today.pk
    planning = [
        f"?jour={day}",
        f"?vue=mois&jour={day}",
        f"?vue=mois&par=salle&jour={day}",
        f"?vue=liste&jour={day}",
        f"seances/{date}/",
        "copie/",
    ]
    written = ["", "nouvelle/", *(f"{course}/{part}" for part in ("", "dates/", "serie/", "images/"))]
    letters = ["?etat=", "a-imprimer/", "textes/", "textes/registered/"]
    at_the_door = ["?q=odile perrin", "comptage/", "saisie/"]
    for address in (
        *(f"/planning/{part}" for part in planning),
        *(f"/planning/activites/{part}" for part in written),
        *(f"/courriers/{part}" for part in letters),
        *(f"/seances/{today}/{part}" for part in at_the_door),
        f"/listes/{house.seating.pk}/",
        f"/inscription/{house.seating.pk}/",
        "/partenaires/liens/",
        "/aujourdhui/",
    ):
        cross(hand, address)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_head_and_foot_are_crossed_too_and_the_way_back_is_open(walk, house, size):
    hand = walk(house.coralie, size=size)
    cross(hand, "/programme/", whole=True)
    cross(hand, "/aujourdhui/", whole=True)
    hand.go(f"/seances/{house.today.pk}/")
    hand.reach("Une nouvelle personne")
    hand.reach("Aller au contenu", key="Shift+Tab")
