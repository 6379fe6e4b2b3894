from django.urls import path
from rest_framework.routers import SimpleRouter

from chains.api import ChainViewSet
from chains.api.records import RecordsView, RecordView, RegistersView
from chains.registers import converter

converter.register()

router = SimpleRouter()
router.register("chains", ChainViewSet, basename="api_chain")
urlpatterns = [
    *router.urls,
    path("registers/", RegistersView.as_view(), name="api_registers"),
    path("registers/<register:register>/", RecordsView.as_view(), name="api_records"),
    path("registers/<register:register>/<uuid:record>/", RecordView.as_view(), name="api_record"),
]
