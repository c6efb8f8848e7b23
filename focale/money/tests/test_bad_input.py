"""What cannot be a sum gets a sentence and stays as it was typed, on every screen that asks for one."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from focale.ground.forms import EurosField
from focale.money.models import (
    Deposit,
    Entry,
    Expense,
    FamilyQuotient,
    Income,
    Method,
    Payment,
    Transfer,
)

from .owing import OwingTest, days

WRONG = ("1e9", "12,345", "-3", "douze", "1,2,3", "0", "9" * 5_000, "１２,３４５", "12 345,678")
READ = {"12": 1200, " 1\u202f234,5 ": 123_450, "１２,５": 1250, "7 €": 700, "0,01": 1}


class BadSumsTest(OwingTest):
    def screens(self):
        """Address, name of the sum, the rest of a form that is right."""
        day, ticket = days(0).isoformat(), "t" * 20
        mother = self.mother.pk
        act = {"label": "Papier", "day": day, "ticket": ticket}
        yield f"/personnes/{mother}/encaissement/", "cents", {"method": "cash", "day": day, "ticket": ticket}
        cheque = {"method": "cheque", "cheque_number": "12", "day": day, "ticket": ticket}
        yield f"/personnes/{mother}/encaissement/", "cents", cheque
        yield f"/personnes/{mother}/caution/", "cents", act | {"method": "cash"}
        spent = act | {"purpose": "consumables", "paid_by": "card"}
        yield "/argent/depenses/nouvelle/", "cents", spent
        yield "/argent/recettes/nouvelle/", "cents", act | {"purpose": "gifts", "received_by": "transfer"}
        yield "/argent/virements/nouvelle/", "cents", act | {"source": "530", "target": "512"}

    def test_a_sum_that_cannot_be_is_refused_with_a_sentence_and_stays_typed(self):
        before = Entry.objects.count()
        for address, name, told in self.screens():
            for typed in (*WRONG, "", "   "):
                with self.subTest(address=address, typed=typed[:20]):
                    answer = self.client.post(address, told | {name: typed})
                    self.assertEqual(answer.status_code, 422)
                    form = answer.context["form"]
                    self.assertEqual(form[name].value(), typed)
                    self.assertTrue(form[name].words and len(" ".join(map(str, form[name].words))) > 20)
                    self.assertContains(answer, told.get("label", "t" * 20), status_code=422)
        self.assertEqual(Entry.objects.count(), before)

    def test_a_sum_one_would_write_so_is_read(self):
        for typed, cents in READ.items():
            with self.subTest(typed=typed):
                self.assertEqual(EurosField().clean(typed), cents)

    def test_a_cheque_without_its_sum_or_number_is_refused_and_nothing_is_kept(self):
        address = f"/personnes/{self.mother.pk}/encaissement/"
        told = {"method": "cheque", "day": days(0).isoformat(), "ticket": "t" * 20}
        for more in ({"cents": "", "cheque_number": "0012"}, {"cents": "72", "cheque_number": ""}):
            answer = self.client.post(address, told | more)
            self.assertContains(answer, f'value="{more["cents"] or more["cheque_number"]}"', status_code=422)
        self.assertFalse(Payment.objects.filter(method=Method.CHEQUE).exists())

    def test_a_quotient_without_its_document_is_refused_with_a_sentence_and_stays_typed(self):
        address = f"/personnes/{self.mother.pk}/quotient/"
        told = {"value": "753", "first_day": days(0).isoformat(), "last_day": days(200).isoformat()}
        for account, words in ((self.samira, "une photo lisible suffit"), (self.coralie, "ou cochez")):
            self.client.force_login(account)
            answer = self.client.post(address, told)
            self.assertContains(answer, 'value="753"', status_code=422)
            self.assertEqual(len(answer.context["form"].errors["document"]), 1)
            self.assertIn(words, answer.context["form"].errors["document"][0])
        self.client.force_login(self.samira)
        for content, words in ((b"", "vide"), (b"MZ virus", "photo"), (b"%PD", "photo")):
            answer = self.client.post(address, told | {"document": SimpleUploadedFile("a.pdf", content)})
            self.assertContains(answer, words, status_code=422)
            self.assertContains(answer, 'value="753"', status_code=422)
        self.assertFalse(FamilyQuotient.objects.exists())

    def test_nothing_was_written_by_any_of_it(self):
        for address, name, told in self.screens():
            self.client.post(address, told | {name: "1e9"})
        for noun in (Payment, Deposit, Expense, Income, Transfer):
            self.assertFalse(noun.objects.exists(), noun)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_sum_in_whole_cents_or_gets_a_sentence(typed):
    field = EurosField()
    try:
        cents = field.clean(typed)
    except ValidationError as refusal:
        assert refusal.messages[0]
    else:
        assert field.least <= cents <= field.most
        assert field.clean(field.prepare_value(cents)) == cents
