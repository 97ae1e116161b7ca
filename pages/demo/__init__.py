"""The demonstration: three towns of shops that are nobody's, a page that shows a stranger round, a clock that can be set.

Only where `settings.DEMO` is on, and never over data that isn't its own (`whose`). Floors above add what is theirs:
loaders (`loading.register`), people (`people.registry`), steps (`pages.registry.demo_steps`), and what must be done
around a wiping (`wiping.register`).
"""
