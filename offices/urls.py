from django.urls import URLPattern, path

from offices.views.clock_set import clock_set
from offices.views.inbox import inbox
from offices.views.inbox_open import inbox_open
from offices.views.language import language
from offices.views.login import log_in
from offices.views.logout import log_out
from offices.views.password_change import password_change

app_name = "offices"
urlpatterns: list[URLPattern] = [
    path("login/", log_in, name="login"),
    path("logout/", log_out, name="logout"),
    path("password/", password_change, name="password_change"),
    path("language/", language, name="language"),
    path("inbox/", inbox, name="inbox"),
    path("inbox/<int:pk>/", inbox_open, name="inbox_open"),
    path("clock/", clock_set, name="clock_set"),
]
