"""Makes Django's own tables, Maryam's user and a session for her; answers the Cookie header as JSON."""
import json
import os
import platform

import django

django.setup()

from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, get_user_model  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0, interactive=False)
user, _ = get_user_model().objects.get_or_create(
    username=os.environ["BENCH_PERSON"], defaults={"first_name": "مریم", "last_name": "احمدی"})
user.set_unusable_password()
user.save()

session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(json.dumps({
    "cookie": "sessionid=" + session.session_key,
    "versions": f"Django {django.get_version()} on Python {platform.python_version()}, gunicorn with 2 sync workers",
}))
