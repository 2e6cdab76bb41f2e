"""Several rotas to choose from, in words: what each puts first, what it gains and loses, and what is proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coanimation.rendering.exchange import Price
from coanimation.rendering.sentences import certificate
from coanimation.rendering.shown import Shown
from coanimation.words import Words


def draft_lines(draft: Shown, prices: Iterable[Price], words: Words) -> Iterator[str]:
    """Say how the aims that change in any of the others stand in the draft, as number 1."""
    yield words.say("alternatives-draft", version=str(draft.rota.version))
    texts = _texts(draft, words)
    for name in dict.fromkeys(name for price in prices for name, _ in changes(price, words)):
        yield "     " + words.say(
            "alternatives-aim", aim=name, text=texts.get(name) or words.say("alternatives-nothing")
        )


def alternative_lines(
    number: int, told: tuple[str, int, bool], other: Shown, price: Price, words: Words
) -> Iterator[str]:
    """Say which aim a rota puts first, how many seats change, and what is proven; then each aim that gains or loses.

    `told` are these three.
    """
    first, changed, proven = told
    proof = "yes" if proven else "no"
    changing = changes(price, words)
    lead = words.aim(first)
    if (lead, False) in changing and changing[0][1]:
        lead = changing[0][0]  # time ran out before the aim that was put first gained anything: another one did
    yield words.say("alternatives-title", number=number, aim=lead, count=changed, proven=proof)
    texts = _texts(other, words)
    for name, better in changing:
        text = words.say("alternatives-aim", aim=name, text=texts.get(name) or words.say("alternatives-nothing"))
        yield "   " + words.say("alternatives-better" if better else "alternatives-worse", text=text)


def _texts(shown: Shown, words: Words) -> Mapping[str, str]:
    return {aim.name: aim.text for aim in certificate(shown, words)}


def changes(price: Price, words: Words) -> Sequence[tuple[str, bool]]:
    """Name the aims that change, those that gain first; the first stage of an aim that changes decides."""
    found: dict[str, bool] = {}
    for tier, was, now in price:
        found.setdefault(words.aim(tier), now < was)
    return sorted(found.items(), key=lambda one: not one[1])
