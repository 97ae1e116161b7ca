from django.urls import path

from pages.demo.views import again, entrance, mails

urlpatterns = [
    path("demo/", entrance.entrance, name="demo"),
    path("demo/devenir/", entrance.become, name="demo-become"),
    path("demo/horloge/", entrance.set_clock, name="demo-clock"),
    path("demo/courriels/", mails.mails, name="demo-mails"),
    path("demo/courriels/<int:pk>/", mails.mail, name="demo-mail"),
    path("demo/courriels/<int:pk>/html/", mails.mail_html, name="demo-mail-html"),
    path("demo/recommencer/", again.again, name="demo-again"),
]
