from django.urls import URLPattern, path

from config.lib.web import converters
from evaluation.views.adjustment_list import (
    adjustment_decide,
    adjustment_list,
    adjustment_withdraw,
    adjustment_withdrawal,
)
from evaluation.views.chain_figure import chain_figure
from evaluation.views.chain_list import chain_list
from evaluation.views.chain_overview import chain_overview
from evaluation.views.cockpit import cockpit
from evaluation.views.desk import desk
from evaluation.views.landing import landing
from evaluation.views.mark_list import mark_list, mark_take_back
from evaluation.views.mark_own import mark_own
from evaluation.views.notice_edit import notice_edit, notice_issue, notice_preview
from evaluation.views.notice_list import notice_list
from evaluation.views.notice_open import notice_open
from evaluation.views.notice_view import notice_view
from evaluation.views.objection_list import objection_list
from evaluation.views.objection_raise import objection_raise
from evaluation.views.objection_view import objection_view, objection_withdraw
from evaluation.views.paper_download import paper_download
from evaluation.views.proof_download import proof_download
from evaluation.views.rating_view import rating_close, rating_reopen, rating_view
from evaluation.views.regime_list import regime_list, regime_load
from evaluation.views.report import report_chain, report_city
from evaluation.views.report_list import report_list
from evaluation.views.run_changes import run_changes
from evaluation.views.run_list import run_list
from evaluation.views.run_view import run_confirm, run_discard, run_progress, run_publish, run_show, run_view
from evaluation.views.scheme_adopt import scheme_adopt, scheme_discard
from evaluation.views.scheme_compare import scheme_compare
from evaluation.views.scheme_edit import scheme_edit
from evaluation.views.scheme_item import scheme_item
from evaluation.views.scheme_list import scheme_list, scheme_view
from evaluation.views.scheme_new import scheme_new
from evaluation.views.scheme_paper import scheme_draft_paper, scheme_paper
from evaluation.views.scheme_text import scheme_draft_file, scheme_file, scheme_text
from evaluation.views.scheme_trial import scheme_trial
from evaluation.views.score_sheet import score_sheet
from evaluation.views.search import search
from evaluation.views.search_suggestions import search_suggestions

converters.register()

app_name = "evaluation"
urlpatterns: list[URLPattern] = [
    path("", landing, name="landing"),
    path("desk/", desk, name="desk"),
    path("cockpit/", cockpit, name="cockpit"),
    path("search/", search, name="search"),
    path("search/suggestions/", search_suggestions, name="search_suggestions"),
    path("chains/", chain_list, name="chain_list"),
    path("chains/<slug:chain>/", chain_overview, name="chain_overview"),
    path("chains/<slug:chain>/<slug:indicator>/", chain_figure, name="chain_figure"),
    path("regimes/", regime_list, name="regime_list"),
    path("regimes/<slug:code>/load/", regime_load, name="regime_load"),
    path("schemes/", scheme_list, name="scheme_list"),
    path("schemes/new/", scheme_new, name="scheme_new"),
    path("schemes/compare/", scheme_compare, name="scheme_compare"),
    path("schemes/<int:pk>/", scheme_view, name="scheme_view"),
    path("schemes/<int:pk>/file/", scheme_file, name="scheme_file"),
    path("schemes/<int:pk>/paper/<slug:ending>/", scheme_paper, name="scheme_paper"),
    path("schemes/drafts/<int:pk>/", scheme_edit, name="scheme_edit"),
    path("schemes/drafts/<int:pk>/text/", scheme_text, name="scheme_text"),
    path("schemes/drafts/<int:pk>/file/", scheme_draft_file, name="scheme_draft_file"),
    path("schemes/drafts/<int:pk>/paper/<slug:ending>/", scheme_draft_paper, name="scheme_draft_paper"),
    path("schemes/drafts/<int:pk>/trial/", scheme_trial, name="scheme_trial"),
    path("schemes/drafts/<int:pk>/adopt/", scheme_adopt, name="scheme_adopt"),
    path("schemes/drafts/<int:pk>/discard/", scheme_discard, name="scheme_discard"),
    path("schemes/drafts/<int:pk>/items/<str:item>/", scheme_item, name="scheme_item"),
    path("marks/", mark_list, name="mark_list"),
    path("marks/take-back/", mark_take_back, name="mark_take_back"),
    path("marks/own/", mark_own, name="mark_own"),
    path("ratings/", rating_view, name="rating_view"),
    path("ratings/<int:pk>/close/", rating_close, name="rating_close"),
    path("ratings/<int:pk>/reopen/", rating_reopen, name="rating_reopen"),
    path("adjustments/", adjustment_list, name="adjustment_list"),
    path("adjustments/<int:pk>/decide/", adjustment_decide, name="adjustment_decide"),
    path("adjustments/<int:pk>/withdraw/", adjustment_withdraw, name="adjustment_withdraw"),
    path("adjustments/<int:pk>/withdrawal/", adjustment_withdrawal, name="adjustment_withdrawal"),
    path("runs/", run_list, name="run_list"),
    path("runs/<int:pk>/", run_view, name="run_view"),
    path("runs/<int:pk>/progress/", run_progress, name="run_progress"),
    path("runs/<int:pk>/show/", run_show, name="run_show"),
    path("runs/<int:pk>/confirm/", run_confirm, name="run_confirm"),
    path("runs/<int:pk>/changes/", run_changes, name="run_changes"),
    path("runs/<int:pk>/publish/", run_publish, name="run_publish"),
    path("runs/<int:pk>/discard/", run_discard, name="run_discard"),
    path("runs/<int:pk>/notice/", notice_open, name="notice_open"),
    path("runs/<int:pk>/<slug:chain>/", score_sheet, name="score_sheet"),
    path("runs/<int:pk>/<slug:chain>/object/<slug:item>/", objection_raise, name="objection_raise"),
    path("objections/", objection_list, name="objection_list"),
    path("objections/<int:pk>/", objection_view, name="objection_view"),
    path("objections/<int:pk>/withdraw/", objection_withdraw, name="objection_withdraw"),
    path("notices/", notice_list, name="notice_list"),
    path("notices/<int:pk>/", notice_view, name="notice_view"),
    path("notices/<int:pk>/edit/", notice_edit, name="notice_edit"),
    path("notices/<int:pk>/preview/", notice_preview, name="notice_preview"),
    path("notices/<int:pk>/issue/", notice_issue, name="notice_issue"),
    path("proofs/<uuid:pk>/", proof_download, name="proof_download"),
    path("papers/<uuid:pk>/", paper_download, name="paper_download"),
    path("reports/", report_list, name="report_list"),
    path("reports/<month:month>/city/<slug:ending>/", report_city, name="report_city"),
    path("reports/<month:month>/chains/<slug:chain>/<slug:ending>/", report_chain, name="report_chain"),
]
