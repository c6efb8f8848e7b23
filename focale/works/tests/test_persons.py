"""What a merge, an erasure and the export of a person do with productions."""

from focale.people.exporting import everything_about
from focale.people.models import Person
from focale.testing import FocaleTest, years_ago
from focale.works.models import Involvement, Upload
from focale.works.models.involvement import Part

from .bringing import begin, bring_in


class PersonsTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)

    def test_two_files_with_a_part_in_one_production_keep_one_the_leading(self):
        twin = Person.objects.create(first_name="Lyna", last_name="Benali", born_on=years_ago(10))
        Involvement.objects.involve(self.production, twin, part=Part.LEADER, by=self.coralie)
        self.lina.absorb(twin, by=self.coralie)
        part = self.production.involvements.get(person=self.lina)
        self.assertEqual(part.part, Part.LEADER)

    def test_an_erased_person_has_no_part_and_their_file_loses_their_name(self):
        original = bring_in(self.production, name="Odile Perrin au labo.jpg", by=self.odile)
        Involvement.objects.involve(self.production, self.odile.person, by=self.coralie)
        Upload.objects.begin(self.production, name="Odile.jpg", size=5, by=self.odile)
        self.odile.person.erase(by=self.coralie)
        original.refresh_from_db()
        self.assertEqual((original.brought_by, original.name), (None, "… … au labo.jpg"))
        self.assertFalse(Involvement.objects.filter(person=self.odile.person).exists())
        self.assertFalse(Upload.objects.filter(name__contains="Odile").exists())
        self.production.refresh_from_db()
        self.assertEqual(self.production.used_bytes, original.size)

    def test_the_export_says_what_was_brought_and_made(self):
        bring_in(self.production, name="chat.jpg", by=self.samira)
        self.assertIn("chat.jpg", str(everything_about(self.samira.person)))
        self.assertIn("métier", str(everything_about(self.lina)))
