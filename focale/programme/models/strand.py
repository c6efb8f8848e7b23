"""A standing project that many activities belong to: « Je filme mon futur métier »."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version
from focale.people.rights import Right, may


class StrandQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__lte=timezone.now())

    def visible_to(self, account):
        return self if may(account, Right.SEE_PLANNING) else self.published()


class Strand(models.Model):
    title = models.CharField(_("titre"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    summary = models.CharField(_("en une phrase"), max_length=200)
    text = models.TextField(_("texte"), blank=True)
    easy_text = models.TextField(_("en mots faciles"), blank=True)
    motif = models.CharField(_("dessin"), max_length=20, blank=True)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)

    objects = StrandQuerySet.as_manager()

    class Meta:
        verbose_name = _("projet au long cours")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Version.bump("programme")

    def delete(self, *args, **kwargs):
        """Its pictures go first: they take their files along."""
        with transaction.atomic():
            for picture in self.pictures.all():
                picture.delete()
            return super().delete(*args, **kwargs)
