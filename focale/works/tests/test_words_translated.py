"""A translation goes with the words it belongs to, into what is made of a recording."""

from focale.testing import FocaleTest
from focale.works.assembling_film import said_in
from focale.works.models import Arrangement, Captions, Original, Take
from focale.works.spoken import translated

from .bringing import begin, bring, do_all_work
from .test_recordings import recording


class WordsTranslatedTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)

    def say(self, original, **words):
        for language, text in words.items():
            row = Captions.objects.begin(original, language, by=self.karim)
            Captions.objects.replace(row, [{"start": 1, "end": 2, "text": text}], by=self.karim)

    def clip(self, name, **words):
        facts = {"family": "film", "name": name, "size": 9, "state": "ready", "facts": {"seconds": 4}}
        made = Original.objects.create(production=self.production, sha256=name.rjust(64), **facts)
        self.say(made, **words)
        return made

    def test_a_sound_that_is_cut_has_both_languages_at_their_moment_the_one_spoken_first(self):
        source = bring(self.production, recording(4), "interview.wav", by=self.samira).original
        do_all_work()
        source.refresh_from_db()
        self.say(source, fr="Bonjour", en="Hello")
        table = Arrangement.objects.begin_sound(source, by=self.samira)
        table.write({"cuts": [{"do": "keep", "from": 0.5, "to": 4.0}]}, seen=0, by=self.samira)
        take = Take.objects.ask(table, by=self.samira)
        do_all_work()
        take.refresh_from_db()
        told = [(row.language, row.blocks[0]["text"], row.blocks[0]["start"])
                for row in take.original.captions.all()]  # fmt: skip
        self.assertEqual(told, [("fr", "Bonjour", 0.5), ("en", "Hello", 0.5)])

    def test_a_film_has_the_languages_that_each_clip_with_words_has(self):
        clips = [
            self.clip("a", fr="Un", en="One", ar="واحد"),
            self.clip("b"),
            self.clip("c", fr="Deux", en="Two"),
        ]
        self.assertEqual(translated(clips), ["en"])
        self.assertEqual(translated([clips[1]]), [])
        table = Arrangement.objects.begin_film(self.production, by=self.samira, clips=clips)
        recipe = table.recipe | {"subtitles": "track"}
        said = said_in(recipe, table.named_originals(recipe), language="en").blocks
        self.assertEqual([(block["text"], block["start"]) for block in said], [("One", 1), ("Two", 9)])
