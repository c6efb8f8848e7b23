"""The standing projects."""

from django.utils import timezone

from focale.programme.models import Strand
from focale.testing import FocaleTest, at


class StrandPageTest(FocaleTest):
    def strand(self, **facts):
        facts = {
            "title": "Je filme",
            "slug": "je-filme",
            "summary": "Filmer.",
            "published_at": timezone.now(),
        } | facts
        return Strand.objects.create(**facts)

    def test_each_activity_stands_once_with_its_next_date(self):
        self.course(title="Club", booking="by_date", days=(3, 10, 17), strand=self.strand())
        response = self.client.get("/projets/je-filme/")
        self.assertEqual([frame.title for frame in response.context["frames"]], ["Club"])
        self.assertContains(response, "Toutes les dates de ce projet")

    def test_a_draft_opens_for_nobody_and_a_planned_one_waits(self):
        self.strand(published_at=None)
        self.strand(slug="demain", published_at=at(1))
        for slug in ("je-filme", "demain", "inconnu"):
            self.assertEqual(self.client.get(f"/projets/{slug}/").status_code, 404)
        self.assertContains(self.client.get("/projets/"), "Pas encore de projet")

    def test_the_easy_words(self):
        self.strand(text="Un texte complet.", easy_text="On filme.")
        self.assertContains(self.client.get("/projets/je-filme/"), "Un texte complet.")
        self.assertNotContains(self.client.get("/projets/je-filme/?facile=1"), "Un texte complet.")

    def test_a_change_of_words_is_seen_at_once(self):
        strand = self.strand()
        self.client.get("/projets/je-filme/")
        strand.title = "Nouveau titre"
        strand.save()
        self.assertContains(self.client.get("/projets/je-filme/"), "Nouveau titre")
