from rest_framework.routers import SimpleRouter

from evaluation.api.runs import RunViewSet

router = SimpleRouter()
router.register("runs", RunViewSet, basename="api_run")
urlpatterns = router.urls
