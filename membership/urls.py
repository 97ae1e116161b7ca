from django.contrib.auth.views import LoginView
from django.urls import path

app_name = "membership"
urlpatterns = [
    path("connexion-adherent/", LoginView.as_view(), name="sign-in"),
]
