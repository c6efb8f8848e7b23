"""What a page needs in its template: links that know where one is, sheets, drawn things, spaces, dates."""

from django import template
from django.templatetags.static import static
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import get_language

from .. import dates, marks, pictures, shipped, typography
from ..frames import Frame, seats
from ..models import Identity
from ..views.identity import fingerprint, mark_of

register = template.Library()
register.filter("french", typography.french)
register.filter("shipped", shipped.in_page_language)
register.filter("telephone", typography.dialled)
register.filter("phone", typography.phone)
register.filter("number", typography.number)
register.filter("euros", typography.euros)
register.filter("percent", typography.percent)
register.filter("long_date", dates.long_date)
register.filter("short_date", dates.short_date)
register.filter("full_date", dates.full_date)
register.filter("plain_date", dates.plain_date)
register.filter("month", dates.month)
register.filter("hour", dates.hour)
register.filter("duration", dates.duration)
register.simple_tag(dates.span, name="span")
register.simple_tag(seats, name="seats")
register.simple_tag(typography.place_language)


def address(name, numbers=()):
    """The address of a page by name, or nothing while no app serves it."""
    try:
        return reverse(name, args=numbers)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def nav_link(context, name, words, classes=""):
    """A link to the page `name`, marked when one is there or below; nothing when no such page exists."""
    href = address(name)
    if not href:
        return ""
    path = context["request"].path if "request" in context else ""
    here = "page" if path == href else "true" if path.startswith(href) and href != "/" else ""
    return format_html(
        '<a href="{}"{}{}>{}</a>',
        href,
        format_html(' class="{}"', classes) if classes else "",
        format_html(' aria-current="{}"', here) if here else "",
        words,
    )


@register.simple_tag(takes_context=True)
def team_link(context, name, words):
    """The same, only for who may open that page."""
    return nav_link(context, name, words) if open_address(context, name) else ""


@register.simple_tag(takes_context=True)
def open_address(context, name, *numbers):
    """The address of a page by name for who may open it, else nothing: the view says what right it needs."""
    href, account = address(name, numbers), getattr(context.get("request"), "user", None)
    needs = getattr(resolve(href).func, "needs", None) if href else None
    if needs and not (account and account.is_authenticated and account.may(needs)):
        return ""
    return href


@register.simple_tag(takes_context=True)
def language_link(context):
    """A link to the same page in the other language, named in that language."""
    code, words = ("fr", "Français") if get_language() == "en" else ("en", "English")
    path = context["request"].get_full_path() if "request" in context else "/"
    try:
        href = reverse("language", args=[code])
    except NoReverseMatch:
        return ""
    query = urlencode({"suite": path})
    return format_html(
        '<a href="{}?{}" lang="{}" hreflang="{}" rel="nofollow">{}</a>', href, query, code, code, words
    )


@register.simple_tag
def sheet(name, app="ground"):
    """The stylesheet of a component: {% sheet "forms" %}, {% sheet "planning" "programme" %}."""
    return format_html('<link rel="stylesheet" href="{}">', static(f"{app}/{name}.css"))


@register.simple_tag
def behaviour(name, app="ground"):
    """The script of a behaviour, deferred: {% behaviour "autosubmit" %}."""
    return format_html('<script src="{}" defer></script>', static(f"{app}/js/{name}.js"))


@register.simple_tag
def identity_look(identity):
    """The colours of this place, when they are not those of the house, and its icon."""
    changed = fingerprint(identity) if isinstance(identity, Identity) else ""
    if not changed:
        return format_html('<link rel="icon" href="{}" type="image/svg+xml">', static("ground/mark.svg"))
    return format_html(
        '<link rel="stylesheet" href="{}?v={}">\n<link rel="icon" href="{}?v={}" type="image/svg+xml">',
        *(reverse("identity-css"), changed),
        *(reverse("identity-icon"), changed),
    )


@register.simple_tag
def mark(identity):
    """The mark of the place, drawn."""
    return marks.mark(mark_of(identity))


@register.simple_tag
def drawing(motif, seed):
    """The picture drawn for these words, where there is none: {% drawing "waves" activity.title %}."""
    return pictures.drawing(str(seed), motif)


@register.simple_tag
def frame(**given):
    """One frame from what a template knows; see Frame."""
    return Frame(**{name: value for name, value in given.items() if value not in ("", None)})


@register.simple_tag
def motif(name, word):
    """A field of activity: its colour, its shape, its word."""
    return format_html('<span class="motif m-{}">{}</span>', name, word)
