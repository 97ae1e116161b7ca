from django.urls import include, path

from shop_pages import views
from shop_pages.letters.views import inbox, writing
from shop_pages.my_page import urls as my_page
from shop_pages.windows import views as windows

app_name = "shop-pages"
urlpatterns = [
    path("api/boutiques/<int:shop_id>-<slug:digest>.css", views.style, name="style"),
    path("<city:city>/ecrire/<slug:slug>/", writing.write, name="write"),
    path("<city:city>/ecrire/<slug:slug>/merci/", writing.written, name="written"),
    path("espace-adherent/<int:shop_id>/messages/", inbox.messages, name="messages"),
    path("espace-adherent/<int:shop_id>/messages/<int:pk>/lu/", inbox.mark, name="message-mark"),
    path("espace-adherent/<int:shop_id>/messages/<int:pk>/supprimer/", inbox.delete, name="message-delete"),
    path("espace-adherent/<int:shop_id>/ma-page/", include(my_page)),
    path("devanture/<int:shop_id>/", windows.window, name="window"),
    path("espace-adherent/<int:shop_id>/affiche/", windows.poster_page, name="poster"),
    path("espace-adherent/<int:shop_id>/affiche/affiche.pdf", windows.poster_pdf, name="poster-pdf"),
    path("espace-adherent/<int:shop_id>/affiche/affiche.png", windows.poster_picture, name="poster-picture"),
]
