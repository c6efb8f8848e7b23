"""The repair hatch at `/technique/`: rows as they stand in the database, for who administers the site.

Nothing is written there: what changes goes through the verbs of the nouns, which hold the rules, the books
and the journal. Here one sees what is wrong, and why a task of the background failed.
"""

from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from focale.people.exporting import SECRET
from focale.people.rights import Right, may

LEADS_IN = {"programme.CalendarKey", "programme.PartnerLink"}
"""Rows that are a way in by themselves."""


def is_secret(name) -> bool:
    """Whether a column of this name opens something, or holds what was typed in confidence."""
    return name in SECRET or name.endswith(("key", "_hash", "token"))


class Hatch(admin.AdminSite):
    site_title = site_header = _("Technique")
    index_title = _("Ce qui est dans la base, à lire seulement")
    enable_nav_sidebar = False

    def has_permission(self, request):
        return may(request.user, Right.GIVE_ROLES)

    def get_urls(self):
        """Without the pages about passwords, which nobody has."""
        return [url for url in super().get_urls() if "password" not in (getattr(url, "name", "") or "")]


class Rows(admin.ModelAdmin):
    """The rows one may see of a noun, none of which can be added, changed or deleted here."""

    list_per_page = 50
    show_full_result_count = False
    actions = None

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Nouns(Rows):
    list_display = ("pk", "__str__")
    list_select_related = True

    def get_queryset(self, request):
        return self.model._default_manager.visible_to(request.user)

    def get_fields(self, request, obj=None):
        return [field.name for field in self.model._meta.concrete_fields if not is_secret(field.name)]


class Tasks(Rows, DBTaskResultAdmin):
    """The background's tasks, with what went wrong."""


def nouns():
    """Every noun of ours that says which rows an account may see."""
    for model in apps.get_models():
        label, manager = model._meta.label, model._default_manager
        if label.split(".")[0] in OURS and hasattr(manager.all(), "visible_to") and label not in LEADS_IN:
            yield model


OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("focale.")}
site = Hatch(name="hatch")
site.login = secure_admin_login(site.login)
site.register(list(nouns()), Nouns)
site.register(DBTaskResult, Tasks)
