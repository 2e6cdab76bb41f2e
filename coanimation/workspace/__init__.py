"""A folder that a person can read, copy and back up: read and checked whole, written one key at a time."""

from coanimation.workspace.atomic import write_bytes, write_text
from coanimation.workspace.document import Position
from coanimation.workspace.locking import lock
from coanimation.workspace.paths import months_with
from coanimation.workspace.reading import (
    AdjustmentsFile,
    AnswersFile,
    Contents,
    RotaFile,
    read,
    read_adjustments,
    read_answers,
    read_as_far,
    read_rota,
    read_told,
)
from coanimation.workspace.writing import write_adjustments, write_answers, write_rota, write_told

__all__ = [
    "AdjustmentsFile",
    "AnswersFile",
    "Contents",
    "Position",
    "RotaFile",
    "lock",
    "months_with",
    "read",
    "read_adjustments",
    "read_answers",
    "read_as_far",
    "read_rota",
    "read_told",
    "write_adjustments",
    "write_answers",
    "write_bytes",
    "write_rota",
    "write_text",
    "write_told",
]
