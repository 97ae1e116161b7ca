"""A customer's receipts, invoices and credit notes, and the invoice that a company needs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commerce.customer.guards import CustomerRequest, customer_required
from commerce.customer.invoice_form import InvoiceForm
from commerce.order.models import Order
from commerce.papers import papers, pdf
from commerce.papers.models import Paper
from membership.models import City


@require_safe
@customer_required
def paper(request: CustomerRequest, city: City, number: str) -> HttpResponse:
    found = get_object_or_404(Paper.objects.of_customer(request.user), number=number)
    headers = {"Content-Disposition": f'attachment; filename="{found.number}.pdf"'}
    return HttpResponse(pdf.pdf(found), content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def invoice(request: CustomerRequest, city: City, number: str) -> HttpResponse:
    """Asked for once; whoever comes again finds it with the order."""
    orders = Order.objects.of_customer(request.user).select_related("purchase", "shop__member", "shop__city__commune")
    order = get_object_or_404(orders, number=number)
    receipt = Paper.objects.receipt_of(order)
    if receipt is None:
        messages.info(request, _("Une facture suit le paiement : celui-ci n’est pas encore arrivé."))
        return redirect("customer-purchase", city=city, number=order.purchase.number)
    form = InvoiceForm(request.POST or None, initial={"address": receipt.buyer["address"]})
    if request.method == "POST" and form.is_valid():
        made = papers.invoice(order, **form.cleaned_data)
        messages.success(request, _("Votre facture %(number)s est prête.") % {"number": made.number})
        return redirect("customer-purchase", city=city, number=order.purchase.number)
    context = {"order": order, "form": form, "receipt": receipt}
    return render(request, "commerce/customer/invoice.html", context, status=400 if form.errors else 200)
