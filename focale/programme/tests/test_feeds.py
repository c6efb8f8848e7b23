"""RSS, the map of the site, and what search engines are told."""

from xml.etree import ElementTree

from django.utils import timezone

from focale.ground.models import Identity
from focale.programme.models import Activity, Strand
from focale.testing import FocaleTest

NASTY = "<b>&\"'œ]]></title>"


class FeedsTest(FocaleTest):
    def test_the_rss_is_well_formed_whatever_the_words(self):
        course = self.course()
        Activity.objects.filter(pk=course.pk).update(title=NASTY, summary=NASTY)
        response = self.client.get("/programme.rss")
        self.assertEqual(response["Content-Type"], "application/rss+xml; charset=utf-8")
        [item] = ElementTree.fromstring(response.content).iter("item")
        self.assertIn("<b>&", item.find("title").text)
        self.assertTrue(item.find("link").text.endswith(course.get_absolute_url()))
        self.assertRegex(item.find("pubDate").text, r"\d{4} \d\d:\d\d:\d\d \+0000$")

    def test_drafts_are_in_no_feed(self):
        self.course(publish=False)
        for path in ("/programme.rss", "/sitemap.xml", "/programme.ics"):
            self.assertNotContains(self.client.get(path), "stage-camera")

    def test_the_map_of_the_site_leads_to_pages_that_open(self):
        self.course()
        Strand.objects.create(title="Métiers", slug="metiers", published_at=timezone.now())
        tree = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        found = [node.text for node in tree.iter() if node.tag.endswith("}loc")]
        self.assertEqual(len(found), 9)
        for address in found:
            path = "/" + address.split("/", 3)[3]
            self.assertEqual(self.client.get(path).status_code, 200, path)

    def test_robots_stay_out_of_registrations_and_of_a_demonstration(self):
        self.assertContains(self.client.get("/robots.txt"), "Disallow: /inscriptions/")
        Identity(name="Essai", is_demonstration=True).save()
        self.assertContains(self.client.get("/robots.txt"), "Disallow: /\n")
