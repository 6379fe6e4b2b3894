from django.urls import URLPattern, path

from dispatch.views.target_list import target_home, target_list
from dispatch.views.target_upload import target_trial, target_upload

app_name = "dispatch"
urlpatterns: list[URLPattern] = [
    path("targets/", target_home, name="target_home"),
    path("year/<int:year>/targets/", target_list, name="target_list"),
    path("year/<int:year>/targets/upload/", target_upload, name="target_upload"),
    path("year/<int:year>/targets/upload/<uuid:upload>/", target_trial, name="target_trial"),
]
