"""What was given without money: premises lent, things, services. It counts on both sides, accounts 86 and 87.

Mind that the chart of accounts and the financial report for funders number gifts and volunteering the other
way round (870 and 875); both follow from the words in `purpose.py`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.money.ledger import Movement

from .booked import Booked, BookedQuerySet
from .entry import Journal
from .purpose import PLACES, Purpose


class InKind(models.TextChoices):
    PREMISES = "premises", _("un local ou du matériel prêté")
    THINGS = "things", _("des objets, de la nourriture, des fournitures")
    SERVICES = "services", _("un service rendu gratuitement par un professionnel")
    VOLUNTEERS = "volunteers", _("du temps de bénévoles")


BOTH_SIDES = {
    InKind.PREMISES: (Purpose.FREE_PREMISES, Purpose.SERVICES_IN_KIND),
    InKind.THINGS: (Purpose.HELP_GIVEN, Purpose.GIFTS_IN_KIND),
    InKind.SERVICES: (Purpose.FREE_SERVICES, Purpose.SERVICES_IN_KIND),
    InKind.VOLUNTEERS: (Purpose.VOLUNTEER_WORK, Purpose.VOLUNTEERING),
}
"""What it was used for, and where it came from."""


class Contribution(Booked):
    kind = models.CharField(_("donné"), max_length=12, choices=InKind)
    giver = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    giver_organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    giver_name = models.CharField(_("de la part de"), max_length=120, blank=True)
    basis = models.CharField(_("comment la valeur est estimée"), max_length=160, blank=True)

    objects = BookedQuerySet.as_manager()
    OPEN_WORDS = ("label", "project", "basis", "giver_organisation__name")
    letter = "N"

    class Meta(Booked.Meta):
        verbose_name = _("contribution en nature")
        indexes = [models.Index(fields=["day"], name="contribution_day")]

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The accounts stay (ten years); the name is no longer looked up."""
        cls.forget_name(giver=person)

    @property
    def who(self) -> str:
        return str(self.giver or self.giver_organisation or self.giver_name)

    @property
    def partner(self) -> str:
        return str(self.giver_organisation or "")

    def words(self):
        return (self.label, self.who, self.project, self.basis)

    def movements(self):
        use, source = (PLACES[purpose].account for purpose in BOTH_SIDES[self.kind])
        return Journal.VARIOUS, [
            Movement(use, self.cents, self.project, self.partner),
            Movement(source, -self.cents, self.project, self.partner),
        ]
