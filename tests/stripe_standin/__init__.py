"""A stand-in for Stripe: speaks HTTP like its API, keeps a state, moves no money. Standard library only.

As a thread: `with StandIn(webhook=…) as standin:`; as a process: `python -m tests.stripe_standin --help`.
"""

from tests.stripe_standin.standin import StandIn

__all__ = ["StandIn"]
