"""A strip in the darkroom, and a sound on its table: begun here, measured and made behind."""

from focale.works.models import Arrangement, Roll, Take

from .bringing import bring


def lay_roll(made, painted, file, title, film):
    """A strip of negatives whose frames the program finds and prints small."""
    scan = bring(made.production, painted.path(file), by=made.hand)
    Roll.objects.begin(made.production, [scan], title=title, film=film, is_strips=True, by=made.hand)


def arrange(piece, original, settings, *, by):
    """The sound of a piece, with chapters and a loudness, made as its settings are now."""
    arrangement = Arrangement.objects.begin_sound(original, by=by, piece=piece)
    arrangement.write(settings, seen=arrangement.number, by=by)
    Take.objects.ask(arrangement, by=by)
