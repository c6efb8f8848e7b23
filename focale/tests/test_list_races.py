"""A list of members taken up by two workers at once, while somebody joins: threads, on both databases."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TransactionTestCase

from focale.association.joining import join
from focale.association.models import Import, Member, MembershipType
from focale.people.models import Person
from focale.testing import Cast
from focale.tests.test_merge_races import at_once

MANY = 90


class ListUnderRushTest(TransactionTestCase):
    def test_each_line_is_taken_in_once_and_each_number_given_once(self):
        story = type("Story", (Cast,), {})
        story.enter()
        kind = MembershipType.objects.create(name="Individuelle", cents=0)
        lines = [f"Nom{number};Prénom{number};p{number}@example.org" for number in range(MANY)]
        file = SimpleUploadedFile("liste.csv", "\n".join(["Nom;Prénom;Mail", *lines]).encode())
        imported = Import.objects.hand_in(file, by=story.coralie)
        imported.choose(imported.chosen | {"kind": kind.pk}, by=story.coralie)
        imported.confirm(by=story.coralie)
        joining = [
            lambda who=who: join(kind, person=who.person, by=story.coralie)
            for who in (story.odile, story.karim)
        ]
        outcomes = at_once(imported.carry_on, *joining, Import.objects.get().carry_on)
        self.assertEqual([each for each in outcomes if isinstance(each, Exception)], [])
        while Import.objects.get().state == "running":
            Import.objects.get().carry_on()
        self.assertEqual(Person.objects.filter(first_name__startswith="Prénom").count(), MANY)
        numbers = Member.objects.order_by("number").values_list("number", flat=True)
        self.assertEqual(list(numbers), list(range(1, MANY + 3)))
