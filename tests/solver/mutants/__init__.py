"""A mutation run: each rule and each tier broken in every small way, in the model and in the auditor separately.

    python -m tests.solver.mutants [--write] [--resume RECORD] [--doubt] [FILE …]

tells for each file how many changes were noticed, by whom, and which were not; `--write` keeps it in
docs/explanation/mutants.md, `--resume` keeps each answer as it comes, so that an interrupted run loses nothing. What is
not noticed is either harmless (a guard that only saves constraints, another way to say the same: `harmless.py` says
why, and `--doubt` judges these too) or a gap in the tests. It is a list to read, not a score to trust.
"""
