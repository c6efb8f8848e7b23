"""The public address of a piece: what stands on it, who may open it, and that it is gone within a minute."""

from datetime import timedelta
from unittest.mock import patch

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focale.people.models import Use
from focale.testing import at
from focale.works import shown_now
from focale.works.models import Borrowing, Captions, Credit, NamedAs, Permission, Piece, Showing
from focale.works.shown_now import BELIEVED, KEPT_BY_BROWSERS

from .shown import BYTES, ShownTest


class PublicPageTest(ShownTest):
    def setUp(self):
        super().setUp()
        self.made = self.rendition()
        self.showing = self.show()

    def test_anybody_reads_it_with_its_words_for_who_does_not_see(self):
        page = self.page(self.showing)
        self.assertContains(page, "Le marché")
        self.assertContains(page, 'alt="Des étals de fruits"')
        self.assertContains(page, self.made.key)

    def test_names_stand_on_it_only_as_their_owners_chose_and_no_file_name(self):
        original = self.piece.files.get().original
        original.name = "Lina Benali devant la gare.jpg"
        original.save()
        credit = Credit.objects.get()
        for named, said in ((NamedAs.FIRST, "Lina"), (NamedAs.NOBODY, ""), (NamedAs.PEN, "Étoile")):
            credit.name(named, pen_name="Étoile", by=self.samira)
            page = self.page(self.showing).content.decode()
            self.assertEqual("Lina" in page, said == "Lina")
            self.assertEqual("Étoile" in page, said == "Étoile")
            for hidden in ("Benali", "gare", "Samira", original.key):
                self.assertNotIn(hidden, page)

    def test_search_engines_leave_it_out_unless_the_team_wants_them(self):
        page = self.page(self.showing)
        self.assertIn("noindex", page.headers["X-Robots-Tag"])
        self.assertContains(page, '<meta name="robots" content="noindex')
        Showing.objects.update(is_findable=True)
        page = self.page(self.showing)
        self.assertNotIn("X-Robots-Tag", page.headers)
        self.assertNotContains(page, "noindex")

    def test_the_map_for_search_engines_has_what_the_team_wants_found_and_all_agree_to(self):
        def mapped():
            caches["pages"].clear()
            return self.showing.key in self.client.get(reverse("showings-sitemap")).content.decode()

        self.assertContains(self.client.get("/robots.txt"), reverse("showings-sitemap"))
        self.assertFalse(mapped())
        Showing.objects.update(is_findable=True)
        self.assertTrue(mapped())
        Showing.objects.update(until=at(-1).date(), from_on=at(-2).date())
        self.assertFalse(mapped())
        Showing.objects.update(until=None)
        self.withdraw()
        self.assertFalse(mapped())

    def test_networks_are_given_the_picture_only_where_it_may_be_on_networks(self):
        self.assertContains(self.page(self.showing), "og:image")
        self.permit(self.piece, self.samira.person, uses=[Use.WEB])
        page = self.page(self.showing)
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, "og:image")

    def test_the_page_looks_at_nobody_and_leaves_no_cookie(self):
        self.client.force_login(self.samira)
        page = self.page(self.showing)
        self.assertNotContains(page, "Samira")
        self.assertFalse(Client().get(reverse("showing", args=[self.showing.key])).cookies)

    def test_ten_questions_at_most_and_two_for_each_picture_of_it(self):
        self.page(self.showing)
        with self.assertNumQueries(8):
            self.page(self.showing)
        with self.assertNumQueries(3):
            self.media(self.showing, self.made)

    def test_who_did_two_things_is_named_once_and_a_licence_stands_below(self):
        self.piece.credits.create(person=self.lina, role="photo")
        for credit in self.piece.credits.all():
            for giver in (self.lina, self.samira.person):
                terms = {"uses": self.USES, "wording": "Oui.", "by": self.coralie, "licence": "cc-by"}
                Permission.objects.give(credit, given_by=giver, **terms)
        page = self.page(self.showing)
        self.assertContains(page, "auteur ou autrice, photo")
        self.assertContains(page, "CC BY")

    def test_the_easy_text_stands_on_it_with_its_mark_once_somebody_found_it_easy(self):
        self.piece.content["easy"] = "C'est **un marché**."
        self.piece.save()
        page = self.page(self.showing)
        self.assertContains(page, "<strong>un marché</strong>")
        self.assertNotContains(page, "easy-mark")

    def test_a_sound_is_played_with_its_subtitles_and_their_words_to_read(self):
        piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.coralie)
        piece.write({"title": "La rue"}, seen=0, by=self.coralie)
        file = self.put(piece, step="son", family="sound", name="Lina Benali.mp3")
        file.note_everybody(by=self.coralie)
        told = Captions.objects.begin(file.original, "fr", by=self.coralie)
        said = {"start": 1, "end": 3, "text": "Une voix passe."}
        Captions.objects.replace(told, [said], by=self.coralie)
        Captions.objects.update(checked_at=timezone.now())
        Borrowing.objects.none_in(piece, by=self.samira)
        piece.propose(by=self.samira)
        piece.accept(by=self.coralie)
        self.permit(piece, self.lina, self.samira.person)
        made = self.rendition(piece, label="sound", media_type="audio/mpeg", width=0, height=0)
        page = self.page(self.show(piece))
        for words in ("<audio", made.key, 'kind="captions"', "Une voix passe."):
            self.assertContains(page, words)
        self.assertNotContains(page, "Benali")

    def test_subtitles_are_given_once_somebody_has_checked_them(self):
        original = self.piece.files.get().original
        told = Captions.objects.create(original=original, language="fr")
        address = reverse("showing-captions", args=[self.showing.key, told.pk])
        self.assertEqual(self.client.get(address).status_code, 404)
        Captions.objects.update(checked_at=timezone.now())
        self.assertIn("WEBVTT", self.client.get(address).content.decode())


class MediaTest(ShownTest):
    def setUp(self):
        super().setUp()
        self.made = self.rendition()
        self.showing = self.show()

    def test_what_was_made_of_it_is_given_whole_or_in_part(self):
        answer = self.media(self.showing, self.made)
        self.assertEqual(answer.getvalue(), BYTES)
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        part = self.media(self.showing, self.made, Range="bytes=0-9")
        self.assertEqual((part.status_code, part.getvalue()), (206, BYTES[:10]))
        known = self.media(self.showing, self.made, If_None_Match=answer.headers["ETag"])
        self.assertEqual(known.status_code, 304)

    def test_never_an_original_nor_what_belongs_to_another_piece_nor_a_guess(self):
        other = self.photograph()
        self.put(other, name="autre.jpg")
        strange = self.rendition(other, content=b"autre")
        original = self.piece.files.get().original
        for wrong in (strange, original):
            for method in ("get", "head"):
                self.assertEqual(self.media(self.showing, wrong, method).status_code, 404)
        for key in (self.showing.key[:-1], "a" * 32, self.made.key):
            address = reverse("showing-media", args=[key, self.made.key])
            self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(Client().get(f"/medias/{self.made.key}").status_code, 302)

    def test_in_the_bin_of_the_production_it_is_gone(self):
        original = self.piece.files.get().original
        type(original).objects.filter(pk=original.pk).update(binned_at=timezone.now())
        self.assertEqual(self.media(self.showing, self.made).status_code, 404)


class WithinAMinuteTest(ShownTest):
    """A consent lies below this floor and tells nobody: no clock runs here, only time goes by."""

    def setUp(self):
        super().setUp()
        self.appear(self.piece, self.lina)
        self.agree(self.lina, self.lina, self.samira.person)
        self.made, self.showing = self.rendition(), self.show()

    def later(self, **ago):
        moment = timezone.now() + timedelta(**ago)
        self.enterContext(patch("django.utils.timezone.now", return_value=moment))

    def answers(self):
        known = {"If_None_Match": f'"{self.made.address}"'}
        asked = [("get", {}), ("head", {}), ("get", {"Range": "bytes=0-9"}), ("get", known), ("head", known)]
        media = [self.media(self.showing, self.made, method, **named) for method, named in asked]
        return [self.page(self.showing).status_code, *(answer.status_code for answer in media)]

    def test_what_browsers_may_keep_and_what_we_believe_is_less_than_a_minute(self):
        self.assertLess(BELIEVED + KEPT_BY_BROWSERS, timedelta(seconds=60))
        kept = self.media(self.showing, self.made).headers["Cache-Control"]
        self.assertEqual(kept, f"public, max-age={KEPT_BY_BROWSERS.seconds}, must-revalidate")
        self.assertEqual(self.page(self.showing).headers["Cache-Control"], "no-cache")

    def test_a_consent_withdrawn_closes_it_whatever_was_asked_before(self):
        self.assertEqual(self.answers(), [200, 200, 200, 206, 304, 304])
        self.lina.consents.get(given_by=self.samira.person).withdraw(by=self.samira)
        self.later(seconds=BELIEVED.seconds)
        self.assertEqual(self.answers(), [410, 404, 404, 404, 404, 404])
        self.assertEqual(self.page(self.showing).headers["Cache-Control"], "no-store")

    def test_one_that_comes_to_its_end_closes_it_at_midnight(self):
        self.lina.consents.update(until=timezone.localdate())
        self.assertEqual(self.answers()[0], 200)
        self.later(days=1)
        self.assertEqual(self.answers(), [410, 404, 404, 404, 404, 404])

    def test_verbs_of_this_floor_close_it_at_once(self):
        for act in (self.withdraw, lambda: self.piece.reopen(by=self.coralie)):
            with self.subTest(act):
                self.permit(self.piece, self.samira.person, uses=self.USES)
                self.assertEqual(self.answers()[0], 200)
                act()
                self.assertEqual(self.answers(), [410, 404, 404, 404, 404, 404])

    def test_an_answer_read_before_a_withdrawal_and_kept_after_it_is_not_believed(self):
        read = shown_now._asked

        def and_meanwhile(*told):
            answer = read(*told)
            self.withdraw()
            return answer

        with patch("focale.works.shown_now._asked", and_meanwhile):
            self.assertEqual(self.media(self.showing, self.made).status_code, 200)
        self.assertEqual(self.answers(), [410, 404, 404, 404, 404, 404])

    def test_ended_not_begun_or_over_it_is_closed(self):
        self.assertEqual(self.answers()[0], 200)
        for facts in ({"from_on": at(2).date()}, {"from_on": at(-3).date(), "until": at(-2).date()}):
            Showing.objects.update(**facts)
            self.assertEqual(self.answers()[0], 410)
        Showing.objects.update(from_on=at(-3).date(), until=None)
        self.assertEqual(self.answers()[0], 200)
        self.showing.end(by=self.coralie)
        self.assertEqual(self.answers(), [410, 404, 404, 404, 404, 404])

    def test_what_the_clock_took_off_stays_off_until_the_team_puts_it_back(self):
        Showing.objects.update(lacking_since=timezone.now())
        self.assertEqual(self.answers()[0], 410)
        self.showing.refresh_from_db()
        self.showing.put_back(by=self.coralie)
        self.assertEqual(self.answers()[0], 200)

    def test_a_face_veiled_meanwhile_leaves_nothing_at_the_former_address(self):
        original = self.piece.files.get().original
        original.veil([[10, 10, 100, 100]], by=self.coralie)
        self.assertEqual(self.media(self.showing, self.made).status_code, 404)

    def test_nothing_hidden_is_uncovered_while_it_is_shown_and_then_somebody_looks_again(self):
        file = self.piece.files.get()
        file.original.veil([[10, 10, 100, 100]], by=self.coralie)
        with self.assertRaises(ValidationError):
            file.original.veil([[10, 10, 50, 50]], by=self.coralie)
        file.original.veil([[0, 0, 500, 500]], by=self.coralie)  # more may be hidden at any time
        self.piece.reopen(by=self.coralie)
        file.refresh_from_db()
        self.assertIsNotNone(file.looked_at)
        file.original.veil([], by=self.coralie)
        file.refresh_from_db()
        self.assertIsNone(file.looked_at)
