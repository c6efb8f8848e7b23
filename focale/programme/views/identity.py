from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from focale.ground.identity_forms import IdentityForm
from focale.ground.models import Identity
from focale.ground.pages import page
from focale.people.rights import Right, right


@right(Right.EDIT_IDENTITY)
def edit(request):
    """The name, the words and the two colours of the place."""
    form = IdentityForm(
        request.POST if request.method == "POST" else None, instance=Identity.objects.first() or Identity()
    )
    if request.method == "POST" and form.is_valid():
        form.instance.change(by=request.user, changed=form.changed_data)
        messages.success(request, _("C'est enregistré."))
        return redirect("identity")
    return page(request, "programme/identity.html", {"form": form}, status=422 if form.errors else 200)
