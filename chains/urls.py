from django.urls import URLPattern, path

from chains.registers import converter
from chains.views.assignment_list import assignment_list
from chains.views.post_new import post_new
from chains.views.record_export import record_export

converter.register()

app_name = "chains"
urlpatterns: list[URLPattern] = [
    path("administration/assignments/", assignment_list, name="assignment_list"),
    path("administration/posts/new/", post_new, name="post_new"),
    path("registers/<register:register>/export/", record_export, name="record_export"),
]
