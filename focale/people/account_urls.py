"""Ways in and out. The names that begin with `account_` and `mfa_` are those django-allauth asks for."""

from allauth.account.views import logout
from allauth.mfa.webauthn.views import add_webauthn, login_webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from focale.people.views import addresses, signing

sign_in = signing.SignIn.as_view()
again = login_not_required(RedirectView.as_view(pattern_name="sign-in", query_string=True))

urlpatterns = [
    path("entrer/", sign_in, name="sign-in"),
    path("entrer/", sign_in, name="account_login"),
    path("entrer/", sign_in, name="account_request_login_code"),
    path("entrer/code/", signing.code, name="account_confirm_login_code"),
    path("entrer/code/renvoi/", signing.send_code_again, name="code-resending"),
    path("entrer/cle/", login_webauthn, name="mfa_login_webauthn"),
    path("entrer/essai/<int:pk>/", signing.try_out, name="try-out"),
    path("entrer/carte/", signing.card, name="card-entry"),
    path("carte/<str:token>/", signing.card, name="card-sign-in"),
    path("entrer/compte/", again, name="account_signup"),
    path("entrer/inactif/", again, name="account_inactive"),
    path("entrer/encore/", again, name="account_reauthenticate"),
    path("sortir/", logout, name="account_logout"),
    path("sortir/", logout, name="sign-out"),
    path("mon-espace/adresse/", addresses.confirm, name="new-address"),
    path("mon-espace/adresse/renvoi/", addresses.send_again, name="new-address-resending"),
    path("mon-espace/adresse/abandon/", addresses.give_up, name="new-address-dropping"),
    path("mon-espace/cles/", signing.passkeys, name="passkeys"),
    path("mon-espace/cles/", signing.passkeys, name="mfa_list_webauthn"),
    path("mon-espace/cles/", signing.passkeys, name="mfa_index"),
    path("mon-espace/cles/nouvelle/", add_webauthn, name="mfa_add_webauthn"),
    path("mon-espace/cles/<int:pk>/retrait/", signing.remove_passkey, name="passkey-removal"),
]
