from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone

from city.models import Case, Office

PAGE = 50
COLUMNS = ("number", "title_fa", "state", "outcome_fa", "opened_at", "now_office", "now_due", "now_asked")


@login_required
def cases(request):
    mine = Case.objects.filter(applicant=request.user.username).order_by("-opened_at", "-number").only(*COLUMNS)
    rows = list(mine[:PAGE + 1])
    offices = {office.id: office.fa for office in Office.objects.order_by("code")}
    now = timezone.now()
    for row in rows:
        row.office = offices.get(row.now_office, "")
        row.late = row.now_due is not None and row.now_due < now and not row.now_asked
    following = rows[PAGE - 1] if len(rows) > PAGE else None
    return render(request, "cases.html", {"cases": rows[:PAGE], "following": following})
