"""Our solver and its peers on the same problems: `python -m tests.benchmarks.solver.peers`."""
