"""How a form is drawn: what is optional, what is wrong, where the focus goes."""

from html import unescape

from django import forms
from django.test import SimpleTestCase

from focale.ground.tests.test_forms import Sample


class TestDrawing(SimpleTestCase):
    def test_help_and_error_are_tied_to_the_field(self):
        html = str(Sample({"name": ""}))
        self.assertIn('id="id_name_helptext"', html)
        self.assertIn('id="id_name_error"', html)
        self.assertRegex(
            html, r'<input[^>]*name="name"[^>]*aria-describedby="id_name_helptext id_name_error"'
        )

    def test_only_the_first_wrong_answer_has_the_focus(self):
        html = str(Sample({"name": "Lina", "phone": "06"}))
        self.assertEqual(html.count("autofocus"), 1)
        self.assertRegex(html, r'<input[^>]*name="phone"[^>]*autofocus')

    def test_a_form_that_nobody_sent_complains_of_nothing(self):
        html = str(Sample())
        self.assertNotIn("autofocus", html)
        self.assertNotIn('role="alert"', html)

    def test_the_summary_leads_to_each_wrong_field(self):
        html = str(Sample({}))
        for target in ("#id_name", "#id_born_0", "#id_who_0", "#id_agreed"):
            self.assertIn(f'href="{target}"', html)
            self.assertIn(f'id="{target[1:]}"', html)

    def test_a_missing_answer_says_what_to_do(self):
        html = str(Sample({}))
        self.assertIn("Remplissez cette ligne pour continuer.", html)
        self.assertIn("Choisissez une réponse pour continuer.", html)
        self.assertIn("Cochez cette case pour continuer.", html)

    def test_a_number_too_small_or_too_large_is_told_from_where_and_how_far(self):
        class Some(forms.Form):
            persons = forms.IntegerField(min_value=1, max_value=500)

        self.assertIn("Écrivez un nombre à partir de 1.", str(Some({"persons": "0"})))
        self.assertIn("Écrivez un nombre jusqu'à 500.", unescape(str(Some({"persons": "501"}))))

    def test_what_may_be_left_out_says_so(self):
        self.assertEqual(str(Sample()).count("(facultatif)"), 1)

    def test_the_words_of_the_form_come_first_when_no_field_is_wrong_alone(self):
        form = Sample({})
        form.add_error(None, "Le stage est complet depuis ce matin.")
        self.assertIn("<li>Le stage est complet depuis ce matin.</li>", str(form))

    def test_nothing_typed_is_ever_markup(self):
        self.assertNotIn("<script>", str(Sample({"name": "<script>", "phone": "<script>"})))
