from django.apps import AppConfig


class NinthConfig(AppConfig):
    name = "tests.ninth"
    label = "ninth"
