"""Photos, straight from a phone."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kit.pictures import prefetch
from membership.guards import SignedInRequest
from membership.models import Shop
from shop_pages.my_page import photos, told
from shop_pages.my_page.guards import with_written_shop


class AltForm(forms.Form):
    alt = forms.CharField(label=gettext_lazy("Ce qu’on y voit"), max_length=200, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@with_written_shop
def all_photos(request: SignedInRequest, shop: Shop) -> HttpResponse:
    errors: list[str] = []
    if request.method == "POST":
        files = request.FILES.getlist("photos")
        kept, errors = photos.add(shop=shop, files=files, by=request.user)
        if not files:
            errors = [_("Choisissez d’abord une photo, ou plusieurs à la fois.")]
        if kept:
            told.saved(
                request,
                shop,
                ngettext("%(count)d photo est en ligne.", "%(count)d photos sont en ligne.", kept) % {"count": kept},
            )
        if not errors:
            return redirect("shop-pages:my-photos", shop.pk)
    rows = list(shop.photos.select_related("picture").prefetch_related(prefetch("picture")))
    context = {"shop": shop, "rows": rows, "errors": errors, "room": max(0, shop.plan.photos - len(rows))}
    return render(request, "shop_pages/my_page/photos.html", context)


@require_POST
@with_written_shop
def change(request: SignedInRequest, shop: Shop, photo_id: int) -> HttpResponse:
    """One of the buttons beside a photo."""
    photo = get_object_or_404(shop.photos.select_related("picture"), pk=photo_id)
    act = request.POST.get("act", "")
    if act in ("up", "down"):
        photos.move(shop=shop, photo=photo, by=-1 if act == "up" else 1)
    elif act == "remove":
        photos.remove(shop=shop, photo=photo)
        told.saved(request, shop, _("La photo est retirée de votre page."))
    else:
        form = AltForm(request.POST)
        if form.is_valid():
            photos.tell(shop=shop, photo=photo, alt=form.cleaned_data["alt"])
            told.saved(request, shop, _("C’est noté."))
        else:
            messages.error(request, _("Deux cents caractères au plus pour dire ce qu’on voit."))
    return redirect("shop-pages:my-photos", shop.pk)
