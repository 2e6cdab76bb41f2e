"""Keep sets of events in step with CalDAV collections and feeds, losing nothing of what people wrote."""
