"""Files that may be one person: kept by the clock, decided by the team, remembered."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.ground import pace
from focale.people.models import Likeness, Person
from focale.people.models.likeness import AT_ONCE, MOST_OF_ONE
from focale.schedule import SCHEDULE
from focale.testing import FocaleTest

PAGE = "/personnes/doublons/"


class TwinTest(FocaleTest):
    def setUp(self):
        super().setUp()
        Likeness.objects.look()
        self.twin = Person.objects.create(
            first_name="Lina", last_name="Benali", born_on=self.lina.born_on, phone="0600000001"
        )

    def look(self):
        Likeness.objects.look()
        return [pair.two for pair in Likeness.objects.to_decide()]


class LikenessTest(TwinTest):
    def test_the_clock_compares_what_was_written_and_shows_each_pair_once(self):
        self.assertIn(Likeness.objects.look, [job for _every, job in SCHEDULE])
        self.assertEqual(Likeness.objects.look(), 1)
        self.assertEqual(self.look(), [(self.lina, self.twin)])
        self.assertEqual(Likeness.objects.look(), 0, "nothing was written since")

    def test_in_a_crowd_the_rest_waits_for_the_next_look(self):
        Person.objects.bulk_create(Person(first_name=f"Eva{n}", last_name="Pons") for n in range(200))
        for _visitor in range(pace.MANY):
            pace.came()
        self.assertEqual(Likeness.objects.look(), AT_ONCE)
        pace.forget()
        self.assertEqual(Likeness.objects.look(), 201 - AT_ONCE)

    def test_a_file_corrected_is_compared_again(self):
        self.look()
        self.twin.correct(by=self.coralie, first_name="Zoé")
        self.assertEqual(self.look(), [])
        self.twin.correct(by=self.coralie, first_name="Lyna")
        self.assertEqual(self.look(), [(self.lina, self.twin)])

    def test_many_written_at_once_are_compared_too(self):
        Person.objects.bulk_create([Person(first_name="Odile", last_name="Perrin")])
        self.assertEqual(len(self.look()), 2)

    def test_one_phone_of_a_thousand_files_does_not_make_a_million_pairs(self):
        copies = 2 * MOST_OF_ONE
        Person.objects.bulk_create(
            Person(first_name="Accueil", last_name="École", phone="0400000000") for _copy in range(copies)
        )
        self.look()
        self.assertLessEqual(Likeness.objects.count(), copies * MOST_OF_ONE)

    def test_a_merged_pair_is_gone_and_back_when_parted(self):
        self.look()
        self.lina.absorb(self.twin, by=self.coralie)
        self.assertEqual(self.look(), [])
        Person.objects.get(pk=self.twin.pk).part(by=self.coralie)
        self.assertEqual(self.look(), [(self.lina, self.twin)])

    def test_an_erased_file_is_like_no_other(self):
        self.look()
        self.twin.erase(by=self.coralie)
        self.assertFalse(Likeness.objects.filter(other=self.twin).exists())

    def test_a_thousand_files_are_compared_with_few_questions(self):
        Person.objects.bulk_create(
            Person(first_name=f"Prénom{n}", last_name=f"Nom{n}", born_year=1980) for n in range(1000)
        )
        with CaptureQueriesContext(connection) as caught:
            self.assertEqual(Likeness.objects.look(seconds=60), 1001)
        self.assertLess(len(caught), 80)


class ToldApartTest(TwinTest):
    def setUp(self):
        super().setUp()
        self.look()
        self.client.force_login(self.coralie)

    def tell_apart(self, one, other):
        return self.client.post(reverse("person-distinction", args=[one.pk]), {"autre": other.pk})

    def test_the_page_proposes_forgets_and_takes_up_again(self):
        self.assertContains(self.client.get(PAGE), "Ce ne sont pas les mêmes")
        self.assertRedirects(self.tell_apart(self.twin, self.lina), PAGE, fetch_redirect_response=False)
        self.assertContains(self.client.get(PAGE), "sont deux personnes")
        self.assertContains(self.client.get(PAGE), "Aucun doublon")
        apart = self.client.get(PAGE, {"vue": "distinctes"})
        self.assertContains(apart, "Comparer à nouveau")
        self.client.post(reverse("likeness-reconsidering", args=[Likeness.objects.get().pk]))
        self.assertContains(self.client.get(PAGE), "Comparer")

    def test_it_stays_so_whatever_is_corrected_and_is_not_proposed_elsewhere(self):
        self.tell_apart(self.lina, self.twin)
        self.twin.correct(by=self.coralie, phone="0600000002")
        self.assertEqual(self.look(), [])
        self.assertEqual(Person.objects.resembling(self.lina), [])
        self.assertEqual(Person.objects.resembling(self.twin), [])

    def test_two_files_that_were_never_proposed_can_be_told_apart(self):
        self.tell_apart(self.nour, self.lina)
        self.assertEqual(Likeness.objects.dismissed().get().two, (self.lina, self.nour))

    def test_a_decision_follows_the_merge_and_returns(self):
        copy = Person.objects.create(first_name="Lina", last_name="Benali", born_on=self.lina.born_on)
        self.tell_apart(self.lina, self.twin)
        copy.absorb(self.lina, by=self.coralie)
        self.assertEqual(Likeness.objects.dismissed().get().two, (self.twin, copy))
        self.assertEqual(self.look(), [])
        Person.objects.get(pk=self.lina.pk).part(by=self.coralie)
        self.assertEqual(Likeness.objects.dismissed().get().two, (self.lina, self.twin))

    def test_told_apart_and_merged_all_the_same_leaves_nothing_to_follow(self):
        self.tell_apart(self.lina, self.twin)
        self.lina.absorb(self.twin, by=self.coralie)
        self.assertFalse(Likeness.objects.exists())

    def test_nonsense_and_strangers_change_nothing(self):
        for one, other in ((self.lina, self.lina), (self.lina, Person(pk=10**15))):
            self.tell_apart(one, other)
        for asked in ("", "x", "9" * 40, "-1"):
            answer = self.client.post(reverse("person-distinction", args=[self.lina.pk]), {"autre": asked})
            self.assertEqual(answer.status_code, 404, asked)
        self.assertFalse(Likeness.objects.dismissed().exists())
        for account in (self.samira, self.karim, self.jeanne):
            self.client.force_login(account)
            self.assertEqual(self.tell_apart(self.lina, self.twin).status_code, 403)
            with self.assertRaises(ValidationError):
                Likeness.objects.tell_apart(self.lina, self.twin, by=account)
