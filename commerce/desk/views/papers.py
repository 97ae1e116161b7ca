"""The shop's receipts, invoices and credit notes: month by month, one by one, or all at once for the books."""

from datetime import date

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from commerce.desk import frame
from commerce.desk.guards import SellerRequest, own_shop
from commerce.papers import exporting, pdf
from commerce.papers.models import Paper
from kit import clock
from membership.models import Shop


@own_shop
@require_safe
def papers(request: SellerRequest, shop: Shop) -> HttpResponse:
    """The month in the address (`2026-11`), or the newest with papers."""
    of_shop = Paper.objects.of_shop(shop)
    months = of_shop.months()
    asked = request.GET.get("mois", "")
    month = next((each for each in months if f"{each:%Y-%m}" == asked), months[0] if months else clock.today())
    found = list(of_shop.in_month(month))
    here = reverse("desk-papers", kwargs={"slug": shop.slug})
    chips = [
        {"label": date_format(each, "F Y"), "url": f"{here}?mois={each:%Y-%m}", "is_current": each == month}
        for each in months
    ]
    sums = exporting.sums(found)
    return frame.page(request, shop, "payments", "papers", month=month, chips=chips, papers=found, sums=sums)


@own_shop
@require_safe
def paper(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    return as_file(get_object_or_404(Paper.objects.of_shop(shop), number=number))


@own_shop
@require_safe
def as_table(request: SellerRequest, shop: Shop, year: int, month: int) -> HttpResponse:
    first = _month(year, month)
    made = exporting.as_csv(Paper.objects.of_shop(shop).in_month(first))
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers=_saved(exporting.file_name(first, "csv")))


@own_shop
@require_safe
def as_archive(request: SellerRequest, shop: Shop, year: int, month: int) -> HttpResponseBase:
    first = _month(year, month)
    made = exporting.as_zip(list(Paper.objects.of_shop(shop).in_month(first)))
    headers = _saved(exporting.file_name(first, "zip"))
    return StreamingHttpResponse(made, content_type="application/zip", headers=headers)


def as_file(found: Paper) -> HttpResponse:
    """A paper as its reader saves it."""
    return HttpResponse(pdf.pdf(found), content_type="application/pdf", headers=_saved(f"{found.number}.pdf"))


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _month(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError as error:
        raise Http404 from error
