"""Who answers: the perfect model, a provider's, or a recording."""

from benchmark.gateway.backends.base import Backend, Broken, UpstreamError
from benchmark.gateway.backends.oracle import OracleBackend
from benchmark.gateway.backends.provider import ProviderBackend
from benchmark.gateway.backends.replay import ReplayBackend

__all__ = ["Backend", "Broken", "OracleBackend", "ProviderBackend", "ReplayBackend", "UpstreamError"]
