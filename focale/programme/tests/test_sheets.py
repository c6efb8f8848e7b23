import io
from datetime import timedelta
from unittest import mock

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from focale.ground.models import Identity
from focale.people.models import Person
from focale.people.rights import Role
from focale.programme.entering import enter
from focale.programme.marking import mark
from focale.programme.models import Attendance, Mark, Occurrence
from focale.programme.roll import rolls_of
from focale.programme.sheets import key_of, sheets_pdf
from focale.programme.tests.underway import underway
from focale.testing import FocaleTest, at
from mediatools import typeset

ODD = [
    ("#eval(1+1)", "*gras* _it_ $x^2$ @ref <b> [c] `d` // e"),
    ("Zoé 🎉", "O'Brien-Œuf"),
    ("محمد", "بن علي"),
    ("Li", "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft"),
    ('"}{]', "\\u0022 \\ ~ = - + / #let x = 3;"),
]


class PaperTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina, cls.nour], title="Filmer #1 [*sa* rue]")

    def read(self, *dates, account=None):
        dates = Occurrence.objects.filter(pk__in=[date.pk for date in dates or [self.date]])
        rolls = rolls_of(dates.prefetch_related("leaders"), account=account or self.karim)
        return PdfReader(io.BytesIO(sheets_pdf(rolls)))

    def words(self, pdf):
        """The text of each page, spaces and joining marks made equal."""
        pages = [page.extract_text().replace("\u200b", "").replace("\xa0", " ") for page in pdf.pages]
        return [" ".join(page.split()) for page in pages]

    def test_a_sheet_says_what_when_where_who_and_its_code(self):
        (text,) = self.words(self.read())
        for words in ("Filmer #1 [*sa* rue]", "Studio, Le Focus, 5 rue du Faubourg", "Avec Karim Fabre"):
            self.assertIn(words, text)
        for words in (f"S-{self.date.pk}", "Benali Lina", "Benali Nour", "Signature", "Arrivée"):
            self.assertIn(words, text)

    def test_nothing_that_others_should_not_read_is_on_the_paper(self):
        text = " ".join(self.words(self.read()))
        for words in ("repart", "image", "06 12", "0612"):
            self.assertNotIn(words, text)

    def test_who_asks_while_two_are_being_made_is_asked_to_come_again(self):
        self.client.force_login(self.karim)
        address = reverse("occurrence-sheets")
        with mock.patch.object(typeset, "pdf", side_effect=typeset.TypesetBusy):
            answer = self.client.get(address, {"du": timezone.localdate()})
        self.assertEqual((answer.status_code, answer["Retry-After"]), (503, "10"))
        self.assertContains(answer, f'href="{address}?du={timezone.localdate()}"', status_code=503)

    def test_the_pdf_is_tagged_and_in_french(self):
        catalogue = self.read().trailer["/Root"]
        self.assertTrue(catalogue["/MarkInfo"]["/Marked"])
        self.assertEqual(catalogue["/Lang"], "fr")

    def test_names_are_never_read_as_markup(self):
        for first, last in ODD:
            person = Person.objects.create(first_name=first, last_name=last)
            mark(self.date, person, "present", by=self.karim)
        text = " ".join(self.words(self.read()))
        for words in ("*gras* _it_ $x^2$ @ref <b> [c] `d` // e", "#eval(1+1)", "O'Brien-Œuf", '"}{]'):
            self.assertIn(words, text)
        self.assertIn("\\u0022 \\ ~ = - + / #let x = 3;", text)

    def test_many_people_go_on_over_several_pages_with_their_heading(self):
        for number in range(60):
            mark(self.date, self.child(f"Enfant {number:02}"), "present", by=self.karim)
        pages = self.words(self.read())
        self.assertEqual(len(pages), 3)
        self.assertTrue(all("Nom, prénom" in page for page in pages))
        self.assertTrue(all(f"Enfant {number:02}" in " ".join(pages) for number in range(60)))

    def test_a_week_is_one_file_with_a_sheet_for_each_date(self):
        other = underway(self, [], title="Autre", room=self.darkroom, leaders=[])
        self.assertEqual(len(self.read(self.date, other).pages), 2)
        self.client.force_login(self.karim)
        answer = self.client.get(reverse("occurrence-sheets"))
        self.assertEqual(len(PdfReader(io.BytesIO(answer.content)).pages), 1)
        self.client.force_login(self.coralie)
        answer = self.client.get(
            reverse("occurrence-sheets"), {"du": timezone.localdate(), "au": "2999-01-01"}
        )
        self.assertEqual(len(PdfReader(io.BytesIO(answer.content)).pages), 2)

    def test_days_without_a_date_or_that_are_no_days_print_nothing(self):
        self.client.force_login(self.karim)
        self.assertRedirects(
            self.client.get(reverse("occurrence-sheets"), {"du": "2020-01-01"}), "/aujourdhui/"
        )
        for wrong in ("2020-13-45", "hier", "", "0001-01-01", "9999-12-31"):
            self.assertEqual(self.client.get(reverse("occurrence-sheets"), {"du": wrong}).status_code, 200)
            self.assertEqual(self.client.get(reverse("occurrence-sheets"), {"au": wrong}).status_code, 200)

    def test_a_sheet_costs_nine_questions_and_a_day_of_sheets_as_many(self):
        self.client.force_login(self.karim)
        Identity.current()
        for address in (reverse("occurrence-sheet", args=[self.date.pk]), reverse("occurrence-sheets")):
            with self.assertNumQueries(9):
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_the_sheet_of_somebody_else_is_not_there(self):
        other = underway(self, [], title="Autre", room=self.darkroom, leaders=[])
        self.client.force_login(self.karim)
        self.assertEqual(self.client.get(reverse("occurrence-sheet", args=[other.pk])).status_code, 404)

    def test_too_many_sheets_at_once_are_refused_in_words(self):
        Occurrence.objects.bulk_create(
            Occurrence(activity=self.date.activity, starts_at=at(1, 9) + step, ends_at=at(1, 10) + step)
            for step in (timedelta(days=number) for number in range(121))
        )
        self.client.force_login(self.coralie)
        answer = self.client.get(reverse("occurrence-sheets"), {"au": "2999-01-01"}, follow=True)
        self.assertContains(answer, "trop pour un seul fichier")

    def test_a_code_typed_by_hand_opens_the_sheet_of_whom_it_concerns(self):
        for typed in ("S-12", "s12", " S 12 ", "12"):
            self.assertEqual(key_of(typed), 12)
        for typed in ("", "S", "X12", "S-1;2", "9" * 40):
            self.assertEqual(key_of(typed), 0)
        self.client.force_login(self.karim)
        answer = self.client.get("/seances/", {"code": f"s-{self.date.pk}"})
        self.assertRedirects(answer, reverse("occurrence-entry", args=[self.date.pk]))
        self.assertEqual(self.client.get("/seances/", {"code": "S-999999"}).status_code, 404)
        self.client.force_login(self.adult("Awa", role=Role.LEADER))
        self.assertEqual(self.client.get("/seances/", {"code": f"S-{self.date.pk}"}).status_code, 404)


class EntryTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina, cls.nour])
        cls.address = reverse("occurrence-entry", args=[cls.date.pk])

    def setUp(self):
        super().setUp()
        self.client.force_login(self.karim)

    def hour(self, minutes):
        return f"{timezone.localtime(self.date.starts_at + timedelta(minutes=minutes)):%H:%M}"

    def type_in(self, new=(), **rows):
        posted = {"new-TOTAL_FORMS": 5, "new-INITIAL_FORMS": 0}
        for number, described in enumerate(new):
            posted |= {f"new-{number}-{name}": value for name, value in described.items()}
        for name, child in (("lina", self.lina), ("nour", self.nour)):
            presence, arrived, left = rows.get(name, ("", "", ""))
            posted |= {
                f"presence-{child.pk}": presence,
                f"arrived-{child.pk}": arrived,
                f"left-{child.pk}": left,
            }
        return self.client.post(self.address, posted)

    def test_a_whole_sheet_in_one_go(self):
        answer = self.type_in(
            lina=("present", self.hour(10), ""),
            nour=("excused", "", ""),
            new=[{"first_name": "Malo", "last_name": "Blin", "age": 9}],
        )
        self.assertRedirects(answer, reverse("occurrence", args=[self.date.pk]))
        rows = {row.person.first_name: row for row in Attendance.objects.all()}
        self.assertEqual((rows["Lina"].minutes // 10, rows["Nour"].presence), (11, "excused"))
        self.assertEqual((rows["Malo"].age, rows["Malo"].was_expected), (9, False))

    def test_hours_without_a_letter_mean_present(self):
        self.type_in(lina=("", self.hour(10), ""))
        row = Attendance.objects.get()
        self.assertEqual((row.person, row.presence, row.minutes // 10), (self.lina, "present", 11))
        self.type_in(lina=("", self.hour(10), ""))
        self.assertFalse(Attendance.objects.exists(), "the letter taken back stands, whatever the hours say")

    def test_rows_left_as_they_were_are_not_tapped_again(self):
        mark(self.date, self.lina, "present", by=self.coralie)
        self.type_in(lina=("present", "", ""), nour=("absent", "", ""))
        self.assertEqual(Mark.objects.count(), 2)
        self.assertEqual(Attendance.objects.get(person=self.lina).marked_by, self.coralie)

    def test_one_unreadable_line_keeps_the_whole_sheet_out(self):
        self.assertContains(
            self.type_in(lina=("present", "25:00", ""), nour=("absent", "", "")), "14:05", status_code=422
        )
        answer = self.type_in(
            lina=("present", self.hour(60), self.hour(20)),
            nour=("absent", "", ""),
            new=[{"first_name": "Malo"}],
        )
        self.assertContains(answer, "Lina Benali : Le départ", status_code=422)
        self.assertEqual(
            (Attendance.objects.count(), Person.objects.filter(first_name="Malo").count()), (0, 0)
        )

    def test_a_newcomer_without_a_first_name_is_refused(self):
        answer = self.type_in(new=[{"last_name": "Blin"}])
        self.assertContains(answer, "Remplissez cette ligne", status_code=422)

    def test_a_sheet_of_a_date_called_off_is_refused(self):
        type(self.date).objects.update(cancelled_at=timezone.now())
        with self.assertRaisesMessage(ValidationError, "séance est annulée"):
            enter(self.date, [(self.lina, "present", None, None)], [], by=self.karim)
        self.assertContains(self.type_in(lina=("present", "", "")), "annulée", status_code=422)

    def test_a_hostile_form_is_refused_not_broken(self):
        for posted in ({}, {"new-TOTAL_FORMS": "x"}, {"new-TOTAL_FORMS": "100000", "new-INITIAL_FORMS": "0"}):
            self.assertEqual(self.client.post(self.address, posted).status_code, 422)
