"""A session says who comes as long as it runs and the account may enter; nonsense is nobody."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from focale.people.models import Account
from focale.people.sessions import SessionStore
from focale.people.signed_in import KnownAccounts
from focale.testing import FocaleTest

DOOR = "/mon-espace/"


class SignedInTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.samira)
        self.assertEqual(self.client.get(DOOR).status_code, 200)

    def assert_is_nobody(self):
        self.assertRedirects(self.client.get(DOOR), f"/entrer/?next={DOOR}", fetch_redirect_response=False)

    def test_the_account_is_whole_as_django_reads_it(self):
        read, known = KnownAccounts().get_user(self.samira.pk), Account.objects.get(pk=self.samira.pk)
        fields = [field.attname for field in Account._meta.concrete_fields]
        self.assertEqual([getattr(read, name) for name in fields], [getattr(known, name) for name in fields])
        self.assertFalse(read._state.adding)

    def test_a_session_that_is_over_is_nobody(self):
        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
        self.assert_is_nobody()

    def test_an_account_that_may_not_enter_any_more_is_nobody(self):
        Account.objects.filter(pk=self.samira.pk).update(is_active=False)
        self.assert_is_nobody()

    def test_an_account_that_is_gone_is_nobody(self):
        self.assertIsNone(KnownAccounts().get_user(10**9))

    def test_nonsense_in_the_cookie_or_the_row_is_nobody(self):
        Session.objects.update(session_data="x:y:z")
        self.assert_is_nobody()
        for key in ("", "x", "é" * 40, "' OR 1=1 --", "a" * 5000):
            self.client.cookies[settings.SESSION_COOKIE_NAME] = key
            self.assert_is_nobody()

    def test_an_unknown_key_is_not_taken_over(self):
        store = SessionStore("b" * 32)
        self.assertEqual(store.load(), {})
        self.assertIsNone(store.session_key)

    def test_it_takes_two_questions(self):
        self.client.get("/sante/")
        with CaptureQueriesContext(connection) as asked:
            self.client.get("/sante/")
        told = [
            query["sql"]
            for query in asked
            if "django_session" in query["sql"] or "people_account" in query["sql"]
        ]
        self.assertEqual(len(told), 2, told)
