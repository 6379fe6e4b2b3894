from rest_framework.routers import SimpleRouter

from chains.api import ChainViewSet

router = SimpleRouter()
router.register("chains", ChainViewSet, basename="api_chain")
urlpatterns = router.urls
