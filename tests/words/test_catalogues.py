"""The catalogues: complete in both languages, no code lacks, none is left over, one word for each thing."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from fluent.syntax import FluentParser, ast

from coanimation.words import LANGUAGES
from coanimation.words.catalogue import Catalogue, entries, sources
from tests.words import sources as python

# What the catalogue of French must not say, and the word of the glossary that says it. Word boundaries, case ignored.
REFUSED = {
    r"permanences?": "créneau",
    r"vacations?": "créneau, affectation",
    r"plages? horaires?": "créneau, horaire habituel",
    r"slots?": "créneau",
    r"shifts?": "créneau",
    r"emplois? du temps": "planning",
    r"roulements?": "planning",
    r"planning prévisionnel": "projet de planning",
    r"brouillons?": "projet",
    r"équipes?": "structure",
    r"partenaires?": "structure",
    r"organismes?": "structure",
    r"organisations?": "structure",
    r"intervenante?s?": "professionnel·le",
    r"sites?": "lieu",
    r"effectifs?": "postes",
    r"solveurs?": "calcul",
    r"token": "lien secret",
    r"feeds?": "abonnement",
    r"workspace": "espace de travail",
    r"parsing|parser": "lecture",
}


def messages(language: str) -> dict[str, ast.Message]:
    """Parse all messages of a language."""
    parser = FluentParser(with_spans=False)
    return {
        entry.id.name: entry
        for file in sources(language)
        for entry in parser.parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    }


def variables(node: object) -> set[str]:
    """Name the variables of a message, those of the messages it refers to left out."""
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, ast.BaseNode):
        return set().union(*(variables(value) for value in vars(node).values()))
    if isinstance(node, list):
        return set().union(*(variables(item) for item in node))
    return set()


def texts(node: object) -> list[str]:
    """List the literal texts of a message."""
    if isinstance(node, ast.TextElement | ast.StringLiteral):
        return [node.value]
    if isinstance(node, ast.BaseNode):
        return [text for value in vars(node).values() for text in texts(value)]
    return [text for item in node for text in texts(item)] if isinstance(node, list) else []


FRENCH, ENGLISH = messages("fr"), messages("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_understood_whole(language: str) -> None:
    parser = FluentParser()
    for file in sources(language):
        junk = [e for e in parser.parse(file.read_text(encoding="utf-8")).body if isinstance(e, ast.Junk)]
        assert not junk, f"{language}/{file.name}: {junk[0].content}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cutting_the_files_finds_what_parsing_finds(language: str) -> None:
    assert set(Catalogue(language)) == set(messages(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_given_twice(language: str) -> None:
    found = [
        code for file in sources(language) for code in re.findall(r"(?m)^([a-z][\w-]*) *=", file.read_text("utf-8"))
    ]
    assert [code for code, n in Counter(found).items() if n > 1] == []


def test_both_languages_have_the_same_messages_in_the_same_files() -> None:
    def of(language: str) -> dict[str, set[str]]:
        return {file.name: set(entries(file.read_text(encoding="utf-8"))) for file in sources(language)}

    french, english = of("fr"), of("en")
    assert french.keys() == english.keys()
    for name, codes in french.items():
        assert codes == english[name], name


@pytest.mark.parametrize("code", sorted(FRENCH.keys() & ENGLISH.keys()))
def test_both_languages_use_the_same_variables(code: str) -> None:
    assert variables(FRENCH[code]) == variables(ENGLISH[code])


ROOMS = "absence|adjust|almanac|alternatives|begin|busy|change|day|demo|error|feed|find|gather|keep|message"
ROOMS += "|neutrality|plan|publish|reason|request|rule|serve|slots|standing|swap|usage|workbook|workspace"


def test_every_code_that_a_room_raises_has_a_message() -> None:
    codes = {text for text in python.strings() if re.fullmatch(rf"(?:{ROOMS})(-[a-z0-9]+)+", text)}
    # what a code begins with may stand alone: `WordChoice("workbook-channel", …)`, `reason-other` + `-many`
    lacking = {code for code in codes - FRENCH.keys() if not any(known.startswith(f"{code}-") for known in FRENCH)}
    assert sorted(lacking) == []


def test_codes_are_kebab_case() -> None:
    assert [code for code in FRENCH if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


SAID = [c for c in python.calls() if c.function in {"say", "note", "warn", "ask", "ask_text", "choose"}]
RAISED = [
    c
    for c in python.calls()
    if c.function in {"CoanimationError", "WrongUse", "NoRota", "Unreachable", "Stopped", "Interrupted"}
]


@pytest.mark.parametrize("call", SAID + RAISED, ids=lambda call: f"{call.where}:{call.code}")
def test_what_is_said_has_a_message_and_its_variables(call: python.Call) -> None:
    assert call.code in FRENCH, call.where
    if call.complete:
        given = call.fields - {"default", "hidden", "choices"} | ({"choices"} & call.fields) | {"coanimation"}
        assert variables(FRENCH[call.code]) <= given, call.where


# how doors and enumerations name their words (see `coanimation.cli.doors` and `Words.say`)
FAMILIES = ("command-", "metavar-", "option-", "argument-", "availability-", "decision-", "reason-limit-")


def test_no_message_is_left_over() -> None:
    strings, begun, ended = python.strings(), (*python.beginnings(), *FAMILIES), python.endings()

    def used(code: str) -> bool:
        return (
            code in strings
            or code.startswith(begun)
            or any(used(code.removesuffix(e)) for e in ended if code.endswith(e))
        )

    assert [code for code in FRENCH if not used(code)] == []


@pytest.mark.parametrize("code", sorted(FRENCH))
def test_french_says_each_thing_with_its_one_word(code: str) -> None:
    told = " ".join(texts(FRENCH[code]))
    # what is typed or read as it is: options, file names, addresses, keys of the files
    plain = re.sub(
        r"--?[\w-]+|\S+\.(?:yaml|xlsx|csv|html|ics|jsonl)|\w+://\S+|[\w-]+/[\w/-]*|\b[a-z-]+:|« [a-z-]+ »", " ", told
    )
    for refused, instead in REFUSED.items():
        found = re.search(rf"(?i)\b(?:{refused})\b", plain)
        assert found is None, f"{code}: « {found[0]} » se dit « {instead} »"


@pytest.mark.parametrize("code", sorted(FRENCH))
def test_french_is_typed_with_ordinary_spaces_and_french_quotation_marks(code: str) -> None:
    for text in texts(FRENCH[code]):
        assert not re.search(r"[\u00a0\u202f“”]", text), "the spaces are put when the catalogue is read"
        assert not re.search(r"[\w»)][;!?](?:\s|$)", text), "a space before ; ! ?"
        assert not re.search(r"«\S|\S»", text), "spaces inside « »"
        assert "..." not in text, "one character: …"


def test_no_sentence_for_people_stands_in_python() -> None:
    found = [(where, text) for where, text in python.printed() if re.search(r"[A-Za-zÀ-ÿ]{2,} [A-Za-zÀ-ÿ]{2,}", text)]
    assert found == []
