"""A code sent to an address: whoever types it in reads the mail there.

One mechanism proves the address one enters with and the one an account moves to. The code, its quarter of an
hour, its attempts and how often it is sent again are those of django-allauth's sign-in codes; all of it waits
in the session, so nothing is written down for an address before it is proven.
"""

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.core.exceptions import ValidationError

from focale.people.welcome import account_for_address


class MailedCode(AbstractCodeVerificationProcess):
    kept_as = letter = None

    def __init__(self, request, state):
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
        )

    @classmethod
    def begin(cls, request, email, account=None):
        """Send a code there. Refuses when too many were asked for this address or from this network."""
        if not ratelimit.consume(request, action="request_login_code", key=email.casefold()):
            raise get_adapter().validation_error("rate_limited")
        begun = cls(request, cls.initial_state(account, email))
        begun.send()
        begun.persist()
        return begun

    @classmethod
    def resume(cls, request):
        """What waits for its code in this browser, for whoever is signed in here; else None."""
        state = request.session.get(cls.kept_as)
        waiting = cls(request, state) if state else None
        return waiting.abort_if_invalid() if waiting and waiting.user == _signed_in(request) else None

    @property
    def email(self) -> str:
        return self.state["email"]

    def send(self):
        """A new code; the one before opens nothing."""
        self.state["code"] = get_adapter().generate_login_code()
        facts = {"request": self.request, "code": self.code}
        get_adapter().send_mail(self.letter, self.email, facts)

    @property
    def can_resend(self):
        return not self.is_resend_quota_reached(app_settings.LOGIN_BY_CODE_MAX_RESEND_COUNT)

    def resend(self):
        """Once more, as often as may be."""
        if not self.can_resend:
            raise ValidationError(get_adapter().error_messages["rate_limited"])
        self.record_resend()
        self.send()
        self.persist()

    def persist(self):
        self.request.session[self.kept_as] = self.state

    def abort(self):
        self.request.session.pop(self.kept_as, None)


class EntryCode(MailedCode):
    """To sign in."""

    kept_as, letter = "code_to_enter", "account/email/login_code"

    def finish(self, redirect_url):
        """The code was right: sign in with the account of this address, made now when there is none."""
        self.abort()
        account = account_for_address(self.email)
        record_authentication(self.request, account, method="code", email=self.email)
        return perform_login(self.request, Login(user=account, redirect_url=redirect_url, email=self.email))


class MovingCode(MailedCode):
    """To move one's account to another address."""

    kept_as, letter = "code_to_move", "account/email/moving_code"

    def finish(self):
        """The code was right: the account moves. Refuses an address that opens somebody else's."""
        self.abort()
        self.user.move_to(self.email, by=self.user)


def _signed_in(request):
    return request.user if request.user.is_authenticated else None
