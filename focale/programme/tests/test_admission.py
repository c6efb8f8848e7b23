"""The sentences of `admission`, by the verb, whoever asks."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.people.models import Person

from .test_registrations import Filling


class RefusalTest(Filling):
    def refused(self, words, *people, by=None, **facts):
        by = by or self.samira
        with self.assertRaisesMessage(ValidationError, words):
            self.seating.register(list(people), made_by=by.person, by=by, **facts)

    def test_too_many_nobody_and_twice(self):
        self.refused("Choisissez au moins une personne")
        self.refused("indiquée deux fois", self.lina, self.lina)
        self.refused("au plus 12 personnes", *[self.child(f"Enfant{n}") for n in range(13)])

    def test_not_yet_open_not_published_begun_and_called_off(self):
        child = self.child("Tom")
        self.camera.opens_at = timezone.now() + timedelta(days=1)
        self.camera.save()
        self.seating.refresh_from_db()
        self.refused("Les inscriptions ouvrent le", child)
        self.camera.opens_at = None
        self.camera.published_at = None
        self.camera.save()
        self.seating.refresh_from_db()
        self.refused("pas encore publiée", child)
        self.camera.occurrences.order_by("pk").last().cancel("essai", by=self.coralie)
        self.camera.occurrences.filter(cancelled_at=None).update(
            starts_at=timezone.now() - timedelta(hours=1)
        )
        self.seating.__dict__.pop("_times", None)
        self.refused("a déjà commencé", child)
        self.camera.occurrences.update(cancelled_at=timezone.now())
        self.refused("est annulée", child)

    def test_no_birth_date_and_wrong_age(self):
        nobody = Person.objects.create(first_name="Max")
        self.refused("Indiquez la date de naissance de Max", nobody)
        self.refused("aura 40 ans ce jour-là", self.samira.person)

    def test_no_number_to_call(self):
        child = self.child("Tom", of=self.odile)
        self.refused("numéro de téléphone à appeler", child, by=self.odile)

    def test_somebody_elses_account_is_not_registered_without_them(self):
        all_ages = self.course(title="Pour tous", days=(30,), room=self.darkroom, leaders=[])
        self.seating = all_ages.seatings.get()
        self.refused("Vous ne pouvez pas inscrire Odile", self.odile.person)
