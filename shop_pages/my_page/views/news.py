"""News and offers of a Pro shop."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership import opening_hours, shop_changes
from membership.guards import SignedInRequest
from membership.models import Shop
from shop_pages import news as shop_news
from shop_pages.my_page import preview, told
from shop_pages.my_page.guards import with_pro_shop
from shop_pages.my_page.news_form import NewsForm
from shop_pages.news import News


@require_safe
@with_pro_shop
def all_news(request: SignedInRequest, shop: Shop) -> HttpResponse:
    rows = list(News.objects.of_shop(shop))
    return render(
        request, "shop_pages/my_page/news.html", {"shop": shop, "rows": rows, "today": opening_hours.today(shop)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pro_shop
def write(request: SignedInRequest, shop: Shop, news_id: int | None = None) -> HttpResponse:
    """A new piece, or one that is there."""
    item = get_object_or_404(News.objects.of_shop(shop), pk=news_id) if news_id else News(shop=shop)
    if news_id is None:
        item.starts_on = opening_hours.today(shop)
    form = _form(request, item)
    if request.method == "POST" and form.is_valid() and form.save_for(shop):
        shop_changes.written(shop=shop, fields=["news"])
        told.saved(request, shop, _said(shop, form.instance))
        return redirect("shop-pages:my-news", shop.pk)
    args = [shop.pk, news_id] if news_id else [shop.pk]
    context = {
        "shop": shop,
        "form": form,
        "item": item if news_id else None,
        "preview_at": ".b-news",
        "preview_url": reverse("shop-pages:news-item-preview" if news_id else "shop-pages:add-news-preview", args=args),
    }
    return render(request, "shop_pages/my_page/news_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pro_shop
def write_preview(request: SignedInRequest, shop: Shop, news_id: int | None = None) -> HttpResponse:
    item = get_object_or_404(News.objects.of_shop(shop), pk=news_id) if news_id else News(shop=shop)
    if request.method != "POST":
        return preview.page(request, shop)
    form = _form(request, item)
    form.full_clean()  # writes on `item` what is right
    others = [each for each in shop_news.items(shop) if each["pk"] != item.pk]
    return preview.page(request, shop, news=[item.as_item(), *others] if item.title else others)


@require_POST
@with_pro_shop
def remove(request: SignedInRequest, shop: Shop, news_id: int) -> HttpResponse:
    get_object_or_404(News.objects.of_shop(shop), pk=news_id).delete()
    shop_changes.written(shop=shop, fields=["news"])
    told.saved(request, shop, _("L’actualité est retirée."))
    return redirect("shop-pages:my-news", shop.pk)


def _form(request: SignedInRequest, item: News) -> NewsForm:
    if request.method == "POST":
        return NewsForm(request.POST, request.FILES, instance=item, by=request.user)
    return NewsForm(instance=item, by=request.user)


def _said(shop: Shop, item: News) -> str:
    today = opening_hours.today(shop)
    if item.starts_on > today:
        return _("C’est enregistré : votre page l’affichera le jour dit.")
    if item.ends_on and item.ends_on < today:
        return _("C’est enregistré, mais ses dates sont passées : elle ne s’affiche pas.")
    return _("C’est en ligne sur votre page.")
