"""« Emporter mes données »: asked for, waited for, fetched; by nobody but the customer."""

from typing import cast

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from commerce.customer import exporting
from commerce.customer.guards import CustomerRequest, customer_required
from commerce.customer.models import AccountExport
from kit.archives import making
from membership.models import City

SECONDS = "4"


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def export(request: CustomerRequest, city: City) -> HttpResponse:
    if request.method == "POST":
        exporting.ask(user=request.user)
        return redirect("customer-export", city=city)
    newest = AccountExport.objects.of_user(request.user).newest()
    response = render(request, "commerce/customer/export.html", {"export": newest})
    if newest is not None and newest.is_waiting:
        response.headers["Refresh"] = SECONDS
    return response


@require_safe
@customer_required
def download(request: CustomerRequest, city: City, pk: int) -> HttpResponse:
    found = get_object_or_404(AccountExport.objects.of_user(request.user), pk=pk)
    try:
        file = making.open_file(found)
    except making.NotThere as refusal:
        raise Http404 from refusal
    answer = FileResponse(file, as_attachment=True, filename=found.name, content_type="application/zip")
    return cast(HttpResponse, answer)  # streamed; the guard sets its headers as any answer's
