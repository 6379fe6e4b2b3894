from django.urls import path
from rest_framework.routers import SimpleRouter

from config.lib.web import converters
from dispatch.api.catalogue import IndicatorViewSet, TargetViewSet
from dispatch.api.ledgers import (
    LedgerAcceptView,
    LedgerCellsView,
    LedgerReturnView,
    LedgerSubmitView,
    LedgerView,
    LedgerViewSet,
)

converters.register()

router = SimpleRouter()
router.register("indicators", IndicatorViewSet, basename="api_indicator")
router.register("targets", TargetViewSet, basename="api_target")
router.register("ledgers", LedgerViewSet, basename="api_ledger")
urlpatterns = [
    *router.urls,
    path("ledgers/<slug:chain>/<month:month>/", LedgerView.as_view(), name="api_ledger_sheet"),
    path("ledgers/<slug:chain>/<month:month>/cells/", LedgerCellsView.as_view(), name="api_ledger_cells"),
    path("ledgers/<slug:chain>/<month:month>/submit/", LedgerSubmitView.as_view(), name="api_ledger_submit"),
    path("ledgers/<slug:chain>/<month:month>/accept/", LedgerAcceptView.as_view(), name="api_ledger_accept"),
    path("ledgers/<slug:chain>/<month:month>/return/", LedgerReturnView.as_view(), name="api_ledger_return"),
]
