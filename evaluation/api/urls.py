from rest_framework.routers import SimpleRouter

from evaluation.api.objections import ObjectionViewSet
from evaluation.api.runs import RunViewSet

router = SimpleRouter()
router.register("runs", RunViewSet, basename="api_run")
router.register("objections", ObjectionViewSet, basename="api_objection")
urlpatterns = router.urls
