"""The cast. Everybody in the tests is one of them, so a test reads like a story."""

from datetime import date, datetime, time, timedelta
from unittest import mock

from django.core.cache import caches
from django.test import TestCase
from django.utils import timezone

from focale.association.models import Season
from focale.ground import pace, pages
from focale.people.models import Account, Consent, Guardianship, Person, Purpose
from focale.people.rights import Role
from focale.place.models import Room, Site
from focale.programme.models import Activity
from focale.programme.rush import forget_rush


def years_ago(years: float) -> date:
    return timezone.localdate() - timedelta(days=round(years * 365.25 + 2))


def at(days: int, hour: int = 14, minute: int = 0) -> datetime:
    """So many days from today, at that hour in Paris."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


class Cast:
    """Samira is Lina's (10) and Nour's (8) mother. Karim leads workshops, Coralie coordinates, Jeanne is on
    the board, Thomas keeps the money, Ada keeps the site. Odile is a stranger to them all."""

    @classmethod
    def enter(cls):
        cls.samira = cls.adult("Samira", "Benali", phone="06 12 34 56 78")
        cls.karim = cls.adult("Karim", "Fabre", role=Role.LEADER)
        cls.coralie = cls.adult("Coralie", "Roux", role=Role.COORDINATOR)
        cls.jeanne = cls.adult("Jeanne", "Vidal", role=Role.BOARD)
        cls.thomas = cls.adult("Thomas", "Soler", role=Role.TREASURER)
        cls.ada = cls.adult("Ada", "Martin", role=Role.ADMINISTRATOR)
        cls.odile = cls.adult("Odile", "Perrin")
        cls.lina = Person.objects.create(
            first_name="Lina", last_name="Benali", born_on=years_ago(10), gender="female"
        )
        cls.nour = Person.objects.create(first_name="Nour", last_name="Benali", born_on=years_ago(8))
        for child in (cls.lina, cls.nour):
            Guardianship.objects.entrust(child, to=cls.samira.person, by=None)
        cls.site = Site.objects.create(
            name="Le Focus", address="5 rue du Faubourg", town="Alès", postcode="30100"
        )
        cls.studio = Room.objects.create(site=cls.site, name="Studio", seats=20)
        cls.darkroom = Room.objects.create(site=cls.site, name="Laboratoire", seats=8)
        today = timezone.localdate()
        cls.season = Season.objects.create(
            name="Saison", first_day=today - timedelta(days=150), last_day=today + timedelta(days=200)
        )

    @staticmethod
    def adult(first_name, last_name="", role="", **facts):
        """An account with its person, aged 40."""
        name = first_name.casefold()
        facts.setdefault("email", f"{name}@example.org")
        person = Person.objects.create(
            first_name=first_name, last_name=last_name, born_on=years_ago(40), **facts
        )
        return Account.objects.create(username=name, email=facts["email"], role=role, person=person)

    @classmethod
    def child(cls, first_name, age=12, of=None):
        """A child of Samira's, or of another adult's account, who may take part."""
        child = Person.objects.create(first_name=first_name, last_name="Test", born_on=years_ago(age))
        Guardianship.objects.entrust(child, to=(of or cls.samira).person, by=None)
        cls.consent(child, by=of or cls.samira)
        return child

    @classmethod
    def consent(cls, child, purpose=Purpose.TAKE_PART, by=None, **terms):
        """Samira, or another, agrees for the child."""
        by = by or cls.samira
        return Consent.objects.give(
            purpose, subject=child, wording="J'accepte.", given_by=by.person, by=by, **terms
        )

    @classmethod
    def course(
        cls, *, seats=2, days=(10, 11), booking="whole", publish=True, room=None, leaders=None, **facts
    ):
        """A published course that begins in ten days, led by Karim in the studio."""
        facts = {
            "title": "Stage caméra",
            "kind": "holiday_course",
            "field": "video",
            "summary": "Filmer.",
        } | facts
        course = Activity.propose(by=cls.coralie, site=cls.site, seats=seats, booking=booking, **facts)
        for day in days:
            course.plan(
                starts_at=at(day, 9),
                ends_at=at(day, 12),
                room=room or cls.studio,
                leaders=[cls.karim.person] if leaders is None else leaders,
                by=cls.coralie,
            )
        if publish:
            course.publish(by=cls.coralie)
        return course


class FocaleTest(Cast, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.enter()

    def setUp(self):
        for kept in caches.all():
            kept.clear()
        forget_rush()
        pace.forget()
        # Kept pages end with the minute: none ends in the middle of a test.
        self.enterContext(mock.patch.object(pages, "_minute", return_value=pages._minute()))
