from django.urls import URLPattern, path

from chains.views.post_new import post_new

app_name = "chains"
urlpatterns: list[URLPattern] = [
    path("administration/posts/new/", post_new, name="post_new"),
]
