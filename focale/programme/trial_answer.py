"""One answer of the simulator: the price of one of those who come, and what it was worked out from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from focale.people.models.person import Situation

DISTRICTS = {
    True: lambda: _("habite un quartier prioritaire"),
    False: lambda: _("habite hors quartier prioritaire"),
    None: lambda: _("quartier non connu"),
}


@dataclass
class Answer:
    """`person`: whom it is for, None where somebody is only described; `asked`: what the tariff looks at."""

    person: object
    about: object
    quote: object
    asked: set

    def facts(self) -> list[str]:
        """What the price was worked out from, in words."""
        about, rules = self.about, list(self.quote.version.rules.all())
        words = [_("âge inconnu") if about.age is None else _("%(age)d ans ce jour-là") % {"age": about.age}]
        words += [self._quotient()] if "quotient" in self.asked else []
        words += [self._home(rules)] if "residence" in self.asked else []
        if "membership" in self.asked:
            words.append(_("adhésion à jour") if about.is_member else _("pas d'adhésion à jour ce jour-là"))
        if "first_time" in self.asked:
            words.append(_("première venue") if about.is_first_time else _("déjà venu·e"))
        if any(rule.min_rank for rule in rules):
            words.append(_("enfant n° %(rank)d inscrit ensemble") % {"rank": about.rank})
        partners = {rule.partner_id: rule.partner for rule in rules if rule.partner_id}
        if about.partner in partners:
            words.append(_("inscrit·e par %(partner)s") % {"partner": partners[about.partner]})
        return [*words, str(Situation(about.situation).label)] if about.situation else words

    def _quotient(self):
        if self.about.quotient is None:
            return _("quotient familial non justifié")
        return _("quotient de %(quotient)s") % {"quotient": self.about.quotient}

    def _home(self, rules):
        words = DISTRICTS[self.about.in_district]()
        named = self.about.district and any(rule.district_codes for rule in rules)
        return f"{words} ({self.about.district})" if named else words
