"""Plain views: what isn't a page of the tree. `shared` marks those that are the same for everybody."""

from django.views.decorators.cache import cache_control

# Browsers ask again each time, so that a market that opens is open for who looks; caches in between keep a minute.
shared = cache_control(public=True, max_age=0, s_maxage=60, must_revalidate=True)
