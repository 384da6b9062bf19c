"""Who answers: the perfect model, or a provider's."""

from benchmark.gateway.backends.base import Backend, UpstreamError
from benchmark.gateway.backends.oracle import OracleBackend
from benchmark.gateway.backends.provider import ProviderBackend

__all__ = ["Backend", "OracleBackend", "ProviderBackend", "UpstreamError"]
