"""Messages in the members' space: those of one's own shop, and of no other."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from membership.guards import SignedInRequest, with_shop
from membership.models import Shop
from shop_pages.letters import emails
from shop_pages.letters.models import ShopMessage

A_PAGE = 20


@require_safe
@with_shop
def messages(request: SignedInRequest, shop: Shop) -> HttpResponse:
    page = Paginator(shop.messages.newest_first(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "shop": shop,
        "page": page,
        "unread": shop.messages.unread().count(),
        "addresses": emails.addresses(shop),
    }
    return render(request, "shop_pages/letters/messages.html", context)


@require_POST
@with_shop
def mark(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    """Read, or to be read again."""
    message = get_object_or_404(shop.messages.all(), pk=pk)
    message.mark(ShopMessage.State.NEW if "again" in request.POST else ShopMessage.State.READ)
    return redirect(f"{reverse('shop-pages:messages', args=[shop.pk])}#message-{message.pk}")


@require_POST
@with_shop
def delete(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    get_object_or_404(shop.messages.all(), pk=pk).delete()
    return redirect("shop-pages:messages", shop.pk)
