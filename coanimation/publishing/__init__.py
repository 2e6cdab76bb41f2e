"""From a rota to what people read: calendars, feeds and the public tree, each audience seeing only its own."""
