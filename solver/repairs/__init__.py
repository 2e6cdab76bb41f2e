"""Repair of a rota that was told: how far it reaches, the best of that part, the frontier of what more would buy."""
