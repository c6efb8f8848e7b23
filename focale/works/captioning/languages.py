"""The languages subtitles are written in here, the most spoken around us first."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = {
    "fr": _("français"),
    "en": _("anglais"),
    "ar": _("arabe"),
    "es": _("espagnol"),
    "pt": _("portugais"),
    "tr": _("turc"),
    "it": _("italien"),
    "de": _("allemand"),
    "ro": _("roumain"),
    "ru": _("russe"),
    "uk": _("ukrainien"),
    "pl": _("polonais"),
    "wo": _("wolof"),
    "bm": _("bambara"),
    "kab": _("kabyle"),
    "ber": _("berbère"),
    "fa": _("persan"),
    "ps": _("pachto"),
    "ta": _("tamoul"),
    "vi": _("vietnamien"),
    "zh": _("chinois"),
    "oc": _("occitan"),
    "ca": _("catalan"),
}
"""Code of BCP 47 (what `srclang` and `lang` take): its name."""
