"""The city's own rows, read as they are."""
from django.db import models


class Case(models.Model):
    id = models.UUIDField(primary_key=True)
    number = models.TextField()
    title_fa = models.TextField()
    applicant = models.UUIDField()
    state = models.TextField()
    outcome_fa = models.TextField(null=True)
    opened_at = models.DateTimeField()
    now_fa = models.TextField(null=True)
    now_office = models.UUIDField(null=True)
    now_due = models.DateTimeField(null=True)
    now_asked = models.BooleanField()

    class Meta:
        managed = False
        db_table = "cases_cases"


class Office(models.Model):
    id = models.UUIDField(primary_key=True)
    code = models.TextField()
    fa = models.TextField()

    class Meta:
        managed = False
        db_table = "identity_offices"
