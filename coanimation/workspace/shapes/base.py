"""What every shape shares: kebab-case keys, nothing unknown, and all the faults of a mapping at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from coanimation.workspace.document import Keys


def kebab(name: str) -> str:
    """Tell the key of a field: `also_known_as` is written `also-known-as`."""
    return name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong between the values of one mapping; `at` are the keys within it, `key` points at the last key."""

    code: str
    at: Keys = ()
    fields: dict[str, object] = field(default_factory=dict)
    key: bool = False


class Shape(BaseModel):
    """A mapping of a file; its subclasses list the keys, and `faults` what must hold between them."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, alias_generator=kebab)

    def faults(self) -> Iterator[Fault]:
        """Tell what does not fit together, each value being right by itself."""
        return iter(())

    @model_validator(mode="before")
    @classmethod
    def _without_empty_values(cls, given: Any) -> Any:  # noqa: ANN401 - whatever the file holds
        # `closures:` with every line below it commented out is as good as no key at all.
        return {key: value for key, value in given.items() if value is not None} if isinstance(given, dict) else given

    @model_validator(mode="after")
    def _whole(self) -> Shape:
        if found := tuple(self.faults()):
            raise PydanticCustomError("faults", "{count} faults", {"count": len(found), "faults": found})
        return self
