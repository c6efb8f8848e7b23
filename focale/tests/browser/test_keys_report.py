"""The report of a grant with keys alone: written, a picture chosen, its rows opened, sent; hours by age."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from focale.funding.models import Action, Commitment, Funder, Grant, GrantReport, Line74
from focale.funding.reporting import content_of
from focale.people.models import Organisation
from focale.programme.marking import mark
from focale.programme.models import Picture

pytestmark = pytest.mark.browser


@pytest.fixture
def report(cast):
    """A report under way: Lina came once, and a picture of that day waits."""
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=60)}
    town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
    action = Action.objects.create(code="ete", name="Un été d'images", **days)
    grant = Grant.award(action=action, funder=town, cents=100_000, by=cast.coralie, **days)
    course = cast.course(days=(-2,))
    Commitment.make(action, course, by=cast.coralie)
    mark(course.occurrences.get(), cast.lina, "present", by=cast.coralie)
    photo = io.BytesIO()
    Image.new("RGB", (900, 600), "#1b4d9b").save(photo, "JPEG")
    file = SimpleUploadedFile("photo.jpg", photo.getvalue())
    words = {"alt": "Des mains sur une caméra", "credit": "Élise"}
    Picture.objects.add(course, file=file, by=cast.coralie, **words).make_renditions()
    found = GrantReport.begin(grant, by=cast.coralie)
    found.count(content_of(found))
    return found


def test_a_picture_of_nobody_is_chosen_and_the_report_sent_with_keys_alone(walk, cast, report):
    hand = walk(cast.coralie)
    hand.go(f"/subventions/bilans/{report.pk}/")
    hand.enter("Choisir les images")
    hand.enter("Choisir")
    hand.push("Personne n'est reconnaissable")
    hand.enter("Mettre dans le bilan")
    hand.says("L’image est dans le bilan")
    hand.go(f"/subventions/bilans/{report.pk}/")
    hand.enter("Figer et noter comme envoyé")
    hand.says("Le bilan est figé")
    report.refresh_from_db()
    assert report.is_intact()
    assert len(report.content["pictures"]) == 1


def test_a_number_opens_its_rows_with_keys_alone(walk, cast, report):
    hand = walk(cast.coralie)
    hand.go(f"/subventions/bilans/{report.pk}/")
    hand.enter("Justificatif des présences")
    hand.says("Stage caméra")
    hand.go("/chiffres/heures/")
    hand.says("Heures ouvertes, réalisées, facturées")
