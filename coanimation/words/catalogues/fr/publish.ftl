# Ce que lisent les agendas

publish-event-open = { $place } : ouvert
publish-event-open-for = { $place } : { $activity }
publish-event-closed = { $place } : fermé
publish-event-shift = { $place } : permanence
publish-event-own = { $place } : { $names }
publish-event-with = Avec : { $names }.
publish-event-colleague = { $name } ({ $organisation })
publish-event-activity = Au programme : { $activity }.
publish-event-hours = Ouvert au public : { $hours }.
publish-event-adults = Pour les majeurs seulement, cette fois-ci.
publish-event-contact = Une question ? { $contact }
