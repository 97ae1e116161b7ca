from django.urls import URLPattern

app_name = "shop-pages"
urlpatterns: list[URLPattern] = []
