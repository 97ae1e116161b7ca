from django.urls import path

from shop_pages.my_page.views import facts, hours, news, overview, photos

urlpatterns = [
    path("", overview.overview, name="my-page"),
    path("apercu/", overview.as_it_is, name="my-page-preview"),
    path("horaires/", hours.hours, name="my-hours"),
    path("horaires/apercu/", hours.hours_preview, name="my-hours-preview"),
    path("fermer-aujourd-hui/", hours.close_today, name="close-today"),
    path("rouvrir-aujourd-hui/", hours.reopen_today, name="reopen-today"),
    path("photos/", photos.all_photos, name="my-photos"),
    path("photos/<int:photo_id>/", photos.change, name="change-photo"),
    path("actualites/", news.all_news, name="my-news"),
    path("actualites/ajouter/", news.write, name="add-news"),
    path("actualites/ajouter/apercu/", news.write_preview, name="add-news-preview"),
    path("actualites/<int:news_id>/", news.write, name="news-item"),
    path("actualites/<int:news_id>/apercu/", news.write_preview, name="news-item-preview"),
    path("actualites/<int:news_id>/retirer/", news.remove, name="remove-news"),
]
for part, words in (("words", "mots"), ("contact", "contact"), ("payments", "paiements"), ("colours", "couleurs")):
    urlpatterns += [
        path(f"{words}/", facts.facts, {"part": part}, name=f"my-{part}"),
        path(f"{words}/apercu/", facts.facts_preview, {"part": part}, name=f"my-{part}-preview"),
    ]
