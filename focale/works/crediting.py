"""Who made a picture, written into what is shown of it: names as people want them, whose the rights are."""

from django.db.models import Q


def words_of(original) -> tuple[str, str]:
    """The credit and the rights, from every piece the picture stands in; nothing where nobody is named."""
    places = original.places.filter(piece__removed_at=None).values("piece")
    table = original.places.model._meta.get_field("piece").related_model
    credits = table.credits.rel.related_model.objects.filter(Q(piece__in=places)).select_related("person")
    names = dict.fromkeys(filter(None, (credit.shown_name for credit in credits.order_by("pk"))))
    told = ", ".join(names)
    return (told, f"© {told}") if told else ("", "")


def mark_anew(piece):
    """Names have changed: what is shown of its pictures is written again."""
    for file in piece.files.filter(original__family="picture").select_related("original"):
        file.original.makings.renew(file.original, "render")
