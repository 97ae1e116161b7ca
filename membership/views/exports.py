"""« Emporter mes données »: asked for, waited for, fetched; by who signs for the shop, after it left too."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from membership import exporting
from membership.guards import SignedInRequest, with_signed_shop
from membership.models import Shop

SECONDS = "4"


@require_http_methods(["GET", "HEAD", "POST"])
@with_signed_shop
def export(request: SignedInRequest, shop: Shop) -> HttpResponse:
    if request.method == "POST":
        exporting.ask(shop=shop, by=request.user)
        return redirect("membership:export", shop.pk)
    newest = shop.exports.newest()
    response = render(request, "membership/export.html", {"shop": shop, "export": newest})
    if newest is not None and newest.is_waiting:
        response.headers["Refresh"] = SECONDS
    return response


@require_safe
@with_signed_shop
def download(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse | FileResponse:
    found = get_object_or_404(shop.exports, pk=pk)
    try:
        file = exporting.open_file(found)
    except exporting.NotThere as refusal:
        raise Http404 from refusal
    return FileResponse(file, as_attachment=True, filename=found.name, content_type="application/zip")
