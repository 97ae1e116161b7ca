"""The public company register: what it says of a SIRET, asked by a task, kept with its source and date.

Not found means a manual check, never a refusal: some companies are not published.
"""
