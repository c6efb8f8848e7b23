"""The account behind a session, read at every page of who is signed in: by a statement written once."""

from django.contrib.auth.backends import ModelBackend
from django.db import DEFAULT_DB_ALIAS

from focale.ground.prepared import Prepared
from focale.people.models import Account

FIELDS = [field.attname for field in Account._meta.concrete_fields]
ROWS = Prepared(lambda keys: Account.objects.filter(pk__in=keys).values_list(*FIELDS))


class KnownAccounts(ModelBackend):
    """Django's own way in, but for reading who it is."""

    def get_user(self, user_id):
        """The account of this key, as long as it may enter; else nothing."""
        found = ROWS.of([user_id])
        account = Account.from_db(DEFAULT_DB_ALIAS, FIELDS, found[0]) if found else None
        return account if account and self.user_can_authenticate(account) else None
