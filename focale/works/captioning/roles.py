"""The colours of the French charter, in words for who chooses one."""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "screen": _("blanc : on voit qui parle"),
    "off": _("jaune : on ne voit pas qui parle"),
    "sound": _("rouge : un bruit"),
    "music": _("magenta : musique ou chanson"),
    "thought": _("cyan : pensée ou commentaire"),
    "foreign": _("vert : autre langue"),
}
