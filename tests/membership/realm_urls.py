"""A town's pages as they will be, reduced to what a realm is about: who is asked, who may sign in, a form."""

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from config.urls import urlpatterns as site
from membership.forms import SignInForm

FORM = "<form method='post'>{% csrf_token %}<button>Envoyer</button></form>"


def who(request: HttpRequest, **more: object) -> HttpResponse:
    return HttpResponse(request.user.email if request.user.is_authenticated else "personne", content_type="text/plain")


def form(request: HttpRequest, **more: object) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse("reçu", content_type="text/plain")
    return HttpResponse(engines["django"].from_string(FORM).render({}, request))


class TownSignIn(LoginView):
    authentication_form = SignInForm
    next_page = "/"

    def render_to_response(self, context: dict, **more: object) -> HttpResponse:
        return HttpResponse(engines["django"].from_string(FORM).render(context, self.request))


urlpatterns = [
    path("faq/qui/", who),
    path("faq/formulaire/", form),
    path("admin/qui/", who),
    path("<city:city>/mon-compte/qui/", who),
    path("<city:city>/mon-compte/formulaire/", form),
    path("<city:city>/mon-compte/connexion/", TownSignIn.as_view()),
    path("<city:city>/tableau-de-bord/qui/", who),
    path("<city:city>/qui/", who),
    *site,
]
handler404 = "pages.errors.not_found"
