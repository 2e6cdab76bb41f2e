"""A folder that a person can read, copy and back up: read and checked whole, written one key at a time."""

from coanimation.workspace.absences import add_absence
from coanimation.workspace.adjusting import write_adjustments
from coanimation.workspace.answering import write_answers
from coanimation.workspace.atomic import settle, write_bytes, write_text
from coanimation.workspace.document import Position
from coanimation.workspace.editing import append, change
from coanimation.workspace.journal import Change, Entry, entries, record
from coanimation.workspace.locking import lock
from coanimation.workspace.paths import months_with
from coanimation.workspace.reading import (
    AdjustmentsFile,
    AnswersFile,
    Contents,
    RotaFile,
    read,
    read_adjustments,
    read_alternative,
    read_answers,
    read_as_far,
    read_rota,
    read_told,
)
from coanimation.workspace.schema import schemas
from coanimation.workspace.template import KINDS, Kind, make, new_key
from coanimation.workspace.writing import write_alternatives, write_rota, write_told

__all__ = [
    "KINDS",
    "AdjustmentsFile",
    "AnswersFile",
    "Change",
    "Contents",
    "Entry",
    "Kind",
    "Position",
    "RotaFile",
    "add_absence",
    "append",
    "change",
    "entries",
    "lock",
    "make",
    "months_with",
    "new_key",
    "read",
    "read_adjustments",
    "read_alternative",
    "read_answers",
    "read_as_far",
    "read_rota",
    "read_told",
    "record",
    "schemas",
    "settle",
    "write_adjustments",
    "write_alternatives",
    "write_answers",
    "write_bytes",
    "write_rota",
    "write_text",
    "write_told",
]
