"""Relay points: who is asked where parcels can wait near a postcode, and what they answer.

Only `asking` is called from elsewhere: it remembers answers and silences, so that no page waits for a provider twice.
"""
