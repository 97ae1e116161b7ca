"""Every mail the site wrote, as the person would read it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from kit.models import OutgoingMail
from pages.demo.views import demo_only

# The style of a mail stands inside it; nothing else of it is let in, and it is shown in a frame of ours only.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'none'"
)
A_PAGE = 40


@require_safe
@demo_only
def mails(request: HttpRequest) -> HttpResponse:
    pages = Paginator(OutgoingMail.objects.newest_first().defer("text", "html"), A_PAGE)
    return render(request, "pages/demo/mails.html", {"page": pages.get_page(request.GET.get("page"))})


@require_safe
@demo_only
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "pages/demo/mail.html", {"mail": get_object_or_404(OutgoingMail, pk=pk)})


@require_safe
@demo_only
@xframe_options_sameorigin
def mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail itself; its links lead out of the frame."""
    found = get_object_or_404(OutgoingMail, pk=pk)
    if not found.html:
        raise Http404
    html = found.html.replace("<head>", '<head><base target="_top">', 1)
    return HttpResponse(html, headers={"Content-Security-Policy": MAIL_POLICY})
