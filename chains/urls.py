from django.urls import URLPattern, path

from chains.registers import converter
from chains.views.assignment_list import assignment_list
from chains.views.post_new import post_new
from chains.views.project_month import project_month
from chains.views.project_steps import project_steps
from chains.views.recognition_end import recognition_end
from chains.views.recognition_note import recognition_note
from chains.views.record_edit import record_edit
from chains.views.record_export import record_export
from chains.views.record_list import record_list
from chains.views.record_new import record_new
from chains.views.record_view import record_view
from chains.views.register_home import register_home
from chains.views.role_end import role_end
from chains.views.role_note import role_note
from config.lib.web import converters

converter.register()
converters.register()

app_name = "chains"
urlpatterns: list[URLPattern] = [
    path("administration/assignments/", assignment_list, name="assignment_list"),
    path("administration/posts/new/", post_new, name="post_new"),
    path("registers/", register_home, name="register_home"),
    path("registers/<register:register>/", record_list, name="record_list"),
    path("registers/<register:register>/new/", record_new, name="record_new"),
    path("registers/<register:register>/<uuid:record>/", record_view, name="record_view"),
    path("registers/<register:register>/<uuid:record>/edit/", record_edit, name="record_edit"),
    path("registers/<register:register>/<uuid:record>/roles/", role_note, name="role_note"),
    path("registers/<register:register>/<uuid:record>/roles/<int:fact>/", role_end, name="role_end"),
    path("registers/<register:register>/<uuid:record>/honours/", recognition_note, name="recognition_note"),
    path("registers/<register:register>/<uuid:record>/honours/<int:fact>/", recognition_end, name="recognition_end"),
    path("registers/<register:register>/<uuid:record>/milestones/", project_steps, name="project_steps"),
    path("registers/<register:register>/<uuid:record>/months/<month:month>/", project_month, name="project_month"),
    path("registers/<register:register>/export/", record_export, name="record_export"),
]
