"""The proof that nothing public names an organisation or a person: every byte of every file is read.

Texts are compared word by word, without case, accents or punctuation, so that « Mission-locale », `MISSION LOCALE`,
`mission%20locale`, `m.l.p.`, the plural « Missions locales » and a name folded over two lines are all found, and
« local » is not. An ordinary word that is also a name passes only when the space lists it.

Of a person each word of four letters or more is looked for by itself, and each part of their mail before the @: « Mme
Durand », « C. Durand » and `c.durand@…` name Camille Durand. But many are listed by what they do, and « emploi » is not
the name of the « Conseillère emploi ». So a word passes when it is one of a job title (see `titles`) or of a topic of a
partner; after a title (« Sage-femme libérale ») so do words in small letters, and those of the own organisation, whose
name is looked for as a whole. Whatever else is written in capitals, or after no title, is taken for a name.

Streets and towns bear first names: « rue Pierre Curie » and « 12345 Saint-Martin » name nobody who works there. In the
addresses of the space, and wherever they are repeated word for word, what follows the kind of way up to the comma
(“12 Martin Street”: what stands between the number and it), and what follows the postal code, lets a single word of a
person pass, and is told. A whole name, a mail or an organisation
is found there too, and so is a single word anywhere else: « chez Mme Curie, 3 rue des Lilas », « avec Pierre ».
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from coanimation.domain.people import Partner, Professional
from coanimation.publishing.titles import TITLES
from coanimation.words import fold

_SHORTEST = 4  # letters of a word that names someone by itself: « Léa » would forbid too much
# articles and prepositions: an acronym leaves them out, and a name does not begin or end with them
_SMALL = frozenset(
    re.findall(r"\S+", "a au aux d de des du en et l la le les ou par pour sur and for in of the"),
)
# what is after the @ of these says nothing about an organisation
_MAIL_PROVIDERS = frozenset(
    re.findall(
        r"\S+",
        """aol.com bbox.fr free.fr gmail.com gmx.com gmx.fr googlemail.com hotmail.com hotmail.fr icloud.com laposte.net
        live.com live.fr mac.com me.com msn.com neuf.fr orange.fr outlook.com outlook.fr proton.me protonmail.com
        sfr.fr wanadoo.fr yahoo.com yahoo.fr""",
    )
)
# a way and its name up to the comma, or the postal code and its town; the number and what stands before are left out
_WAYS = """
    allée allées avenue av. boulevard bd bd. chaussée chemin cité clos cour cours esplanade faubourg fbg galerie
    impasse jardin lotissement montée parc parvis passage place pl. pont port promenade quai quartier résidence
    rond-point route rte rue ruelle sentier square traverse venelle villa voie
"""
_ENGLISH_WAYS = """
    alley avenue ave ave. boulevard blvd close court crescent drive embankment gardens grove hill lane ln mews parade
    park place promenade quay rise road rd rd. row square sq sq. street st st. terrace walk way yard
"""
_PERSON = (
    r"\bchez\b|\bc/o\b|\bbureau\b|\bcare of\b|\battn\b|\boffice\b|\bask\b|\bwith\b|\bmrs?\b|\bms\b"  # named after these
)
_REST = rf"(?:(?!{_PERSON}|\s-\s)[^,;(\n])*"
_PLACE = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, _WAYS.split()))})\s{_REST}|\b\d{{5}}\s{_REST}")
# in English the name comes first: after the number, or as the first words between two commas
_ENGLISH_PLACE = re.compile(
    rf"(?i)(?:^|[,;(\n]|\b\d+\s?[a-z]?\b)\s*(?P<way>(?:(?!{_PERSON})[^\W\d_][\w'\u2019.-]*\s+){{1,4}}"
    rf"(?:{'|'.join(map(re.escape, _ENGLISH_WAYS.split()))})(?!\w))"
)
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"(?i)<br\b[^>]*>")  # between two words, whatever stands around it
_FOLD = re.compile(r"\r?\n[ \t]")  # RFC 5545 3.1
_ESCAPED = re.compile(r"\\([nN,;\\])")  # RFC 5545 3.3.11


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name in a public file: whose it is (a partner's or a professional's id), as which words, in which file."""

    who: str
    words: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the reading of the public files found, and the allowed words that they do contain."""

    hits: tuple[Hit, ...] = ()
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Needle:
    who: str
    words: tuple[str, ...]
    capitals: bool = False  # an acronym that we made up counts only in capitals: « ÉTÉ » may be one, « été » is not
    plural: bool = False  # each word is found in the plural too
    part: bool = False  # one word of a person's name

    def is_at(self, here: Sequence[tuple[str, bool]]) -> bool:
        """Whether these words are the needle's."""
        if self.capitals and not all(capitals for _, capitals in here):
            return False
        if self.plural:
            return tuple(_singular(word) for word, _ in here) == tuple(map(_singular, self.words))
        return tuple(word for word, _ in here) == self.words


def prove(
    files: Mapping[str, bytes], partners: Iterable[Partner], allowed: Iterable[str], addresses: Iterable[str] = ()
) -> Proof:
    """Look for every name of every partner and professional in the bytes and the names of the files.

    `allowed` are the words that the space lists; `addresses` those of its places.
    """
    by_first: dict[str, list[_Needle]] = {}
    for needle in sorted(set(_needles(partners)), key=lambda n: (n.words, n.who, n.capitals, n.plural)):
        by_first.setdefault(_singular(needle.words[0]), []).append(needle)
    permitted = {word: tuple(w for w, _ in _words(word)) for word in sorted(allowed)}
    written = {spelled: text for address in addresses for text in places_in(address) for spelled in _spelled(text)}
    places = {spelled: tuple(w for w, _ in _words(spelled)) for spelled in written}
    hits: dict[Hit, None] = {}
    used: set[str] = set()
    for name, data in sorted(files.items()):
        for text in _readings(name, data):
            spoken = list(_words(text))
            spans, streets = list(_spans(spoken, permitted)), list(_spans(spoken, places))
            used |= {word for word, _, _ in spans}
            for needle, start in _found(spoken, by_first):
                end = start + len(needle.words)
                if _covers(spans, start, end):
                    continue
                if needle.part and (around := _covers(streets, start, end)):
                    used.add(written[around])
                    continue
                hits[Hit(who=needle.who, words=" ".join(needle.words), file=name)] = None
    return Proof(hits=tuple(hits), allowed=tuple(sorted(used)))


def _needles(partners: Iterable[Partner]) -> Iterator[_Needle]:
    partners = tuple(partners)
    topics = {word for partner in partners for topic in partner.topics for word, _ in _words(topic)}
    for partner in partners:
        for name in (partner.name, *partner.also_known_as):
            for words in _organisation(name):
                yield _Needle(who=partner.id, words=words, plural=True)
            yield from (_Needle(who=partner.id, words=(a,), capitals=True) for a in _acronyms(name))
        yield from _plain(partner.id, partner.id)
        yield from _mail(partner.id, partner.mail)
        own = {word for name in (partner.name, *partner.also_known_as) for word, _ in _words(name)}
        for one in partner.professionals:
            yield from _person(one)
            for word in _parts(one, topics | TITLES, own):
                yield _Needle(who=one.id, words=(word,), part=True)


def places_in(address: str) -> Iterator[str]:
    """Give the names of ways and towns in an address: « rue Pierre Curie », « 12345 Saint-Martin », “Martin Street”."""
    address = unicodedata.normalize("NFC", address)
    for found in _PLACE.finditer(address):
        yield found[0].strip()
    for found in _ENGLISH_PLACE.finditer(address):
        yield found["way"].strip()


def _spelled(text: str) -> Iterator[str]:
    """Spell a text as pages do: as it is, with its apostrophes and the like as HTML and JSON have them."""
    yield text
    yield html.escape(text)
    yield html.escape(text).replace("&#x27;", "&#39;")
    yield html.escape(text).replace("&#x27;", "\\u0027")


def _organisation(name: str) -> Iterator[tuple[str, ...]]:
    words = tuple(word for word, _ in _words(name))
    if not words:
        return
    yield words
    if len(words) > 1:
        yield ("".join(words),)  # #MissionLocale, missionlocale.example.org
    if len(heavy := [n for n, word in enumerate(words) if word not in _SMALL]) > 2:
        yield words[: heavy[1] + 1]  # « Mission Locale » of « Mission Locale du Pays »


def _acronyms(name: str) -> Iterator[str]:
    words = [word for word, _ in _words(name)]
    for letters in ([w[0] for w in words], [w[0] for w in words if w not in _SMALL]):
        if len(letters) > 2:
            yield "".join(letters)


def _person(one: Professional) -> Iterator[_Needle]:
    yield from _plain(one.id, one.id)
    yield from _plain(one.id, one.name)
    words = [word for word, _ in _words(one.name)]
    if len(words) == 2:
        yield _Needle(who=one.id, words=(words[1], words[0]))
    yield from _mail(one.id, one.mail)


def _parts(one: Professional, ordinary: Collection[str], own: Collection[str]) -> Iterator[str]:
    """Give the words that tell a person by themselves; the first paragraphs of this module say which pass."""
    spelled = [(fold(found), found[:1].isupper()) for found in _WORD.findall(unicodedata.normalize("NFC", one.name))]
    titled = bool(spelled) and spelled[0][0] in ordinary
    named = [word for word, capital in spelled if not titled or (capital and word not in own)]
    local = one.mail.partition("@")[0]
    mailed = [word for word, _ in _words(re.sub(r"\d+", " ", local).replace(".", " ")) if word not in own]
    for word in dict.fromkeys([*named, *mailed]):
        if len(word) >= _SHORTEST and word not in ordinary:
            yield word


def _mail(who: str, address: str) -> Iterator[_Needle]:
    if not address:
        return
    yield from _plain(who, address)
    domain = address.rpartition("@")[2].casefold()
    if domain not in _MAIL_PROVIDERS:
        yield from _plain(who, domain)


def _plain(who: str, text: str) -> Iterator[_Needle]:
    if words := tuple(word for word, _ in _words(text)):
        yield _Needle(who=who, words=words)


def _readings(name: str, data: bytes) -> Iterator[str]:
    """Give the text as it stands and as programs that read it would see it."""
    text = data.decode("utf-8", errors="replace")
    if name.endswith(".ics"):
        text = _FOLD.sub("", text)  # a line is cut anywhere, within a word too
    yield name
    yield text
    yield unquote(html.unescape(text))
    yield html.unescape(_TAG.sub("", _BREAK.sub(" ", text)))
    yield html.unescape(_TAG.sub(" ", text))
    yield _ESCAPED.sub(lambda m: " " if m[1] in "nN" else m[1], _FOLD.sub("", text))


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Give the words, folded, each with whether it stands in capitals; single letters with dots make one acronym."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    dotted = re.sub(r"\b(?:[^\W\d_]\.){2,}", lambda m: m[0].replace(".", "") + " ", visible)
    for found in _WORD.finditer(dotted):
        yield fold(found[0]), found[0].isupper()


def _singular(word: str) -> str:
    """Fold the plural of French and English: a final s or x, and « sociaux » as « social »."""
    if len(word) < _SHORTEST or word[-1] not in "sx":
        return word
    return f"{word[:-3]}al" if word.endswith("aux") and not word.endswith("eaux") else word[:-1]


def _spans(spoken: list[tuple[str, bool]], permitted: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, int, int]]:
    for word, parts in permitted.items():
        for start in range(len(spoken) - len(parts) + 1 if parts else 0):
            here = spoken[start : start + len(parts)]
            if [_singular(w) for w, _ in here] == [_singular(w) for w in parts]:
                yield word, start, start + len(parts)


def _covers(spans: Iterable[tuple[str, int, int]], start: int, end: int) -> str:
    """Name the text that stands around these words, if one does."""
    return next((text for text, begins, ends in spans if begins <= start and end <= ends), "")


def _found(spoken: list[tuple[str, bool]], by_first: Mapping[str, list[_Needle]]) -> Iterator[tuple[_Needle, int]]:
    """Give each name that is spoken, with where it begins."""
    for start, (first, _) in enumerate(spoken):
        for needle in by_first.get(_singular(first), ()):
            if needle.is_at(spoken[start : start + len(needle.words)]):
                yield needle, start
