"""A file of a piece as the public sees it: by its words, never by the name it had on somebody's phone."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from focale.works.marked import as_html

from .pieces import sign_of

register = template.Library()
SIZES = "(min-width: 60rem) 48rem, 92vw"
register.simple_tag(as_html, name="rich_text")


@register.simple_tag
def public_file(told, file):
    """A picture, a sound or a film, in what was made of it to be shown; a word where there is no such thing.

    `told`: a PublicPage, whose address opens it.
    """
    pictures = [one for one in file.original.renditions.all() if one.media_type.startswith("image/")]
    if found := _heard(file):
        tag = "video" if found.media_type.startswith("video/") else "audio"
        return _played(tag, told, file, found, pictures)
    if pictures:
        return _picture(told, file, pictures)
    return format_html('<p class="file-sign">{}</p>', sign_of(file.original))


def _heard(file):
    """What plays of it: the film, or the sound."""
    made = list(file.original.renditions.all())
    kinds = ("video/", "audio/")
    return next((one for kind in kinds for one in made if one.media_type.startswith(kind)), None)


@register.inclusion_tag("works/_heard.html")
def public_heard(told, file):
    """Under a recording: its chapters and what is said, which lead to their moments."""
    made = _heard(file)
    return {"heard": made and told.heard_of(file), "address": made and _address(told, made)}


def _address(told, made) -> str:
    return reverse("showing-media", args=[told.showing.key, made.key])


def _captions(told, row) -> str:
    return reverse("showing-captions", args=[told.showing.key, row.pk])


def _picture(told, file, sizes):
    large = sizes[-1]
    sources = format_html_join(", ", "{} {}w", ((_address(told, one), one.width) for one in sizes))
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}">',
        _address(told, large), sources, SIZES, large.width, large.height, file.alt,
    )  # fmt: skip


def _played(tag, told, file, made, pictures):
    tracks = format_html_join(
        "", '<track kind="captions" src="{}" srclang="{}" label="{}">',
        (
            (_captions(told, row), row.language, row.get_language_display())
            for row in told.captions.get(file.original_id, [])
        ),
    )  # fmt: skip
    shape = poster = ""
    if tag == "video":
        shape = format_html(' playsinline width="{}" height="{}"', made.width, made.height)
        poster = format_html(' poster="{}"', _address(told, pictures[-1])) if pictures else ""
    return format_html(
        '<{0} controls preload="metadata" src="{1}" aria-label="{2}"{3}{4}>{5}</{0}>',
        tag, _address(told, made), file.caption or told.piece, shape, poster, tracks,
    )  # fmt: skip


@register.simple_tag
def packed_file(file):
    """The same inside a ZIP: beside its page, by the path it has there."""
    kind = file.media_type.partition("/")[0]
    if kind == "image":
        return format_html('<img src="{}" alt="{}">', file.name, file.alt)
    tag = {"video": "video", "audio": "audio"}.get(kind)
    if tag:
        return format_html('<{0} controls preload="metadata" src="{1}"></{0}>', tag, file.name)
    return format_html('<a href="{}">{}</a>', file.name, file.caption or file.name)
