from django.urls import URLPattern, path

from offices.views import account_acts
from offices.views.clock_set import clock_set
from offices.views.inbox import inbox
from offices.views.inbox_open import inbox_open
from offices.views.language import language
from offices.views.login import log_in
from offices.views.logout import log_out
from offices.views.organisation_edit import organisation_edit
from offices.views.organisation_list import organisation_list
from offices.views.organisation_new import organisation_new
from offices.views.password_change import password_change
from offices.views.person_list import person_list
from offices.views.person_new import person_new
from offices.views.person_view import person_view
from offices.views.post_list import post_list
from offices.views.post_view import post_view
from offices.views.tenure_relieve import tenure_relieve
from offices.views.trail import trail
from offices.views.trail_export import trail_export

app_name = "offices"
urlpatterns: list[URLPattern] = [
    path("login/", log_in, name="login"),
    path("logout/", log_out, name="logout"),
    path("password/", password_change, name="password_change"),
    path("language/", language, name="language"),
    path("inbox/", inbox, name="inbox"),
    path("inbox/<int:pk>/", inbox_open, name="inbox_open"),
    path("clock/", clock_set, name="clock_set"),
    path("administration/organisations/", organisation_list, name="organisation_list"),
    path("administration/organisations/new/", organisation_new, name="organisation_new"),
    path("administration/organisations/<int:pk>/", organisation_edit, name="organisation_edit"),
    path("administration/people/", person_list, name="person_list"),
    path("administration/people/new/", person_new, name="person_new"),
    path("administration/people/<int:pk>/", person_view, name="person_view"),
    path("administration/people/<int:pk>/account/open/", account_acts.account_open, name="account_open"),
    path("administration/people/<int:pk>/account/reset/", account_acts.account_reset, name="account_reset"),
    path("administration/people/<int:pk>/account/disable/", account_acts.account_disable, name="account_disable"),
    path("administration/people/<int:pk>/account/enable/", account_acts.account_enable, name="account_enable"),
    path("administration/people/<int:pk>/account/unlock/", account_acts.account_unlock, name="account_unlock"),
    path(
        "administration/people/<int:pk>/account/end-sessions/",
        account_acts.account_end_sessions,
        name="account_end_sessions",
    ),
    path("administration/posts/", post_list, name="post_list"),
    path("administration/posts/<int:pk>/", post_view, name="post_view"),
    path("administration/tenures/<int:pk>/", tenure_relieve, name="tenure_relieve"),
    path("administration/trail/", trail, name="trail"),
    path("administration/trail/export/", trail_export, name="trail_export"),
]
