"""The tables at which a sound is arranged or a film put together: what the page shows and sends back."""

from functools import cached_property

from django.db.models import Q

from focale.ground.keys import keys_of
from focale.works import moments, recipes
from focale.works.arranging_forms import film_rows
from focale.works.arranging_forms.film import FilmForm
from focale.works.arranging_forms.sound import SoundForm
from focale.works.assembling_film import credit_lines, lasting_of
from focale.works.models.original import State
from focale.works.waves import drawn

MOST_OFFERED = 60


def latest(arrangement, *families, chosen=()):
    """The latest files of each of these families in its production, and those that are chosen however old
    they are. One query, and one for what is shown of them."""
    rows = arrangement.production.originals.kept().filter(state=State.READY)
    rows = rows.exclude(pk=arrangement.source_id or 0).order_by("-brought_at", "-pk")
    wanted = Q(pk__in={*recipes.named(arrangement.recipe), *chosen}, family__in=families)
    for family in families:
        wanted |= Q(pk__in=rows.filter(family=family).values("pk")[:MOST_OFFERED])
    return rows.filter(wanted).prefetch_related("renditions")


class SoundTable:
    """`post`: what was sent, None when the page is only looked at. `refusal`: a sentence to show."""

    refusal = ""

    def __init__(self, arrangement, post=None):
        self.arrangement = arrangement
        files = list(latest(arrangement, "sound", "picture"))
        self.sounds, self.pictures = ([f for f in files if f.family == kind] for kind in ("sound", "picture"))
        offered = {"sounds": self.sounds, "pictures": self.pictures}
        self.form = SoundForm(post, arrangement=arrangement, **offered)

    def is_valid(self) -> bool:
        return self.form.is_valid()

    def settings(self) -> dict:
        return self.form.settings()

    @staticmethod
    def place_of(do) -> str:
        """The part of the page one comes back to."""
        return "couper" if do.startswith(("keep", "out", "undo")) else "faire"

    def context(self) -> dict:
        recipe, seconds = self.arrangement.recipe, self.arrangement.seconds
        kept = moments.kept_of(recipe["cuts"], seconds)
        source = self.arrangement.source
        return {
            "form": self.form,
            "refusal": self.refusal,
            "source": source,
            "sounding": source.renditions.filter(media_type__startswith="audio/").first(),
            "wave": drawn(source.facts, kept),
            "kept": kept,
            "left": moments.lasting(kept),
            "cuts": list(enumerate(recipe["cuts"])),
            "sounds": self.sounds,
            "pictures": self.pictures,
        }


class FilmTable:
    """The same for a film: its form, and rows of clips, pictures and cards."""

    refusal = ""

    def __init__(self, arrangement, post=None):
        self.arrangement, self.post, self.wrong = arrangement, post, {}
        self.items = arrangement.recipe["items"]
        initial = arrangement.recipe | {"height": str(arrangement.recipe["height"])}
        self.form = FilmForm(post, initial=initial, sounds=self.sounds)
        if post is not None:
            self.items, self.wrong = film_rows.read(self.items, post)

    @cached_property
    def files(self) -> list:
        """Films, pictures and sounds of the production, the latest first."""
        rows = latest(self.arrangement, "film", "picture", "sound", chosen=self.chosen)
        return list(rows.prefetch_related("captions"))

    @cached_property
    def originals(self) -> dict:
        """What is shown in a film, by key."""
        return {each.pk: each for each in self.files if each.family != "sound"}

    @property
    def sounds(self) -> list:
        """What may play beneath it."""
        return [each for each in self.files if each.family == "sound"]

    @cached_property
    def chosen(self) -> list[int]:
        """Keys of the files ticked, to be added."""
        return keys_of(self.post.getlist("chosen"), recipes.MOST_ITEMS) if self.post else []

    def is_valid(self) -> bool:
        return self.form.is_valid() and not self.wrong

    def settings(self) -> dict:
        chosen = [self.originals[key] for key in self.chosen if key in self.originals]
        items = film_rows.acted(self.items, self.post.get("do", ""), chosen)
        return self.form.settings() | {"items": items}

    @staticmethod
    def place_of(do) -> str:
        if do.startswith(("up-", "down-")):
            return f"morceau-{do.partition('-')[2]}"
        return "morceaux" if do.startswith(("add", "card", "drop")) else "faire"

    def context(self) -> dict:
        rows = [self._row(item) for item in self.items]
        return {
            "form": self.form,
            "refusal": self.refusal,
            "rows": rows,
            "lasting": sum(row["lasting"] for row in rows),
            "offered": list(self.originals.values()),
            "sounds": self.sounds,
            "credit_lines": credit_lines(self.arrangement, self.arrangement.recipe | {"thanks": ""}),
            "speaks": any(row["original"] and row["original"].captions.all() for row in rows),
        }

    def _row(self, item):
        original = self.originals.get(item.get("original"))
        film = original and next((r for r in original.renditions.all() if r.label == "film"), None)
        told = {name: _typed(item.get(name)) for name in ("from", "to", "seconds")}
        return {
            "item": item, "original": original, "film": film, "told": told,
            "lasting": lasting_of(item, self.originals), "wrong": self.wrong.get(item["id"]),
        }  # fmt: skip


def _typed(seconds):
    return "" if seconds is None else moments.said(seconds)


TABLES = {"sound": SoundTable, "film": FilmTable}
