"""How much room: what a production may take unless told otherwise, what the disk keeps for the rest."""

import shutil
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from focale.works import depots
from mediatools.kinds import ENDINGS
from mediatools.limits import GIB, LIMITS, MIB, weight

QUOTA = 20 * GIB
KEPT_FREE = GIB
"""What stays free on the disk whatever comes in: the database and the others must go on."""
FAMILIES = {"image": "picture", "audio": "sound", "video": "film", "model": "mesh"}


class TooHeavy(ValidationError):
    """The file, or the production with it, would be larger than it may be (413)."""


class NoRoom(ValidationError):
    """The disk of the place is full (507)."""


def declared_family(media_type: str, name: str) -> str | None:
    """What somebody says they bring, by the type their browser gives it or the end of its name; None for
    what nobody here can read. It only refuses early: the content decides."""
    kind = ENDINGS.get(Path(name.lower()).suffix[1:])
    if kind:
        return kind.family
    if media_type == "application/pdf":
        return "document"
    return FAMILIES.get(media_type.partition("/")[0])


def refuse_file(media_type: str, name: str, size: int):
    """A sentence for what would not be taken, before its bytes travel."""
    family = declared_family(media_type, name)
    if family is None:
        raise ValidationError(_("« %(name)s » n'est d'aucune sorte que nous savons lire.") % {"name": name})
    if size <= 0:
        raise ValidationError(_("« %(name)s » est vide. Choisissez un autre fichier.") % {"name": name})
    most = LIMITS[family].size
    if size > most:
        raise TooHeavy(
            _("« %(name)s » est trop lourd : %(size)s, et %(most)s au plus.")
            % {"name": name, "size": weight(size), "most": weight(most)}
        )


def refuse_full_disk(size: int, promised: int):
    """`promised`: bytes that uploads under way have still to bring."""
    free = shutil.disk_usage(depots.folder()).free - KEPT_FREE - promised
    if size > free:
        raise NoRoom(
            _("Le disque du lieu est presque plein : il reste %(free)s. Prévenez l'équipe avant d'envoyer.")
            % {"free": weight(max(0, free // MIB * MIB))}
        )
