"""The base of every data shape: strict, immutable, and honest about unknown keys.

A misspelt key that is silently ignored changes a measurement without a trace, so every model
refuses what it does not know.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""A name usable as a folder, a label and a part of a URL."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest, lower-case hex."""

TreeId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
"""The git object id of one snapshot's tree."""


class Model(BaseModel):
    """A frozen pydantic model that forbids unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
