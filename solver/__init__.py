"""A rostering library: shifts, workers, teams, places; rules that hold, aims in order, proofs and an auditor."""
