"""The card of an activity as visitors will see it, from a form that may not be finished."""

from django.utils.translation import gettext as _

from focale.ground.frames import Frame
from focale.programme.admission import ages_words
from focale.programme.models import Activity
from focale.programme.motifs import motif_of
from focale.programme.public_prices import PublicPrices


def preview(form) -> Frame:
    """The frame of the contact sheet, from what is written so far."""
    said = getattr(form, "cleaned_data", None)
    if said is None:
        activity = form.instance
    else:
        plain = {name: value for name, value in said.items() if name in form._meta.fields}
        activity = Activity(**plain)
    price = PublicPrices([activity]).of(activity).words
    return Frame(
        "#carte",
        activity.title or _("Sans titre"),
        motif_of(activity),
        sentence=activity.summary,
        field=str(activity.get_field_display()),
        facts=[word for word in (ages_words(activity), price) if word],
        capacity=activity.seats if activity.booking != "none" else None,
        free=activity.seats or 0,
        heading="h3",
    )
