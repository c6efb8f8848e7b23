"""Tags of the look: links know where one is, and who may follow them."""

from types import SimpleNamespace

from django.template import Context, Template
from django.test import RequestFactory, SimpleTestCase, override_settings
from django.urls import path, resolve
from django.utils.translation import override

from focale.ground.urls import urlpatterns as ground


def secret_view(request):
    """Never called: only what it needs is looked at."""


secret_view.needs = "figures:see"
urlpatterns = [*ground, path("chiffres/", secret_view, name="secret-figures")]


def written(template, at="/", user=None, **words):
    request = RequestFactory().get(at)
    request.user = user
    return Template("{% load look %}" + template).render(Context({"request": request, **words}))


def account(*rights):
    return SimpleNamespace(is_authenticated=True, may=lambda right: right in rights)


@override_settings(ROOT_URLCONF=__name__)
class TestLinks(SimpleTestCase):
    link = '{% nav_link "health" "Santé" %}'

    def test_the_page_one_is_on_is_marked(self):
        self.assertEqual(written(self.link, "/sante/"), '<a href="/sante/" aria-current="page">Santé</a>')

    def test_so_is_the_part_one_is_in(self):
        self.assertIn('aria-current="true"', written(self.link, "/sante/detail/"))

    def test_elsewhere_nothing_is_marked(self):
        self.assertNotIn("aria-current", written(self.link, "/"))

    def test_a_page_that_nobody_serves_has_no_link(self):
        self.assertEqual(written('{% nav_link "nowhere" "Nulle part" %}'), "")

    def test_the_words_of_a_link_are_never_markup(self):
        html = written('{% nav_link "health" words %}', words="<b>")
        self.assertIn("&lt;b&gt;", html)
        self.assertNotIn("<b>", html)

    def test_the_other_language_leads_back_to_the_same_page(self):
        self.assertIn(
            'href="/langue/en/?suite=%2Fsante%2F%3Fa%3D1"', written("{% language_link %}", "/sante/?a=1")
        )
        with override("en"):
            self.assertIn(">Français</a>", written("{% language_link %}"))


@override_settings(ROOT_URLCONF=__name__)
class TestTeamLinks(SimpleTestCase):
    link = '{% team_link "secret-figures" "Chiffres" %}'

    def test_who_may_see_it_finds_the_link(self):
        self.assertEqual(resolve("/chiffres/").func, secret_view)
        self.assertIn("Chiffres", written(self.link, user=account("figures:see")))

    def test_others_do_not(self):
        self.assertEqual(written(self.link, user=account()), "")
        self.assertEqual(written(self.link), "")


class TestSmallTags(SimpleTestCase):
    def test_sheets_and_behaviours_have_their_address(self):
        self.assertIn("/static/ground/forms.css", written('{% sheet "forms" %}'))
        self.assertIn("/static/programme/js/today.js", written('{% behaviour "today" "programme" %}'))

    def test_a_field_is_a_colour_a_shape_and_a_word(self):
        self.assertEqual(written('{% motif "waves" "Son" %}'), '<span class="motif m-waves">Son</span>')

    def test_a_frame_can_be_written_from_a_template(self):
        html = written('{% frame url="/a/" title="Labo" capacity=3 free=0 %}')
        self.assertIn("Complet", html)
        self.assertIn('<h2 class="title">Labo</h2>', html)
