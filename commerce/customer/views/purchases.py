"""What a customer bought here."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commerce.customer import amounts, history
from commerce.customer.guards import CustomerRequest, customer_required
from commerce.order.statuses import PurchaseStatus
from commerce.talk import finding
from kit import clock
from membership.models import City

PER_PAGE = 20


@require_safe
@customer_required
def home(request: CustomerRequest, city: City) -> HttpResponse:
    page = Paginator(history.purchases_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    summaries = [history.summary_of(each, clock.now()) for each in page]
    context = {"page": page, "summaries": summaries, "answers": finding.answers_for(request.user)}
    return render(request, "commerce/customer/home.html", context)


@require_safe
@customer_required
def purchase(request: CustomerRequest, city: City, number: int) -> HttpResponse:
    """Somebody else's is not found, by construction."""
    found = get_object_or_404(history.purchases_of(request.user), number=number)
    now = clock.now()
    parts = history.parts_of(found, now)
    rows = amounts.rows([part.order for part in parts], found)
    context = {"purchase": found, "when": history.when(found, now), "parts": parts, "rows": rows}
    context |= {
        "is_awaiting": found.status == PurchaseStatus.AWAITING_PAYMENT,
        "is_released": amounts.is_released(found),
    }
    return render(request, "commerce/customer/purchase.html", context)
