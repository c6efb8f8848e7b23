"""Behind: what came is looked at in a process of its own, refused or kept; then what is shown is made."""

import io
from unittest.mock import patch

from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from focale.testing import FocaleTest
from focale.works import depots, keeping, looking
from focale.works.models import Making, Original
from focale.works.models.making import MOST_TRIES, Progress
from focale.works.models.original import State
from mediatools.refusing import Refused

from .bringing import begin, bring, do_all_work, photo


class MakingTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)

    def brought(self, content, name="photo.jpg"):
        return bring(self.production, content, name, by=self.samira).original

    def work(self):
        do_all_work()
        return list(Making.objects.values_list("work", "progress"))

    def test_a_photo_is_recognised_kept_as_it_was_and_shown_in_four_sizes(self):
        content = photo(width=2400, height=1600)
        original = self.brought(content, "IMG_0042.jpg")
        self.assertEqual(self.work(), [("look", "done"), ("render", "done")])
        original.refresh_from_db()
        self.assertEqual((original.state, original.family, original.depot), (State.READY, "picture", ""))
        with keeping.opened(original.sha256) as kept:
            self.assertEqual(kept.read(), content)
        made = original.renditions.order_by("width")
        self.assertEqual(
            [(each.label, each.width) for each in made], [(edge, int(edge)) for edge in looking.EDGES]
        )
        with keeping.opened(made[0].address) as kept, Image.open(kept) as shown:
            self.assertEqual((shown.format, shown.size), ("WEBP", (320, made[0].height)))
        self.assertNotIn(original.uploads.get().key, depots.names())

    def test_a_machine_that_does_not_see_the_file_refuses_nothing_and_it_is_looked_at_where_it_is(self):
        original = self.brought(photo())
        there = depots.path_of(original.depot)
        away = there.rename(there.with_name(f"away-{there.name}"))
        do_all_work()
        original.refresh_from_db()
        self.assertEqual(original.state, State.WAITING)
        away.rename(there)
        Making.objects.get().run()
        original.refresh_from_db()
        self.assertEqual(original.state, State.READY)

    def test_nobody_waits_for_the_database_while_it_is_made_and_sent_to_the_store(self):
        original, deep = self.brought(photo()), []
        make, put = looking.MAKERS["picture"], keeping.put

        def making(*words, **more):
            deep.append(len(connection.savepoint_ids))
            yield from make(*words, **more)

        def putting(path, address=""):
            deep.append(0 if keeping.size(address or "0" * 64) else len(connection.savepoint_ids))
            return put(path, address)

        with patch.dict(looking.MAKERS, picture=making), patch.object(keeping, "put", putting):
            original.look(lambda _part: None)
            del deep[:]
            original.refresh_from_db()
            before = len(connection.savepoint_ids)
            original.render(lambda _part: None)
        self.assertEqual(len(deep), 9)
        self.assertEqual(set(deep) - {0}, {before} - {0})

    def test_what_shows_a_face_veiled_meanwhile_stays_nowhere(self):
        grainy = io.BytesIO()
        Image.effect_noise((800, 600), 90).save(grainy, "JPEG")
        original = self.brought(grainy.getvalue())
        original.look(lambda _part: None)
        original.refresh_from_db()
        kept, put = [], keeping.put

        def putting(path, address=""):
            kept.append(put(path, address))
            if len(kept) == 1:
                Original.objects.filter(pk=original.pk).update(veils=[[100, 100, 300, 300]])
            return kept[-1]

        with patch.object(keeping, "put", putting):
            original.render(lambda _part: None)
        shown = set(original.renditions.values_list("address", flat=True))
        self.assertTrue(set(kept) - shown)
        for address in set(kept) - shown:
            self.assertIsNone(keeping.size(address))

    def test_the_name_is_not_believed_and_what_cannot_be_read_is_refused_in_a_sentence(self):
        for content, name in (
            (b"<svg onload='x'/>", "dessin.png"),
            (b"MZ program", "photo.jpg"),
            (b"GIF89a", "a.jpg"),
        ):
            original = self.brought(content, name)
            do_all_work()
            original.refresh_from_db()
            self.assertEqual(original.state, State.REFUSED, name)
            self.assertTrue(original.refusal.endswith("."), original.refusal)
            self.assertIn(original, Original.objects.binned())
            self.assertTrue(depots.path_of(original.depot).exists(), "it waits in quarantine")
        self.assertFalse(Making.objects.filter(work="render").exists())

    def test_a_refused_file_never_comes_out_of_the_bin(self):
        original = self.brought(b"MZ program")
        do_all_work()
        original.refresh_from_db()
        original.put_back(by=self.coralie)
        self.assertIn(original, Original.objects.binned())

    def failing(self, error):
        """The work of rendering goes wrong until it is given up."""
        with patch("focale.works.looking.rendered", side_effect=error), self.assertLogs("focale", "ERROR"):
            for _try in range(MOST_TRIES + 1):
                DBTaskResult.objects.update(run_after=timezone.now())
                do_all_work()
        return Making.objects.get(work="render")

    def test_what_fails_is_tried_three_times_and_then_says_so(self):
        self.brought(photo())
        with patch("focale.works.looking.rendered", side_effect=OSError("no disk")) as rendered:
            with self.assertLogs("focale", "ERROR"):
                for _try in range(MOST_TRIES + 2):
                    DBTaskResult.objects.update(run_after=timezone.now())
                    do_all_work()
            self.assertEqual(rendered.call_count, MOST_TRIES)
        making = Making.objects.get(work="render")
        self.assertEqual((making.progress, making.tries), (Progress.FAILED, MOST_TRIES))
        self.assertIn("Essayez encore", making.sentence)

    def test_what_failed_is_asked_again_with_a_button(self):
        original = self.brought(photo())
        making = self.failing(Refused("Cette image est abîmée."))
        self.assertEqual(making.sentence, "Cette image est abîmée.")
        making.again(by=self.karim)
        self.assertEqual(self.work(), [("look", "done"), ("render", "done")])
        self.assertEqual(original.renditions.count(), 4)

    def test_done_twice_it_is_the_same(self):
        original = self.brought(photo())
        do_all_work()
        before = set(original.renditions.values_list("key", "address"))
        original.refresh_from_db()
        original.look(lambda _part: None)
        original.render(lambda _part: None)
        self.assertEqual(set(original.renditions.values_list("key", "address")), before)

    def test_taken_up_again_after_a_power_cut_between_the_store_and_the_row(self):
        original = self.brought(photo())
        with (
            patch.object(Original, "receive", side_effect=KeyboardInterrupt),
            self.assertRaises(KeyboardInterrupt),
        ):
            original.look(lambda _part: None)
        do_all_work()
        original.refresh_from_db()
        self.assertEqual((original.state, original.renditions.count()), (State.READY, 4))

    def test_progress_is_written_while_it_runs(self):
        self.brought(photo())
        making = Making.objects.get()
        with patch("focale.works.models.making.TELL_EVERY", -1):
            making._tell()(0.42)
        making.refresh_from_db()
        self.assertEqual(making.percent, 42)
