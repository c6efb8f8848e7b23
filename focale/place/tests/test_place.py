"""Where it is, how to come, what is inside."""

from focale.place.models import Room, Site
from focale.testing import FocaleTest


class PlaceTest(FocaleTest):
    def test_the_address_the_rooms_and_the_way_there(self):
        Site.objects.filter(pk=self.site.pk).update(
            latitude=44.1281,
            longitude=4.0772,
            how_to_come="Bus 2.",
            access_words="Une rampe.",
            opening_words="Dès 9 h",
        )
        Room.objects.create(site=self.site, name="Cave", is_open=False)
        response = self.client.get("/le-lieu/")
        for words in (
            "5 rue du Faubourg",
            "30100 Alès",
            "Bus 2.",
            "Une rampe.",
            "Studio",
            "geo:44.128100,4.077200",
        ):
            self.assertContains(response, words)
        self.assertNotContains(response, "Cave")

    def test_without_a_point_there_is_no_link_to_a_plan(self):
        self.assertNotContains(self.client.get("/le-lieu/"), "geo:")

    def test_no_address_yet(self):
        Room.objects.all().delete()
        Site.objects.all().delete()
        self.assertContains(self.client.get("/le-lieu/"), "arrive bientôt")
