"""How CP-SAT and the linear solvers are run: threads, news, settings."""
