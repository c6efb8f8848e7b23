"""What an act costs, and for whom it costs less: ordered rules, the first that matches decides.

A version that has priced something never changes: writing the tariff again makes the next one.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import Version, record
from focale.people.rights import Right, may

from .purpose import Purpose


class Basis(models.TextChoices):
    PER_HOUR = "per_hour", _("par heure")
    FIXED = "fixed", _("en tout")


class Counted(models.IntegerChoices):
    """The minutes a length is counted by: what has begun is counted."""

    MINUTE = 1, _("à la minute")
    QUARTER = 15, _("au quart d'heure entamé")
    HALF = 30, _("à la demi-heure entamée")
    HOUR = 60, _("à l'heure entamée")


class How(models.TextChoices):
    FIXED = "fixed", _("un montant")
    PER_HOUR = "per_hour", _("un montant par heure")
    RATE = "rate", _("un taux du quotient familial")
    RATE_PER_HOUR = "rate_per_hour", _("un taux du quotient familial, par heure")


class Payer(models.TextChoices):
    """Who pays the difference with the public price."""

    PERSON = "person", _("la personne ou sa famille")
    PLACE = "place", _("l'association elle-même")
    GRANT = "grant", _("une subvention")
    VOUCHER = "voucher", _("un organisme de chèques ou de bons")
    PARTNER = "partner", _("un partenaire")


class TariffQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def in_use(self):
        return self.filter(retired_at=None)

    def current_versions(self) -> dict:
        """{key of the tariff: the version that prices today, with its rules in order}, in one query.

        A version without any rule is not among them: `Tariff.current` finds it.
        """
        last = TariffVersion.objects.filter(tariff=OuterRef("version__tariff")).order_by("-number")
        rules = Rule.objects.filter(version=Subquery(last.values("pk")[:1]), version__tariff__in=self)
        found = {}
        for rule in rules.select_related("version", *Rule.NAMED).order_by("version_id", "position"):
            found.setdefault(rule.version.tariff_id, (rule.version, []))[1].append(rule)
        return {key: version.with_rules(own) for key, (version, own) in found.items()}


class Tariff(models.Model):
    name = models.CharField(_("nom"), max_length=80, unique=True)
    purpose = models.CharField(
        _("pour"), max_length=30, choices=Purpose.choices, default=Purpose.ACTIVITY_FEES
    )
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TariffQuerySet.as_manager()

    class Meta:
        verbose_name = _("tarif")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def current(self):
        """The version that prices today, with its rules in their order."""
        found = Tariff.objects.filter(pk=self.pk).current_versions()
        return found.get(self.pk) or self.versions.order_by("-number").first()

    @classmethod
    @transaction.atomic
    def propose(cls, *, name, purpose=Purpose.ACTIVITY_FEES, rules=(), by, **price):
        """A new tariff, whose first version is written with `price` and `rules`, as `write` takes them."""
        tariff = cls(name=name, purpose=purpose)
        tariff.full_clean()
        tariff.save()
        tariff.write(rules=rules, by=by, **price)
        return tariff

    @transaction.atomic
    def write(self, *, basis, public_cents, rules, counted=Counted.MINUTE, after=None, by):
        """Write the next version; what was priced by a former one keeps it. Returns the version.

        `rules`: dicts of the fields of Rule, the first that matches decides; `after`: the number of the
        version one has read; refuses when somebody has written another since.
        """
        Tariff.objects.select_for_update().get(pk=self.pk)
        last = self.versions.aggregate(last=models.Max("number"))["last"] or 0
        if after is not None and after != last:
            raise ValidationError(
                _now("Quelqu'un vient d'enregistrer ce tarif. Rouvrez-le pour lire sa nouvelle version.")
            )
        version = TariffVersion(
            tariff=self, number=last + 1, basis=basis, public_cents=public_cents, counted=counted, made_by=by
        )
        version.full_clean()
        version.save()
        for position, facts in enumerate(rules, start=1):
            rule = Rule(version=version, position=position, **facts)
            rule.full_clean()
            rule.save()
        record("tariff.written", self, by=by, version=version.number, public_cents=public_cents)
        Version.bump("programme")
        return version

    @transaction.atomic
    def rename(self, name, *, by):
        """Another name. Refuses one that another tariff has."""
        if name != self.name:
            self.name = name
            self.full_clean()
            self.save(update_fields=["name"])
            record("tariff.renamed", self, by=by, name=name)

    @transaction.atomic
    def retire(self, *, by):
        """No longer offered where a tariff is chosen; what it prices today keeps it."""
        if Tariff.objects.filter(pk=self.pk, retired_at=None).update(retired_at=timezone.now()):
            record("tariff.retired", self, by=by)
        self.refresh_from_db()

    @transaction.atomic
    def take_up_again(self, *, by):
        """Offered again."""
        if Tariff.objects.filter(pk=self.pk, retired_at__isnull=False).update(retired_at=None):
            record("tariff.taken_up_again", self, by=by)
        self.refresh_from_db()


class TariffVersion(models.Model):
    tariff = models.ForeignKey(Tariff, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    basis = models.CharField(_("le prix est"), max_length=10, choices=Basis, default=Basis.PER_HOUR)
    public_cents = models.PositiveIntegerField(_("prix public"))
    counted = models.PositiveSmallIntegerField(
        _("la durée est comptée"), choices=Counted, default=Counted.MINUTE
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("version d'un tarif")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["tariff", "number"], name="tariff_version_once")]

    def __str__(self):
        return f"{self.tariff} (v{self.number})"

    def minutes_of(self, minutes) -> int:
        """So many minutes as they are counted: a step that has begun counts whole."""
        return -(-minutes // self.counted) * self.counted

    def with_rules(self, rules):
        """This version, whose rules are known already: `rules.all()` asks no more. Returns itself."""
        known = Rule.objects.filter(version=self)
        known._result_cache = rules
        self._prefetched_objects_cache = {"rules": known}
        return self


class Rule(models.Model):
    """One line of a version: for whom (every filled condition must hold), how much, who pays the rest."""

    version = models.ForeignKey(TariffVersion, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("nom de la règle"), max_length=120)

    is_member = models.BooleanField(_("adhérent·e"), null=True, blank=True)
    min_age = models.PositiveSmallIntegerField(_("dès (âge)"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("jusqu'à (âge)"), null=True, blank=True)
    min_quotient = models.PositiveIntegerField(_("quotient familial, de"), null=True, blank=True)
    max_quotient = models.PositiveIntegerField(_("à"), null=True, blank=True)
    in_district = models.BooleanField(_("habite un quartier prioritaire"), null=True, blank=True)
    district_codes = models.JSONField(_("quartiers"), default=list, blank=True)
    situations = models.JSONField(_("situations"), default=list, blank=True)
    partner = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    min_rank = models.PositiveSmallIntegerField(_("à partir du n-ième enfant inscrit"), null=True, blank=True)
    is_first_time = models.BooleanField(_("vient pour la première fois"), null=True, blank=True)
    is_funded = models.BooleanField(_("l'activité a une enveloppe"), null=True, blank=True)

    how = models.CharField(_("à payer"), max_length=15, choices=How, default=How.FIXED)
    cents = models.PositiveIntegerField(_("montant"), default=0)
    rate_millionths = models.PositiveIntegerField(_("taux, en millionièmes du quotient"), default=0)
    floor_cents = models.PositiveIntegerField(_("au moins"), null=True, blank=True)
    ceiling_cents = models.PositiveIntegerField(_("au plus"), null=True, blank=True)
    step_cents = models.PositiveSmallIntegerField(_("arrondi à"), default=1)

    payer = models.CharField(
        pgettext_lazy("who pays", "le reste est payé par"), max_length=10, choices=Payer, default=Payer.PLACE
    )
    fund = models.ForeignKey(
        "money.Fund", null=True, blank=True, on_delete=models.PROTECT, related_name="rules"
    )
    paying_partner = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    NAMED = ("fund__giver", "partner", "paying_partner")
    """What the sentence of a rule names."""

    class Meta:
        verbose_name = _("règle de tarif")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="rule_position_once"),
            models.CheckConstraint(condition=Q(step_cents__gte=1), name="rule_step_is_one_or_more"),
            models.CheckConstraint(
                condition=Q(min_age=None) | Q(max_age=None) | Q(max_age__gte=F("min_age")),
                name="rule_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(min_quotient=None)
                | Q(max_quotient=None)
                | Q(max_quotient__gte=F("min_quotient")),
                name="rule_quotients_in_order",
            ),
        ]

    def __str__(self):
        return self.label

    def clean(self):
        if self.payer == Payer.PERSON:
            raise ValidationError(_now("Dites qui paie la différence avec le prix public."))

    @classmethod
    def in_order(cls):
        """How many versions fetch their rules at once, with what their sentences name."""
        return models.Prefetch("rules", cls.objects.select_related(*cls.NAMED))

    @property
    def is_for_everybody(self) -> bool:
        """Whether it asks nothing about the person: only, perhaps, whether the activity has an envelope."""
        facts = (self.is_member, self.min_age, self.max_age, self.in_district, self.partner_id)
        facts += (self.min_rank, self.is_first_time)
        is_open = all(fact is None for fact in facts) and not (self.district_codes or self.situations)
        return is_open and not self.asks_quotient

    @property
    def asks_quotient(self) -> bool:
        return (
            self.min_quotient is not None
            or self.max_quotient is not None
            or self.how in (How.RATE, How.RATE_PER_HOUR)
        )
