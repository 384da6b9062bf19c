"""What OpenAI's two protocols share: errors, models, credentials."""

from collections.abc import Mapping
from typing import ClassVar

from benchmark.gateway.dialect import Dialect, encode


class OpenAI(Dialect):
    """One of OpenAI's protocols."""

    ping: ClassVar[bytes | None] = b": the model is thinking\n\n"
    provider = ("OPENAI_BASE_URL", "OPENAI_API_KEY", "https://api.openai.com")

    def error(self, status: int, message: str) -> bytes:
        """See `Dialect.error`."""
        kinds = {429: ("rate_limit_exceeded", "rate_limit_exceeded"), 402: ("insufficient_quota", "insufficient_quota")}
        kind, code = kinds.get(status, ("invalid_request_error" if status < 500 else "server_error", None))
        return encode({"error": {"message": message, "type": kind, "param": None, "code": code}})

    def models(self, model: str, path: str) -> bytes:
        """See `Dialect.models`."""
        entry = {"id": model, "object": "model", "created": 0, "owned_by": "gateway"}
        return encode({"object": "list", "data": [entry]} if path.endswith("/models") else entry)

    def credentials(self, headers: Mapping[str, str], key: str) -> dict[str, str]:
        """See `Dialect.credentials`."""
        return {"authorization": f"Bearer {key}"}
