"""How a file of a production is shown on a page."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from focale.works.looking import MAKERS

from .captions import from_second, tracks

register = template.Library()
WIDTHS = {"320": "10rem", "640": "20rem", "1280": "(min-width: 60rem) 48rem, 92vw"}


def sign_of(original) -> str:
    """What stands where nothing can be seen: what it is, and whether it is being made behind."""
    family = original.get_family_display()
    is_coming = original.family in MAKERS and not original.renditions.all()
    return f"{family} · {_('en préparation')}" if is_coming else family


@register.simple_tag
def shown(original, label, alt):
    """A picture in the size asked for, with the others for sharper screens; another file by its kind."""
    sizes = [one for one in original.renditions.all() if one.media_type.startswith("image/")]
    if not sizes:
        return format_html('<span class="file-sign {}">{}</span>', original.family, sign_of(original))
    here = next((one for one in sizes if one.label == label), sizes[0])
    sources = format_html_join(
        ", ", "{} {}w", ((reverse("media", args=[one.key]), one.width) for one in sizes)
    )
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        reverse("media", args=[here.key]), sources, WIDTHS[label], here.width, here.height, alt,
    )  # fmt: skip


@register.simple_tag
def played(original, label, alt, second=None):
    """A sound or a film with what plays it and its subtitles, once that is made; anything else as it is
    shown. `second`: where it begins."""
    made = original.renditions.all()
    film = next((one for one in made if one.media_type.startswith("video/")), None)
    sound = next((one for one in made if one.media_type.startswith("audio/")), None)
    poster = [one for one in made if one.media_type.startswith("image/")][-1:]
    at = from_second(second)
    if film:
        return format_html(
            '<video controls playsinline preload="metadata" src="{}{}" width="{}" height="{}"'
            ' aria-label="{}"{}>{}</video>',
            reverse("media", args=[film.key]), at, film.width, film.height, original.name,
            format_html_join("", ' poster="{}"', ((reverse("media", args=[one.key]),) for one in poster)),
            tracks(original),
        )  # fmt: skip
    if sound:
        return format_html(
            '<audio controls preload="metadata" src="{}{}" aria-label="{}">{}</audio>',
            reverse("media", args=[sound.key]), at, original.name, tracks(original),
        )  # fmt: skip
    return shown(original, label, alt)


@register.filter
def camera_takes(what) -> str:
    """What the camera of a telephone is asked for."""
    return "video/*" if what == "film" else "image/*"


@register.simple_tag
def rich_words() -> str:
    """What the buttons of rich.js say, as JSON."""
    words = {"heading": _("Titre"), "bold": _("Gras"), "quote": _("Citation"), "list": _("Liste")}
    words |= {"picture": _("Image"), "away": _("Enlever cette image")}
    words |= {"noPicture": _("Apportez d'abord une image à cette création, puis revenez ici.")}
    return json.dumps(words, ensure_ascii=False)


@register.simple_tag
def making_words() -> str:
    """What record.js and draw.js say, as JSON."""
    words = {
        "record": _("Enregistrer ma voix"),
        "stop": _("Arrêter"),
        "again": _("Recommencer"),
        "recording": _("J'écoute…"),
        "recorded": _("C'est enregistré. Écoutez, puis continuez."),
        "still": _("Votre enregistrement est encore là. Écoutez, puis continuez."),
        "noMicrophone": _("Le micro n'est pas là, ou n'est pas permis. Choisissez un fichier."),
        "taken": _("C'est pris. Recommencez, ou continuez."),
        "name": _("enregistrement"),
        "drawing": _("dessin"),
        "sheet": _("La feuille où dessiner"),
        "tools": _("Couleurs et traits"),
        "colours": [_("noir"), _("bleu"), _("rouge"), _("vert"), _("jaune"), _("violet")],
        "widths": [_("fin"), _("moyen"), _("épais")],
        "undo": _("Effacer le dernier trait"),
        "clear": _("Tout effacer"),
    }
    return json.dumps(words, ensure_ascii=False)
