"""A town's customers sign in, register and leave."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from commerce.customer import accounts, hints
from commerce.customer.forms import RegisterForm, SignInForm
from commerce.customer.guards import CustomerRequest, customer_required, next_page
from membership import accounts as membership_accounts
from membership.models import City, User


class SignIn(LoginView):
    """`next` is followed inside the town."""

    template_name = "commerce/customer/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        return next_page(request or self.request, self.kwargs["city"])

    def get_default_redirect_url(self) -> str:
        return reverse("customer-home", kwargs=self.kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        return enter(self.request, self.kwargs["city"], form.get_user(), self.get_success_url())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def register(request: HttpRequest, city: City) -> HttpResponse:
    """An address and a password are enough; one is signed in at once."""
    after = next_page(request, city) or reverse("customer-home", kwargs={"city": city})
    if request.user.is_authenticated:
        return redirect(after)
    form = RegisterForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.register(city)
        if person is not None:
            return enter(request, city, person, after)
    return render(request, "commerce/customer/register.html", {"form": form, "next": next_page(request, city)})


@require_POST
@never_cache
def sign_out(request: HttpRequest, city: City) -> HttpResponse:
    logout(request)
    response = redirect(city.get_absolute_url())
    hints.take_back(response, city)
    return response


@require_POST
@customer_required
def sign_out_everywhere(request: CustomerRequest, city: City) -> HttpResponse:
    """This device too: who lost a telephone starts again from the door."""
    membership_accounts.end_sessions(user=request.user)
    logout(request)
    messages.success(request, _("Vous êtes déconnecté de tous vos appareils."))
    response = redirect("customer-sign-in", city=city)
    hints.take_back(response, city)
    return response


def enter(request: HttpRequest, city: City, person: User, after: str) -> HttpResponse:
    accounts.sign_in(request, person)
    response = redirect(after)
    hints.give(response, city)
    return response
