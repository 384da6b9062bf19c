"""The recording model proxy: it alone counts steps, and it alone talks to a model.

One `Gateway` per trial listens on a Unix socket that is mounted into the agent's container.
"""

from benchmark.gateway.backends import Backend, OracleBackend, ProviderBackend, ReplayBackend
from benchmark.gateway.meter import prices
from benchmark.gateway.protocols import dialect
from benchmark.gateway.server import Gateway
from benchmark.gateway.session import Journal

__all__ = ["Backend", "Gateway", "Journal", "OracleBackend", "ProviderBackend", "ReplayBackend", "dialect", "prices"]
