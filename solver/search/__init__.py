"""The search: tiers strictly in order, what it begins from, how it goes on in parts, and one question of its own."""
