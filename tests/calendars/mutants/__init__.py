"""The promises of docs/explanation/calendars.md, each broken by hand: the tests named for it must fail.

`python -m tests.calendars.mutants [--write]` tries them all and tells who noticed; `make prove` writes the page.
"""
