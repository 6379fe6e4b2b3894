from django.urls import URLPattern, path

from config.lib.web import converters
from dispatch.views.board import board
from dispatch.views.correction_ask import correction_ask
from dispatch.views.correction_decide import correction_decide
from dispatch.views.correction_list import correction_list
from dispatch.views.extension_ask import extension_ask
from dispatch.views.extension_decide import extension_decide
from dispatch.views.extension_list import extension_list
from dispatch.views.ledger_accept import ledger_accept
from dispatch.views.ledger_cells import ledger_cells
from dispatch.views.ledger_counted import ledger_counted
from dispatch.views.ledger_edit import ledger_edit
from dispatch.views.ledger_history import ledger_history
from dispatch.views.ledger_list import ledger_list
from dispatch.views.ledger_return import ledger_return
from dispatch.views.ledger_submit import ledger_submit
from dispatch.views.ledger_workbook import ledger_workbook, ledger_workbook_marked, ledger_workbook_trial
from dispatch.views.month_list import month_home, month_list
from dispatch.views.target_change import target_change
from dispatch.views.target_list import target_home, target_list
from dispatch.views.target_upload import target_trial, target_upload

converters.register()

app_name = "dispatch"
urlpatterns: list[URLPattern] = [
    path("ledgers/", ledger_list, name="ledger_list"),
    path("ledgers/<slug:chain>/<month:month>/", ledger_edit, name="ledger_edit"),
    path("ledgers/<slug:chain>/<month:month>/cells/", ledger_cells, name="ledger_cells"),
    path("ledgers/<slug:chain>/<month:month>/workbook/", ledger_workbook, name="ledger_workbook"),
    path(
        "ledgers/<slug:chain>/<month:month>/workbook/<uuid:upload>/",
        ledger_workbook_trial,
        name="ledger_workbook_trial",
    ),
    path(
        "ledgers/<slug:chain>/<month:month>/workbook/<uuid:upload>/marked/",
        ledger_workbook_marked,
        name="ledger_workbook_marked",
    ),
    path("ledgers/<slug:chain>/<month:month>/history/", ledger_history, name="ledger_history"),
    path("ledgers/<slug:chain>/<month:month>/counted/<slug:indicator>/", ledger_counted, name="ledger_counted"),
    path("ledgers/<slug:chain>/<month:month>/submit/", ledger_submit, name="ledger_submit"),
    path("ledgers/<slug:chain>/<month:month>/return/", ledger_return, name="ledger_return"),
    path("ledgers/<slug:chain>/<month:month>/accept/", ledger_accept, name="ledger_accept"),
    path("ledgers/<slug:chain>/<month:month>/extension/", extension_ask, name="extension_ask"),
    path("ledgers/<slug:chain>/<month:month>/correction/", correction_ask, name="correction_ask"),
    path("board/", board, name="board"),
    path("extensions/", extension_list, name="extension_list"),
    path("extensions/<int:pk>/", extension_decide, name="extension_decide"),
    path("corrections/", correction_list, name="correction_list"),
    path("corrections/<int:pk>/", correction_decide, name="correction_decide"),
    path("months/", month_home, name="month_home"),
    path("year/<year:year>/months/", month_list, name="month_list"),
    path("targets/", target_home, name="target_home"),
    path("year/<year:year>/targets/", target_list, name="target_list"),
    path("targets/<int:pk>/", target_change, name="target_change"),
    path("year/<year:year>/targets/upload/", target_upload, name="target_upload"),
    path("year/<year:year>/targets/upload/<uuid:upload>/", target_trial, name="target_trial"),
]
