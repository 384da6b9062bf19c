"""The host's certificates: what a machine behind a corporate proxy trusts, by the variables its tools use."""

import os
from pathlib import Path

VARIABLES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
SYSTEM = Path("/etc/ssl/certs/ca-certificates.crt")


def certificate_file() -> Path | None:
    """The bundle that one of the variables names, or the system's; None if there is none."""
    named = [Path(os.environ[name]) for name in VARIABLES if os.environ.get(name)]
    return next((path for path in [*named, SYSTEM] if path.is_file()), None)
