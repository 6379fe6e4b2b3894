from django.urls import URLPattern, path

from chains.views.assignment_list import assignment_list
from chains.views.post_new import post_new

app_name = "chains"
urlpatterns: list[URLPattern] = [
    path("administration/assignments/", assignment_list, name="assignment_list"),
    path("administration/posts/new/", post_new, name="post_new"),
]
