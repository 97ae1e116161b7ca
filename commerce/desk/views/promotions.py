"""The shop's promotions: those that run, those to come and those that are over; a new one, once its prices are read."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commerce.catalogue import promotions as verbs
from commerce.catalogue.models import Product, Promotion
from commerce.desk import frame, promotion_words
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.desk.promotion_form import NotSeen, PromotionForm
from kit import clock
from membership.models import Shop

PER_PAGE = 20


@at_the_desk
@require_safe
def promotions(request: SellerRequest, shop: Shop) -> HttpResponse:
    page = Paginator(shop.promotions.with_counts(), PER_PAGE).get_page(request.GET.get("page"))
    rows = [promotion_words.of(each, shop, clock.now()) for each in page]
    return frame.page(request, shop, "products", "promotions", page=page, rows=rows)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SellerRequest, shop: Shop) -> HttpResponse:
    """Sent once it shows every price that it leads to, sent again it is announced: what was read, nothing else."""
    form = PromotionForm(request.POST or None, shop=shop)
    is_valid = request.method == "POST" and form.is_valid()
    if is_valid and "announce" in request.POST:
        try:
            made = form.announce(request.user)
        except (NotSeen, verbs.CantBegin):
            said = _("Ces prix ne sont pas ceux que vous avez lus. Rien n’est lancé : relisez-les.")
            messages.warning(request, said)
        else:
            messages.success(request, _("« %(name)s » est enregistrée.") % {"name": made.name})
            return redirect("desk-promotion", slug=shop.slug, promotion_pk=made.pk)
    context = {"form": form, "results": form.results if is_valid else [], "digest": form.digest if is_valid else ""}
    return frame.page(request, shop, "products", "promotion_add", status=400 if form.errors else 200, **context)


@at_the_desk
@require_safe
def promotion(request: SellerRequest, shop: Shop, promotion_pk: int) -> HttpResponse:
    own, now = _own(shop, promotion_pk), clock.now()
    covered = Product.objects.everywhere().of_shop(shop).in_promotion(own).by_title().for_prices()
    results = verbs.results(own, list(covered), _moment(own, now))
    row = promotion_words.of(own, shop, now)
    return frame.page(request, shop, "products", "promotion", row=row, results=results)


def _moment(promotion: Promotion, now: datetime) -> datetime:
    """Now while it runs; before that as it will begin, afterwards as it ended."""
    return min(max(now, promotion.starts_at), promotion.last_moment)


@at_the_desk
@require_POST
def stop(request: SellerRequest, shop: Shop, promotion_pk: int) -> HttpResponse:
    own = _own(shop, promotion_pk)
    try:
        has_run = verbs.stop(own)
    except verbs.AlreadyOver:
        messages.info(request, _("« %(name)s » était déjà terminée.") % {"name": own.name})
        return redirect("desk-promotion", slug=shop.slug, promotion_pk=promotion_pk)
    if has_run:
        said = _("« %(name)s » est terminée : vos prix habituels sont revenus.")
    else:
        said = _("« %(name)s » est retirée : elle n’avait pas commencé.")
    messages.success(request, said % {"name": own.name})
    return redirect("desk-promotions", slug=shop.slug)


def _own(shop: Shop, pk: int) -> Promotion:
    return get_object_or_404(shop.promotions.with_counts(), pk=pk)
