"""`/<town>/voix/`: voting for a shop, and naming one that isn't there. Shared pages: no token, no cookie, no account."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit import refusals, robots
from kit.pages import shared
from kit.throttle import Throttle, client_address
from membership import votes
from membership.models import City, Shop

HOUR, DAY = 3600, 24 * 3600
FROM_ADDRESS = Throttle("votes-from-address", 30, HOUR)
# A browser that calls itself otherwise each time gets no further than this.
FROM_NETWORK_FOR_SHOP = Throttle("votes-from-network-for-shop", 5, DAY)
IN_TOWN = Throttle("votes-in-town", 600, HOUR)
NAMED_FROM_NETWORK = Throttle("shops-named-from-network", 5, DAY)
TOO_MANY = gettext_lazy("Beaucoup de voix arrivent d’ici en peu de temps. Rien n’est parti : réessayez demain.")
SHOWN = 40


class MissingForm(forms.Form):
    shop_name = forms.CharField(
        label=gettext_lazy("Son nom"), max_length=80, widget=forms.TextInput({"class": "input", "autocomplete": "off"})
    )
    street = forms.CharField(
        label=gettext_lazy("Sa rue"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"class": "input", "autocomplete": "off"}),
    )

    def clean_shop_name(self) -> str:
        return self._plain("shop_name")

    def clean_street(self) -> str:
        return self._plain("street")

    def _plain(self, field: str) -> str:
        words = " ".join(self.cleaned_data[field].split())
        if robots.links(words):
            raise forms.ValidationError(_("Un lien n’a pas sa place ici."))
        return words


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, city: City) -> HttpResponse:
    return _cast(request, city) if request.method == "POST" else _show(request, city)


@shared
def _show(request: HttpRequest, city: City) -> HttpResponse:
    return _page(request, city)


@never_cache
def _cast(request: HttpRequest, city: City) -> HttpResponse:
    shops = Shop.objects.in_city(city).listed().with_standing()
    shop = get_object_or_404(shops, slug=request.POST.get("shop", ""))
    voice = _voice(request)
    try:
        refusals.check_sender(request, votes.page_of(city))
        refusals.count(
            [
                (FROM_ADDRESS, client_address(request)),
                (FROM_NETWORK_FOR_SHOP, f"{shop.pk} {voice.network}"),
                (IN_TOWN, str(city.pk)),
            ],
            str(TOO_MANY),
        )
        votes.cast(shop=shop, voice=voice)
    except votes.SellsAlready:
        return redirect(shop)
    except refusals.Refused as refused:
        return _page(request, city, refusal=str(refused), status=refused.status)
    return redirect("membership:vote-thanks", city=city, slug=shop.slug)


@require_safe
@shared
def thanks(request: HttpRequest, city: City, slug: str) -> HttpResponse:
    """The same whether the voice was new or in already."""
    shop = get_object_or_404(Shop.objects.in_city(city).listed().with_standing(), slug=slug)
    return render(request, "membership/votes/thanks.html", {"city": city, "shop": shop})


@csrf_exempt
@require_POST
@never_cache
def missing(request: HttpRequest, city: City) -> HttpResponse:
    form, voice = MissingForm(request.POST), _voice(request)
    is_good = form.is_valid()
    try:
        refusals.check_sender(request, votes.page_of(city))
        if not is_good:
            return _page(request, city, form)
        refusals.count(
            [(NAMED_FROM_NETWORK, f"{city.pk} {voice.network}"), (IN_TOWN, str(city.pk))],
            str(TOO_MANY),
        )
        votes.name(city=city, voice=voice, **form.cleaned_data)
    except votes.NoName:
        form.add_error("shop_name", _("Écrivez le nom qu’on lit sur sa devanture."))
        return _page(request, city, form)
    except votes.IsHere as refusal:
        form.add_error("shop_name", _("%(shop)s est déjà là : ouvrez sa page.") % {"shop": refusal.shop.name})
        return _page(request, city, form)
    except refusals.Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, city, form, status=refused.status)
    return redirect("membership:vote-named", city=city)


@require_safe
@shared
def named(request: HttpRequest, city: City) -> HttpResponse:
    return render(request, "membership/votes/named.html", {"city": city})


def _voice(request: HttpRequest) -> votes.Voice:
    return votes.Voice(client_address(request), request.headers.get("User-Agent", "")[:400])


def _page(
    request: HttpRequest, city: City, form: MissingForm | None = None, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    shops = list(Shop.objects.in_city(city).listed().with_standing())
    context = {
        "city": city,
        "ballot": votes.ballot(city, shops, SHOWN),
        "form": form or MissingForm(),
        "refusal": refusal,
        "crumbs": [{"label": city.name, "url": city.get_absolute_url()}, {"label": _("Voter"), "url": ""}],
    }
    return render(request, "membership/votes/vote.html", context, status=status)
