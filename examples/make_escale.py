# ruff: noqa: INP001 - a script beside the data that it writes
"""Write the availability of examples/escale, the same for the same seed: python examples/make_escale.py [--check].

Each person starts from what they usually answer; a slot in six or so is an exception. One organisation has not fully
answered: one of its two people answered up to the middle of the month, the other nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from coanimation.almanac import slots_of
from coanimation.domain.answers import Availability
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Slot
from coanimation.workspace import Contents, read

FOLDER = Path(__file__).parent / "escale"
MONTH = YearMonth(2026, 12)
SEED = "escale-1"

YES, IF_NEED_BE, NO = Availability.YES, Availability.IF_NEED_BE, Availability.NO
# someone free on one of these moments is so for the exceptional opening
LIKE = {"fete": "samedi", "veille-de-vacances": "vendredi-soir"}
# who never says what is usual: free on these openings
ELSEWHERE = {"ccas-referente": {"lundi-soir", "mercredi", "vendredi-soir", "jeudi-soir"}}
ANSWERED_UNTIL = {"ccas-referente": 12}
SILENT = {"ccas-logement"}
# how each organisation answered; the others filled the sheet
POLLED = {"info-jeunesse", "chambres"}
# three corrections by telephone, after the sheet
BY_HAND = {("ml-insertion", 3), ("cs-animateur", 2), ("dep-educatrice", 4)}


def answers(contents: Contents) -> Iterator[tuple[str, str, Mapping[str, Availability]]]:
    """Give (professional, source, answers by slot id) for everyone who answered."""
    slots = [slot for slot in slots_of(contents.space, MONTH) if slot.closed is None]
    for partner in contents.partners:
        for one in partner.professionals:
            if one.id in SILENT:
                continue
            until = ANSWERED_UNTIL.get(one.id, 31)
            usual = one.usual or dict.fromkeys(ELSEWHERE[one.id], YES)
            given = {slot.id: _answer(one.id, slot, usual) for slot in slots if slot.day.day <= until}
            by_hand = {slot: NO for n, slot in enumerate(given) if (one.id, n) in BY_HAND}
            if by_hand:
                yield one.id, "hand", by_hand
            yield one.id, "poll" if partner.id in POLLED else "sheet", given


def _answer(who: str, slot: Slot, usual: Mapping[str, Availability]) -> Availability:
    """Say what is usual, or an exception: a text is the seed, so that the answers are the same everywhere."""
    chance = Random(f"{SEED}:{who}:{slot.id}").random()  # noqa: S311 - an example, no secret
    match usual.get(LIKE.get(slot.opening, slot.opening), NO):
        case Availability.YES:
            return NO if chance < 0.12 else IF_NEED_BE if chance < 0.2 else YES
        case Availability.IF_NEED_BE:
            return NO if chance < 0.2 else IF_NEED_BE
        case _:
            return IF_NEED_BE if chance < 0.03 else NO


def text(contents: Contents) -> str:
    """Write the file of the month."""
    lines = [
        "# Ce que chacun a répondu pour décembre : feuille, sondage, ou corrigé à la main après un appel.",
        "# La référente du CCAS s'est arrêtée au 12, son collègue n'a pas répondu.",
        "format: 1",
        f"month: {MONTH}",
        "answers:",
    ]
    told = ""
    for who, source, given in answers(contents):
        if who != told:
            lines.append(f"  {who}:")
            told = who
        lines.append(f"    {source}:")
        lines += [f"      {slot}: {answer}" for slot, answer in given.items()]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the file, or with --check only tell whether it is as it would be written."""
    path = FOLDER / "availability" / f"{MONTH}.yaml"
    made = text(read(FOLDER))
    if "--check" in sys.argv[1:]:
        return int(path.read_text("utf-8") != made)
    path.write_text(made, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
