"""« Mes factures »: for who signs the shop's contracts."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from membership import invoice_pdf
from membership import invoices as billing
from membership.guards import SignedInRequest, with_own_shop
from membership.models import Invoice, Shop


@require_safe
@with_own_shop
def invoices(request: SignedInRequest, shop: Shop) -> HttpResponse:
    context = {"shop": shop, "years": billing.by_year(shop)}
    return render(request, "membership/papers/invoices.html", context)


@require_safe
@with_own_shop
def invoice(request: SignedInRequest, shop: Shop, number: str) -> HttpResponse:
    found = get_object_or_404(Invoice.objects.of_shop(shop).with_corrected(), number=number)
    headers = {"Content-Disposition": f'attachment; filename="{found.number}.pdf"'}
    return HttpResponse(invoice_pdf.pdf(found), content_type="application/pdf", headers=headers)
