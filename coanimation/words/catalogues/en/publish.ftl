# What calendars read

publish-event-open = { $place }: open
publish-event-open-for = { $place }: { $activity }
publish-event-closed = { $place }: closed
publish-event-shift = { $place }: on duty
publish-event-own = { $place }: { $names }
publish-event-with = With: { $names }.
publish-event-colleague = { $name } ({ $organisation })
publish-event-activity = Activity: { $activity }.
publish-event-hours = Open to the public: { $hours }.
publish-event-adults = For adults only, this time.
publish-event-contact = Any question? { $contact }
