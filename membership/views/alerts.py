"""`/<town>/prevenez-moi/`: a form on shared pages, so there is no token in it; the links of its mails ask for a button,
because mail programs open what they are sent."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kit import refusals, robots
from kit.origin import same_site_instead_of_token
from kit.pages import shared
from kit.throttle import Throttle, client_address
from membership import alerts, gate
from membership.models import City

HOUR, DAY = 3600, 24 * 3600
FROM_ADDRESS = Throttle("alerts-from-address", 10, HOUR)
IN_TOWN = Throttle("alerts-in-town", 300, HOUR)
# The mail to confirm goes to whatever address was typed: nobody's mailbox is filled by others.
IN_THE_NAME_OF = Throttle("alerts-in-the-name-of", 6, DAY)
TOO_MANY = gettext_lazy(
    "Beaucoup de demandes arrivent d’ici en peu de temps. Rien n’est parti : réessayez dans une heure."
)


class AlertForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Adresse e-mail"), widget=forms.EmailInput({"class": "input", "autocomplete": "email"})
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, city: City) -> HttpResponse:
    if gate.is_open(city):
        return redirect(city)
    return _send(request, city) if request.method == "POST" else _ask(request, city)


@shared
def _ask(request: HttpRequest, city: City) -> HttpResponse:
    return _page(request, city, AlertForm(), robots.stamp(alerts.page_of(city)))


@never_cache
def _send(request: HttpRequest, city: City) -> HttpResponse:
    form = AlertForm(request.POST)
    is_good = form.is_valid()
    try:
        refusals.check_sender(request, alerts.page_of(city))
        if is_good:
            email = form.cleaned_data["email"]
            counters = [(FROM_ADDRESS, client_address(request)), (IN_TOWN, str(city.pk)), (IN_THE_NAME_OF, email)]
            refusals.count(counters, str(TOO_MANY))
            alerts.ask(city=city, email=email)
            return redirect("membership:alert-asked", city=city)
    except refusals.Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, city, form, robots.stamp(alerts.page_of(city)), status=refused.status)
    return _page(request, city, form, request.POST[robots.STAMP])


@require_safe
@shared
def asked(request: HttpRequest, city: City) -> HttpResponse:
    """The same for every address: what happens next."""
    return render(request, "membership/alerts/asked.html", {"city": city})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@same_site_instead_of_token
def confirm(request: HttpRequest, city: City, token: str) -> HttpResponse:
    try:
        act = alerts.confirm if request.method == "POST" else alerts.find
        alert = act(city=city, token=token)
    except alerts.NotThere:
        return render(request, "membership/alerts/gone.html", {"city": city}, status=404)
    return render(request, "membership/alerts/confirm.html", {"city": city, "alert": alert})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@same_site_instead_of_token
def stop(request: HttpRequest, city: City, token: str) -> HttpResponse:
    """The mail program's own button sends a bare POST here."""
    if request.method == "POST":
        alerts.stop(city=city, token=token)
    return render(request, "membership/alerts/stop.html", {"city": city, "is_done": request.method == "POST"})


def _page(request: HttpRequest, city: City, form: AlertForm, stamp: str, status: int = 200) -> HttpResponse:
    context = {
        "city": city,
        "form": form,
        "stamp": stamp,
        "crumbs": [
            {"label": city.name, "url": city.get_absolute_url()},
            {"label": _("Être prévenu"), "url": ""},
        ],
    }
    return render(request, "membership/alerts/ask.html", context, status=status)
