"""Files made from the source when it changed: static files, gathered and compressed, and the catalogues."""

import hashlib
from pathlib import Path

import polib
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.utils.translation.reloader import translation_file_changed

from focale import __version__

from .printed import in_print


def gather() -> bool:
    """Gather the static files into STATIC_ROOT unless they are there already. Says whether it had to."""
    if is_gathered():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    _stamp().write_text(_fingerprint())
    return True


def is_gathered() -> bool:
    """Every static file stands in STATIC_ROOT as it is in the source."""
    return _stamp().exists() and _stamp().read_text() == _fingerprint()


def _stamp() -> Path:
    return Path(settings.STATIC_ROOT) / ".stamp"


def _fingerprint() -> str:
    """A hash over name, size and date of every source file; looking costs some milliseconds."""
    found = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            found.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def compile_catalogues(printed=True) -> int:
    """Compile focale/locale/*.po, where they are new, into the place's folder. Returns how many.

    What this process had loaded before is forgotten. `printed`: French too, as it is printed; the tests do
    without, and read what the source says.
    """
    made = 0
    for source in (settings.CODE / "locale").glob("*/LC_MESSAGES/django.po"):
        languages = [source.parent.parent.name, *([settings.LANGUAGE_CODE] if printed else [])]
        targets = [settings.LOCALE_PATHS[0] / name / "LC_MESSAGES/django.mo" for name in languages]
        if all(_is_newer(target, source) for target in targets):
            continue
        catalogue = polib.pofile(str(source))
        for target, words in zip(targets, [catalogue, in_print(catalogue)], strict=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            words.save_as_mofile(str(target))
            translation_file_changed(sender=None, file_path=target)
        made += 1
    return made


def _is_newer(target, source) -> bool:
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime
