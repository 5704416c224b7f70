from django.http import HttpResponse
from django.urls import path

from city.views import cases

urlpatterns = [
    path("cases", cases),
    path("alive", lambda request: HttpResponse("alive")),
]
