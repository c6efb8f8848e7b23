"""Whether something comes from others is answered before a piece is accepted, and so before it is shown."""

import re
from importlib import import_module

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Borrowing, Piece, Showing

from .shown import ShownTest

SILENT = "Personne n'a encore dit si quelque chose vient d'ailleurs."
MIGRATION = "focale.works.migrations.0014_ask_what_is_borrowed"


class BorrowedOrNotTest(ShownTest):
    def again(self):
        """In the hands of its makers, without an answer."""
        self.piece.reopen(by=self.coralie)
        Piece.objects.update(nothing_borrowed_at=None)
        self.piece.refresh_from_db()

    def test_without_an_answer_the_gate_says_so_and_the_team_does_not_accept(self):
        self.again()
        self.assertIn(SILENT, self.piece.may_be_published(Use.WEB).sentences)
        self.piece.propose(by=self.samira)
        with self.assertRaisesMessage(ValidationError, "Dites d'abord si quelque chose vient d'ailleurs"):
            self.piece.accept(by=self.coralie)
        Borrowing.objects.none_in(self.piece, by=self.samira)
        self.piece.accept(by=self.coralie)
        self.assertTrue(self.piece.may_be_published(Use.WEB))

    def test_a_list_is_an_answer_too_until_nothing_is_on_it_any_more(self):
        self.again()
        facts = {"what": "Un air", "source": "freesound", "terms": "cc0", "proof": "adresse du 3 mars"}
        one = Borrowing.objects.note(self.piece, by=self.samira, **facts)
        self.assertNotIn(SILENT, self.piece.may_be_published(Use.WEB).sentences)
        one.take_off(by=self.samira)
        self.assertIn(SILENT, self.piece.may_be_published(Use.WEB).sentences)

    def test_the_piece_asks_with_two_buttons_until_it_is_answered(self):
        self.again()
        self.client.force_login(self.samira)
        address = reverse("piece", args=[self.piece.pk])
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.samira)
        page = strict.get(address).content.decode()
        _before, form = page.split(reverse("nothing-borrowed", args=[self.piece.pk]))
        form = form.split("</form>")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
        self.assertIn("Non, tout est à nous", form)
        said = {"csrfmiddlewaretoken": token}
        answer = strict.post(reverse("nothing-borrowed", args=[self.piece.pk]), said)
        self.assertRedirects(answer, address)
        self.assertNotContains(self.client.get(address), "Non, tout est à nous")

    def test_the_lack_leads_to_the_question(self):
        self.again()
        self.client.force_login(self.coralie)
        page = self.client.get(reverse("piece-agreements", args=[self.piece.pk]))
        self.assertContains(page, f'href="{reverse("piece-borrowings", args=[self.piece.pk])}">Personne n')

    def test_what_was_ready_before_the_question_stays_shown_and_is_asked_once_opened_again(self):
        showing = self.show()
        Piece.objects.update(nothing_borrowed_at=None)
        import_module(MIGRATION).let_off(apps, connection.schema_editor())
        self.assertTrue(self.piece.may_be_published(Use.WEB))
        self.assertTrue(Showing.objects.standing().filter(pk=showing.pk).exists())
        self.piece.refresh_from_db()
        self.piece.reopen(by=self.coralie)
        self.assertIn(SILENT, self.piece.may_be_published(Use.WEB).sentences)

    def test_only_what_was_ready_without_an_answer_is_let_off(self):
        answered, draft = self.ready(self.photograph(title="Autre")), self.photograph(title="Brouillon")
        Piece.objects.filter(pk=self.piece.pk).update(nothing_borrowed_at=None)
        import_module(MIGRATION).let_off(apps, connection.schema_editor())
        rows = dict(Piece.objects.values_list("pk", "accepted_unasked"))
        self.assertEqual(rows, {self.piece.pk: True, answered.pk: False, draft.pk: False})
