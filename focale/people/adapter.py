"""What Focale asks of django-allauth: French words, no second factor forced on those who add a passkey."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("Ce code n'est pas le bon. Vérifiez les chiffres, ou demandez un nouveau code."),
        "too_many_login_attempts": _("Trop d'essais. Attendez quelques minutes avant de recommencer."),
        "rate_limited": _("Trop d'essais. Attendez quelques minutes avant de recommencer."),
    }

    def is_open_for_signup(self, request):
        """Accounts are made by signing in with a code, not by a form of their own."""
        return False

    def respond_user_inactive(self, request, user):
        """The right code for an account that was closed: say so, and whom to ask."""
        messages.error(request, _("Ce compte est fermé. Demandez à l'accueil."))
        return redirect("sign-in")

    def get_login_redirect_url(self, request):
        return reverse("team" if request.user.is_authenticated and request.user.role else "my-space")

    def format_email_subject(self, subject):
        return f"{Identity.current().name} · {subject}"


class MFAAdapter(DefaultMFAAdapter):
    def is_mfa_enabled(self, user, types=None):
        """A passkey is another way in, never one more hurdle after the code."""
        return False

    def generate_authenticator_name(self, user, type):  # noqa: A002 (their name)
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _now("Ma clé") if number == 1 else _now("Ma clé n° %(number)d") % {"number": number}
