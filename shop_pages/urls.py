from django.urls import path

from shop_pages import views

app_name = "shop-pages"
urlpatterns = [
    path("api/boutiques/<int:shop_id>-<slug:digest>.css", views.style, name="style"),
]
