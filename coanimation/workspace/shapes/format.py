"""The number at the top of every file, by which a later version knows how to read it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import PlainValidator, WithJsonSchema

from coanimation.workspace.shapes.scalars import text_of, wrong

FORMAT: Final = 1


def read_format(value: object) -> int:
    """Read the number of the format, of which there is one so far."""
    text = text_of(value)
    if text != str(FORMAT):
        raise wrong("unknown-format", value=text[:20], known=FORMAT)
    return FORMAT


FormatNumber = Annotated[int, PlainValidator(read_format), WithJsonSchema({"const": FORMAT})]
