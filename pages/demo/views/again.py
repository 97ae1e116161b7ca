"""« Recommencer », and the page that waits until it is done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.demo import progress, starting_over
from pages.demo.views import demo_only


@require_http_methods(["GET", "HEAD", "POST"])
@demo_only
def again(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        try:
            starting_over.start()
        except starting_over.AlreadyRunning:
            messages.info(request, _("La démonstration recommence déjà."))
        return redirect("pages:demo-again")
    told = progress.read()
    response = render(request, "pages/demo/again.html", {"progress": told})
    if told.is_running:
        response.headers["Refresh"] = "2"  # without a script, and only until it is done
    return response
