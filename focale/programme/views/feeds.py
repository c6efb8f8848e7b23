from datetime import timedelta
from email.utils import format_datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focale.ground.models import Identity
from focale.ground.pages import kept
from focale.programme.agenda import dates_of
from focale.programme.ical import personal_calendar, programme_calendar
from focale.programme.listing import sifted
from focale.programme.models import Activity, CalendarKey, Occurrence, Strand
from focale.programme.sifting import Sift, SiftForm
from focale.programme.structured import absolute

CALENDAR = "text/calendar; charset=utf-8"
BEFORE = timedelta(days=30)
NEWEST = 30
PUBLIC = ["home", "programme", "calendar", "strands", "place", "accessibility", "legal"]
SITEMAPS = ["sitemap", "showings-sitemap"]


@login_not_required
@require_safe
@kept("programme", asks=SiftForm.base_fields)
def programme_ical(request):
    """The public programme as a calendar to subscribe to; the filters of the programme narrow it."""
    dates = sifted(Sift(request.GET), now=timezone.now() - BEFORE)
    dates = dates.select_related("activity__site", "room").order_by("starts_at", "pk")
    return _ical(programme_calendar(dates, Identity.current().name), "programme")


@login_not_required
@require_safe
@kept("programme")
def activity_ical(request, slug):
    """The dates of one activity, to put in an agenda."""
    activity = get_object_or_404(Activity.objects.published(), slug=slug)
    dates = activity.occurrences.select_related("activity__site", "room").order_by("starts_at", "pk")
    return _ical(programme_calendar(dates, activity.title), activity.slug)


@login_not_required
@require_safe
@never_cache
def personal_ical(request, key):
    """The registrations of one person and of those they decide for; opened by a secret address."""
    found = get_object_or_404(CalendarKey.objects.in_force().select_related("person"), key=key)
    pairs = dates_of(found.person, since=timezone.now() - BEFORE)
    return _ical(personal_calendar(pairs, Identity.current().name), "agenda")


@login_not_required
@require_safe
@kept("programme")
def programme_rss(request):
    """What was published last, as RSS 2.0."""
    found = Activity.objects.published().select_related("site").order_by("-published_at", "-pk")[:NEWEST]
    entries = [
        {
            "activity": each,
            "url": absolute(each.get_absolute_url()),
            "published": format_datetime(each.published_at),
        }
        for each in found
    ]
    context = {"entries": entries, "home": absolute("/"), "here": absolute(reverse("programme-rss"))}
    return render(
        request, "programme/programme.rss", context, content_type="application/rss+xml; charset=utf-8"
    )


@login_not_required
@require_safe
@kept("programme")
def sitemap(request):
    """Every public page, for search engines."""
    addresses = [reverse(name) for name in PUBLIC]
    addresses += [
        reverse("strand", args=[slug]) for slug in Strand.objects.published().values_list("slug", flat=True)
    ]
    coming = Activity.objects.published().filter(pk__in=Occurrence.objects.coming().values("activity"))
    addresses += [reverse("activity", args=[slug]) for slug in coming.values_list("slug", flat=True)]
    context = {"addresses": [absolute(address) for address in addresses]}
    return render(request, "programme/sitemap.xml", context, content_type="application/xml; charset=utf-8")


@login_not_required
@require_safe
def robots(request):
    """Search engines may read what is public; a demonstration is not to be found."""
    closed = ["/"] if Identity.current().is_demonstration else ["/inscription/", "/inscriptions/", "/agenda/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += [f"Sitemap: {absolute(reverse(name))}" for name in SITEMAPS]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _ical(body, name):
    response = HttpResponse(body, content_type=CALENDAR)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
