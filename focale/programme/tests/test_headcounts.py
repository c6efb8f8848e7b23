from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from focale.programme.attendance_forms import HeadcountForm
from focale.programme.models import Headcount, HeadcountCell
from focale.programme.models.count_ages import CountAges
from focale.programme.models.headcount import GENDERS
from focale.programme.tests.underway import underway
from focale.testing import Cast, FocaleTest


class CountingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls)
        cls.address = reverse("occurrence-headcount", args=[cls.date.pk])

    def setUp(self):
        super().setUp()
        self.client.force_login(self.karim)

    def test_a_count_is_kept_with_its_details_and_shown_again(self):
        posted = {"total": 30, "already_known": 4, "age:0-11": 12, "gender:female": 18, "gender:male": 12}
        self.assertRedirects(
            self.client.post(self.address, posted), reverse("occurrence", args=[self.date.pk])
        )
        counted = Headcount.objects.get()
        self.assertEqual((counted.total, counted.already_known, counted.cells.count()), (30, 4, 3))
        self.assertContains(self.client.get(self.address), 'name="gender:female" value="18"')

    def test_counting_again_replaces_the_count(self):
        self.client.post(self.address, {"total": 30, "age:0-11": 12})
        self.client.post(self.address, {"total": 20})
        self.assertEqual((Headcount.objects.get().total, HeadcountCell.objects.count()), (20, 0))

    def test_details_over_the_total_are_refused_with_both_numbers(self):
        for parts in ({"age:0-11": 6, "age:70+": 5}, {"gender:female": 11}):
            answer = self.client.post(self.address, {"total": 10} | parts)
            self.assertContains(answer, "Le détail compte 11 personnes et le total 10", status_code=422)
        answer = self.client.post(self.address, {"total": 10, "already_known": 11})
        self.assertContains(answer, "déjà venues", status_code=422)
        self.assertEqual(Headcount.objects.count(), 0)

    def test_what_is_no_number_is_refused(self):
        for wrong in ("-1", "dix", "1e9", "99999999999999999999", "3.5"):
            self.assertEqual(self.client.post(self.address, {"total": wrong}).status_code, 422)
        self.assertEqual(Headcount.objects.count(), 0)


CELLS = st.dictionaries(
    st.sampled_from(
        [*(("age", code) for code in CountAges().codes()), *(("gender", each) for each in GENDERS)]
    ),
    st.integers(0, 40),
)


class SumsTest(Cast, HypothesisTestCase):
    """Whatever is counted, no dimension ever sums to more than the total."""

    @given(total=st.integers(0, 60), known=st.integers(0, 60), cells=CELLS)
    @settings(max_examples=80, deadline=None)
    def test_a_count_is_kept_exactly_when_its_sums_fit(self, total, known, cells):
        self.enter()
        date = underway(self)
        told = {f"{kind}:{bracket}": number for (kind, bracket), number in cells.items()}
        form = HeadcountForm({"total": total, "already_known": known} | told)
        self.assertTrue(form.is_valid())
        sums = [sum(n for (kind, _b), n in cells.items() if kind == each) for each in ("age", "gender")]
        try:
            counted = Headcount.objects.tally(date, by=self.karim, **form.facts())
        except ValidationError:
            self.assertTrue(max(*sums, known) > total)
            self.assertEqual(Headcount.objects.count(), 0)
        else:
            self.assertLessEqual(max(*sums, known), total)
            self.assertEqual(sum(cell.number for cell in counted.cells.all()), sum(sums))
