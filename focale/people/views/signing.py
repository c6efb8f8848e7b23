"""Ways in: a code by e-mail, a card with its PIN, a passkey; on a demonstration, one click."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.account.views import RequestLoginCodeView
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.models import Identity, record
from focale.ground.pages import page
from focale.people.account_forms import AddressForm, CardForm, CodeForm
from focale.people.mailed_code import EntryCode
from focale.people.models import Account, Card
from focale.people.rights import Right, may
from focale.people.welcome import account_for_card

BACKEND = "focale.people.signed_in.KnownAccounts"
ALONE_FROM = 15
"""Under 15 a guardian signs in (French data protection act, article 45)."""


@method_decorator([login_not_required, never_cache], name="dispatch")
class SignIn(RequestLoginCodeView):
    """The one door: an address to send a code to, and beside it the other ways in."""

    template_name = "people/sign_in.html"
    form_class = AddressForm

    def get_form_class(self):
        return AddressForm

    def get_context_data(self, **kwargs):
        demonstration = Identity.current().is_demonstration
        return super().get_context_data(**kwargs) | {
            "to_try": Account.objects.to_try() if demonstration else [],
            "card_form": CardForm(),
        }

    def form_valid(self, form):
        try:
            EntryCode.begin(self.request, form.cleaned_data["email"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def code(request):
    """The code that was sent is typed in."""
    sent = EntryCode.resume(request)
    if sent is None:
        return redirect("sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None, code=sent.code)
    if form.is_valid():
        return sent.finish(get_next_redirect_url(request))
    if form.is_bound and not sent.record_invalid_attempt():
        messages.error(request, _("Trop de codes faux. Demandez un nouveau code."))
        return redirect("sign-in")
    context = {"form": form, "sent": sent, "next": get_next_redirect_url(request)}
    return page(request, "account/confirm_login_code.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def send_code_again(request):
    """Another code to the same address."""
    if sent := EntryCode.resume(request):
        try:
            sent.resend()
            messages.success(request, _("Un autre code est parti. Le précédent n'ouvre plus rien."))
        except ValidationError as refusal:
            messages.error(request, refusal.message)
    return redirect(
        passthrough_next_redirect_url(request, reverse("account_confirm_login_code"), REDIRECT_FIELD_NAME)
    )


@login_not_required
@require_POST
def try_out(request, pk):
    """One click into a demonstration; anywhere else this address does not exist."""
    if not Identity.current().is_demonstration:
        raise Http404
    account = next((each for each in Account.objects.to_try() if each.pk == pk), None)
    if account is None:
        raise Http404
    _let_in(request, account, "try_out")
    return redirect("team")


@login_not_required
@never_cache
def card(request, token=""):
    """The page behind a card's QR code, and the place to type its number: asks for the four figures."""
    found = Card.objects.read(token) if token else None
    form = CardForm(request.POST or None, read=found)
    if found and may(request.user, Right.SEE_PEOPLE):
        return redirect("person", found.person_id)
    if request.method == "POST" and form.is_valid():
        found = found or Card.objects.read(form.cleaned_data["number"])
        try:
            enter_with_card(request, found, form.cleaned_data["pin"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("my-space")
    context = {"form": form, "card": found, "token": token}
    return page(request, "people/card_sign_in.html", context, status=422 if form.errors else 200)


def enter_with_card(request, found, pin):
    """Sign the card's holder in. The team and children under 15 come in another way."""
    wrong = _("Cette carte ou ces chiffres ne vont pas. Vérifiez, ou demandez à l'accueil.")
    if found is None:
        raise ValidationError(wrong)
    found.open_with(pin)
    age = found.person.age()
    if age is not None and age < ALONE_FROM:
        raise ValidationError(_("Avant 15 ans, c'est une personne responsable qui entre ici."))
    account = account_for_card(found)
    if account.role or not account.is_active:
        raise ValidationError(_("L'équipe entre avec son adresse électronique, pas avec une carte."))
    _let_in(request, account, "card")
    record("account.entered_with_card", account, by=account)


def _let_in(request, account, method):
    """Sign in, and note by which way, as django-allauth does for its own."""
    login(request, account, backend=BACKEND)
    record_authentication(request, account, method=method, reauthenticated=True)


@require_POST
def remove_passkey(request, pk):
    """This key opens nothing any more."""
    key = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    record("passkey.removed", request.user, by=request.user)
    key.delete()
    return redirect("passkeys")


def passkeys(request):
    """The keys of this account, and how to add one."""
    keys = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
    return page(request, "people/passkeys.html", {"keys": [key.wrap() for key in keys]})
