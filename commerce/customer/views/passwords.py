"""A new password for who forgot it: asked for in a town, chosen through a link into the same town."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from commerce.customer import accounts
from commerce.customer.forms import NewPasswordForm, PasswordResetForm
from membership.models import City, User


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest, city: City) -> HttpResponse:
    form = PasswordResetForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        form.write(city)
        return redirect("customer-password-reset-sent", city=city)
    return render(request, "commerce/customer/password_reset.html", {"form": form})


@require_safe
@never_cache
def sent(request: HttpRequest, city: City) -> HttpResponse:
    """The same for every address."""
    return render(request, "commerce/customer/password_reset_sent.html")


class Choose(PasswordResetConfirmView):
    """The mail's link. One of another town, or of the platform, opens nothing here."""

    template_name = "commerce/customer/password_reset_confirm.html"
    form_class = NewPasswordForm

    def get_user(self, uidb64: str) -> Any:
        user = super().get_user(uidb64)
        is_ours = isinstance(user, User) and user.is_active and user.city_id == self.kwargs["city"].pk
        return user if is_ours else None

    def get_success_url(self) -> str:
        return reverse("customer-sign-in", kwargs={"city": self.kwargs["city"]})

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        response = super().form_valid(form)
        accounts.confirm_address(user=form.user, address=form.user.email)  # who followed the link reads its mail
        messages.success(self.request, _("C’est enregistré. Connectez-vous avec votre nouveau mot de passe."))
        return response
