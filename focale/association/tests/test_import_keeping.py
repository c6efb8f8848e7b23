from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from focale.association.models import Import, ImportedRow
from focale.association.tests.test_imports import FAMILIES, GALETTE, Lists
from focale.ground.worker import run_waiting
from focale.people.exporting import everything_about
from focale.people.models import Guardianship, Person


class KeepingTest(Lists):
    def age(self, imported, **ago):
        Import.objects.filter(pk=imported.pk).update(
            **{name: timezone.now() - timedelta(days=days) for name, days in ago.items()}
        )

    def test_a_list_nobody_confirms_is_forgotten_after_a_week_with_its_file(self):
        imported = self.hand_in(GALETTE)
        self.age(imported, handed_in_at=6)
        self.assertEqual(Import.objects.forget(), 0)
        self.age(imported, handed_in_at=8)
        with self.captureOnCommitCallbacks(execute=True):
            Import.objects.forget()
        self.assertFalse(Import.objects.exists() or imported.file.storage.exists(imported.file.name))

    def test_what_the_lines_said_is_forgotten_after_a_month_and_what_they_made_stays(self):
        imported = self.take_up(GALETTE, kind=self.kind.pk)
        self.age(imported, ended_at=30, handed_in_at=30)
        self.assertEqual(Import.objects.forget(), 0)
        self.age(imported, ended_at=32)
        self.assertEqual((Import.objects.forget(), Import.objects.forget()), (2, 0))
        self.assertTrue(Person.objects.filter(first_name="Nadia").exists())
        with self.assertRaises(ValidationError):
            imported.undo(by=self.coralie)
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get(f"/adherents/reprises/{imported.pk}/"), "plus d’un mois")

    def test_who_is_erased_leaves_nothing_in_a_list_and_reads_before_what_it_said(self):
        imported = self.take_up(GALETTE)
        nadia = Person.objects.get(first_name="Nadia")
        self.assertIn("association.ImportedRow.person", everything_about(nadia))
        nadia.erase(by=self.coralie)
        row = imported.rows.get(number=2)
        self.assertEqual((row.facts, row.why), ({}, []))
        imported.undo(by=self.coralie)
        run_waiting()
        self.assertTrue(Person.objects.filter(pk=nadia.pk).exists())

    def test_a_link_that_was_ended_is_not_taken_up_again(self):
        self.take_up(FAMILIES)
        Guardianship.objects.get(adult__first_name="Nadia").end(by=self.coralie)
        self.take_up(FAMILIES)
        self.assertTrue(Guardianship.objects.get(adult__first_name="Nadia").ended_at)

    def test_somebody_made_meanwhile_is_known_when_the_list_is_taken_up(self):
        imported = self.hand_in(GALETTE, kind=self.kind.pk)
        Person.objects.create(first_name="Nadia", last_name="Exemple", email="nadia@example.org")
        imported.confirm(by=self.coralie)
        run_waiting()
        self.assertEqual(Person.objects.filter(first_name="Nadia").count(), 1)
        self.assertEqual(ImportedRow.objects.get(number=2).verdict, "known")

    def test_looking_at_a_thousand_lines_asks_as_little_as_at_ten(self):
        lines = ["Nom;Prénom;Né le;Mail", *(f"N{n};P{n};12/03/1990;p{n}@example.org" for n in range(1000))]
        asked = []
        for count in (10, 1000):
            imported = self.hand_in("\n".join(lines[: count + 1]))
            with CaptureQueriesContext(connection) as caught:
                imported.choose(imported.chosen | {"kind": self.kind.pk}, by=self.coralie)
            asked.append(len(caught))
        self.assertLess(asked[1], asked[0] + 20)

    def test_twice_confirmed_is_once_taken_up(self):
        imported = self.hand_in(GALETTE, kind=self.kind.pk)
        imported.confirm(by=self.coralie)
        with self.assertRaises(ValidationError):
            imported.confirm(by=self.coralie)
        with self.assertRaises(ValidationError):
            imported.drop()
        with self.assertRaises(ValidationError):
            Import.objects.get().undo(by=self.coralie)
