"""Compile the moves of the local search and keep the result, so that the first plan need not wait: part of set-up."""

from __future__ import annotations

from solver.anneal import compile_moves

if __name__ == "__main__":
    raise SystemExit(0 if compile_moves() else 1)
