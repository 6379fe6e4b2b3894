from django.urls import URLPattern, path

from chains.registers import converter
from chains.views.act_view import act_undo, act_view
from chains.views.assignment_list import assignment_list
from chains.views.file_add import file_add
from chains.views.file_download import file_download
from chains.views.file_remove import file_remove
from chains.views.file_replace import file_replace
from chains.views.file_view import file_picture, file_view
from chains.views.link_names import link_names
from chains.views.list_edit import list_edit
from chains.views.list_export import list_export
from chains.views.list_home import list_home
from chains.views.list_new import list_new
from chains.views.list_paper import list_paper, list_paper_file, list_paper_job, list_paper_stop
from chains.views.list_regime import list_regime
from chains.views.list_remove import list_remove
from chains.views.list_view import list_view
from chains.views.own_column_edit import own_column_edit
from chains.views.own_column_list import own_column_list
from chains.views.own_column_new import own_column_new
from chains.views.own_column_retire import own_column_retire
from chains.views.own_column_use import own_column_use
from chains.views.post_new import post_new
from chains.views.project_month import project_month
from chains.views.project_steps import project_steps
from chains.views.recognition_end import recognition_end
from chains.views.recognition_note import recognition_note
from chains.views.record_bulk import record_bulk
from chains.views.record_contact import record_contact
from chains.views.record_doubles import record_doubles
from chains.views.record_edit import record_edit
from chains.views.record_export import record_export
from chains.views.record_history import record_history
from chains.views.record_import import record_import
from chains.views.record_import_job import record_import_job, record_import_stop
from chains.views.record_list import record_list
from chains.views.record_merge import record_merge
from chains.views.record_new import record_new
from chains.views.record_remove import record_remove
from chains.views.record_restore import record_restore
from chains.views.record_review import record_review
from chains.views.record_template import record_template
from chains.views.record_trial import record_marked, record_trial
from chains.views.record_view import record_view
from chains.views.register_home import register_home
from chains.views.removed_list import removed_list
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
    path("registers/<register:register>/names/<slug:column>/", link_names, name="link_names"),
    path("registers/<register:register>/<uuid:record>/", record_view, name="record_view"),
    path("registers/<register:register>/<uuid:record>/edit/", record_edit, name="record_edit"),
    path("registers/<register:register>/<uuid:record>/history/", record_history, name="record_history"),
    path("registers/<register:register>/acts/<uuid:act>/", act_view, name="act_view"),
    path("registers/<register:register>/acts/<uuid:act>/undo/", act_undo, name="act_undo"),
    path("registers/<register:register>/<uuid:record>/contact/", record_contact, name="record_contact"),
    path("registers/<register:register>/<uuid:record>/review/", record_review, name="record_review"),
    path("registers/<register:register>/<uuid:record>/remove/", record_remove, name="record_remove"),
    path("registers/<register:register>/<uuid:record>/restore/", record_restore, name="record_restore"),
    path("registers/<register:register>/columns/", own_column_list, name="own_column_list"),
    path("registers/<register:register>/columns/new/", own_column_new, name="own_column_new"),
    path("registers/<register:register>/columns/<slug:column>/", own_column_edit, name="own_column_edit"),
    path("registers/<register:register>/columns/<slug:column>/retire/", own_column_retire, name="own_column_retire"),
    path("registers/<register:register>/columns/<slug:column>/use/", own_column_use, name="own_column_use"),
    path("registers/<register:register>/bulk/", record_bulk, name="record_bulk"),
    path("registers/<register:register>/removed/", removed_list, name="removed_list"),
    path("registers/<register:register>/<uuid:record>/roles/", role_note, name="role_note"),
    path("registers/<register:register>/<uuid:record>/roles/<int:fact>/", role_end, name="role_end"),
    path("registers/<register:register>/<uuid:record>/honours/", recognition_note, name="recognition_note"),
    path("registers/<register:register>/<uuid:record>/honours/<int:fact>/", recognition_end, name="recognition_end"),
    path("registers/<register:register>/<uuid:record>/milestones/", project_steps, name="project_steps"),
    path("registers/<register:register>/<uuid:record>/months/<month:month>/", project_month, name="project_month"),
    path("registers/<register:register>/<uuid:record>/files/", file_add, name="file_add"),
    path("registers/<register:register>/<uuid:record>/files/<uuid:file>/", file_download, name="file_download"),
    path("registers/<register:register>/<uuid:record>/files/<uuid:file>/view/", file_view, name="file_view"),
    path("registers/<register:register>/<uuid:record>/files/<uuid:file>/picture/", file_picture, name="file_picture"),
    path("registers/<register:register>/<uuid:record>/files/<uuid:file>/replace/", file_replace, name="file_replace"),
    path("registers/<register:register>/<uuid:record>/files/<uuid:file>/remove/", file_remove, name="file_remove"),
    path("registers/<register:register>/export/", record_export, name="record_export"),
    path("registers/<register:register>/doubles/", record_doubles, name="record_doubles"),
    path("registers/<register:register>/doubles/<uuid:one>/<uuid:other>/", record_merge, name="record_merge"),
    path("registers/<register:register>/template/", record_template, name="record_template"),
    path("registers/<register:register>/import/", record_import, name="record_import"),
    path("registers/<register:register>/import/<uuid:upload>/", record_trial, name="record_trial"),
    path("registers/<register:register>/import/<uuid:upload>/marked/", record_marked, name="record_marked"),
    path("registers/<register:register>/import/jobs/<uuid:job>/", record_import_job, name="record_import_job"),
    path("registers/<register:register>/import/jobs/<uuid:job>/stop/", record_import_stop, name="record_import_stop"),
    path("lists/", list_home, name="list_home"),
    path("lists/regime/", list_regime, name="list_regime"),
    path("lists/new/<register:register>/", list_new, name="list_new"),
    path("lists/<slug:code>/", list_view, name="list_view"),
    path("lists/<slug:code>/edit/", list_edit, name="list_edit"),
    path("lists/<slug:code>/remove/", list_remove, name="list_remove"),
    path("lists/<slug:code>/export/", list_export, name="list_export"),
    path("lists/<slug:code>/paper/", list_paper, name="list_paper"),
    path("lists/<slug:code>/paper/jobs/<uuid:job>/", list_paper_job, name="list_paper_job"),
    path("lists/<slug:code>/paper/jobs/<uuid:job>/file/", list_paper_file, name="list_paper_file"),
    path("lists/<slug:code>/paper/jobs/<uuid:job>/stop/", list_paper_stop, name="list_paper_stop"),
]
