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
publish-feed-name = { $space }: { $who }
publish-feed-updated = Updated on { $instant }. Depending on the calendar, a change takes from a few minutes to a day to arrive.
publish-feed-taken-back = This subscription link has changed
publish-feed-taken-back-ask =
    This link is no longer valid. Ask for a new one{ $contact ->
        [none] {" "}from the person who gave it to you
       *[other] {": "}{ $contact }
    }, then remove this subscription from your calendar.

# The command

command-publish-help =
    Publishes the rota to the partners' calendars, the subscription links and the public page. Only what changed is
    written: running it again does nothing more. A short slot is announced nowhere before someone decided about it.

      coanimation publish december --dry-run
      coanimation publish december
command-publish-option-dry-run = Shows what would be published; writes and sends nothing.
command-publish-option-to = Also copies the public page and its hours into this folder.
command-publish-option-private-tree = Also writes the subscriptions, under their secret links, into this folder: for a host that only serves files.
command-publish-option-wait = Lets short slots wait: they are not announced.
command-publish-option-close-short = Closes short slots.
command-publish-option-delete-many = Agrees to delete many events of a calendar.
command-publish-option-put-back = Puts back the events that someone deleted, moved or cancelled in a calendar.
command-publish-option-take-over = Writes over what another copy of the workspace published since.
command-publish-option-no-mail = Writes the messages into the folder messages and sends none.

publish-slot = { $day }, { $hours }
publish-to-publish =
    To publish for { $month }: { $slots ->
        [0] no slot
        [one] 1 slot
       *[other] { $slots } slots
    }{ $closures ->
        [0] .
        [one] , 1 closure ({ $closed }).
       *[other] , { $closures } closures ({ $closed }).
    }
publish-rehearsal = Rehearsal: nothing is published, nothing is written.
publish-more = { $first } … and { $count ->
        [one] 1 more
       *[other] { $count } more
    }
publish-nothing = Nothing to publish: everything is up to date.
publish-nothing-emptied = Nothing new to publish, but what was published has disappeared somewhere.
publish-public-proven = Public check: no name of an organisation or a person.
publish-public-allowed = Allowed words on the public page that are also names: { $words }.
publish-waiting =
    { $count ->
        [one] 1 short slot is announced nowhere: { $slots }.
       *[other] { $count } short slots are announced nowhere: { $slots }.
    }
publish-to-decide =
    { $count ->
        [one] 1 short slot awaits a decision before publishing: { $slots }.
       *[other] { $count } short slots await a decision before publishing: { $slots }.
    }
publish-too-late =
    { $count ->
        [one] 1 slot had begun before its change was published: it stays as it was announced ({ $slots }).
       *[other] { $count } slots had begun before their change was published: they stay as they were announced ({ $slots }).
    }
publish-withdrawn =
    { $count ->
        [one] 1 slot had been announced and no longer is: { $slots }. Tell those concerned.
       *[other] { $count } slots had been announced and no longer are: { $slots }. Tell those concerned.
    }
publish-row-calendars = Calendars
publish-row-feeds = Subscriptions
publish-row-page = Public page
publish-row-messages = Messages
publish-row-copy = Copy
publish-calendars =
    { $count ->
        [0] no calendar up to date
        [one] 1 partner up to date
       *[other] { $count } partners up to date
    } ({ $changes })
publish-calendars-would =
    { $count ->
        [one] 1 partner
       *[other] { $count } partners
    } ({ $changes })
publish-changes =
    { $created ->
        [0] {""}
        [one] 1 event added
       *[other] { $created } events added
    }|{ $updated ->
        [0] {""}
       *[other] { $created ->
            [0] { $updated ->
                [one] 1 event changed
               *[other] { $updated } events changed
            }
           *[other] { $updated } { $updated ->
                [one] changed
               *[other] changed
            }
        }
    }|{ $deleted ->
        [0] {""}
       *[other] { $before ->
            [0] { $deleted ->
                [one] 1 event removed
               *[other] { $deleted } events removed
            }
           *[other] { $deleted } { $deleted ->
                [one] removed
               *[other] removed
            }
        }
    }
publish-changes-would =
    { $created ->
        [0] {""}
        [one] 1 event to add
       *[other] { $created } events to add
    }|{ $updated ->
        [0] {""}
       *[other] { $created ->
            [0] { $updated ->
                [one] 1 event to change
               *[other] { $updated } events to change
            }
           *[other] { $updated } { $updated ->
                [one] to change
               *[other] to change
            }
        }
    }|{ $deleted ->
        [0] {""}
       *[other] { $before ->
            [0] { $deleted ->
                [one] 1 event to remove
               *[other] { $deleted } events to remove
            }
           *[other] { $deleted } { $deleted ->
                [one] to remove
               *[other] to remove
            }
        }
    }
publish-changes-none = nothing new
publish-feeds =
    { $count ->
        [one] 1 link
       *[other] { $count } links
    } ({ $written ->
        [0] nothing new
        [one] 1 updated
       *[other] { $written } updated
    }{ $removed ->
        [0] {""}
        [one] , 1 closed
       *[other] , { $removed } closed
    })
publish-feeds-would =
    { $count ->
        [one] 1 link
       *[other] { $count } links
    } ({ $written ->
        [0] nothing new
        [one] 1 to update
       *[other] { $written } to update
    }{ $removed ->
        [0] {""}
        [one] , 1 to close
       *[other] , { $removed } to close
    })
publish-ledger =
    The ledger of the calendars (.coanimation/ledger.sqlite) { $found ->
        [damaged] was damaged
       *[missing] is gone
    }: it is made again from the calendars, where nothing is doubled or made anew.
publish-feeds-renewed = The key of the subscription links was lost (.coanimation/keys): the links are new, and those that you gave show the rota no more. Put it back from a backup and publish again, or give the new ones: { $coanimation } feed list --reveal
publish-page-changed = updated
publish-page-would = to be updated
publish-page-same = nothing new
publish-page-where = { $state }, { $where }
publish-departed =
    { $partner } is no longer in partners.yaml: { $when ->
        [would] { $count ->
            [one] 1 event to come will be taken
           *[other] { $count } events to come will be taken
        }
       *[done] { $count ->
            [one] 1 event to come is taken
           *[other] { $count } events to come are taken
        }
    } out of its calendar. Tell this partner: its application may still show what it received before.
publish-departed-out-of-reach =
    this partner is no longer in partners.yaml, and { $count ->
        [one] 1 event to come stays
       *[other] { $count } events to come stay
    } in its calendar ({ $url }). Ask it to delete them; or put it back in partners.yaml with its calendar, without professionals, and publish: they will be taken away.
publish-departed-months =
    A partner that is no longer in partners.yaml is still announced in { $months }. To take that back, plan and publish again: { $coanimation } publish { $typed }
publish-outdated =
    The data have changed since this rota was computed. It follows today's rules and answers; to look for a better one: { $coanimation } plan { $typed }
publish-plan-create = Calendar of { $partner }, to add ({ $count }): { $slots }
publish-plan-update = Calendar of { $partner }, to change ({ $count }): { $slots }
publish-plan-delete = Calendar of { $partner }, to take out ({ $count }): { $slots }
publish-moved =
    { $partner } has another calendar now: { $when ->
        [would] { $count ->
            [one] 1 event to come will be taken
           *[other] { $count } events to come will be taken
        }
       *[done] { $count ->
            [one] 1 event to come is taken
           *[other] { $count } events to come are taken
        }
    } out of the former one, that of this space.
publish-moved-out-of-reach =
    { $count ->
        [one] 1 event to come stays
       *[other] { $count } events to come stay
    } in its former calendar ({ $url }), which we can no longer reach. Ask them to delete it.
publish-departed-unknown =
    this organisation is no longer in partners.yaml, and the record of what was written is lost: { $count ->
        [one] 1 event to come may stay
       *[other] { $count } events to come may stay
    } in its own calendar. Ask them to delete it.
publish-failed = { $partner }: { $why }
publish-feed-failed = Subscription of { $name }: it could not be made; its readers keep what they had. The details are in .coanimation/incidents.log: join them to your report.
publish-others-fine =
    { $count ->
        [0] Correct this, then run the command again.
        [one] The other one is up to date. Correct this, then run the command again.
       *[other] The { $count } others are up to date. Correct this, then run the command again.
    }
publish-calendar-no-password = the password of its calendar is missing; give it in the variable { $variable }.
publish-calendar-password-refused = password refused. Check the password, and the user in partners.yaml.
publish-calendar-forbidden = this account may not open it, or its password is no longer the right one (answer { $status }).
publish-calendar-read-only = this account may not write there (answer { $status }). Ask this partner to let it.
publish-calendar-refused = its server refuses what we ask of it (answer { $status }). Tell the person who looks after this server.
publish-calendar-locked = its calendar is locked (answer { $status }). Try again later.
publish-calendar-busy = its server is busy or being looked after (answer { $status }). Try again later.
publish-calendar-down = its server has broken down (answer { $status }). Try again; if it lasts, tell the person who looks after this server.
publish-calendar-gone = no calendar at this address. Check the address in partners.yaml.
publish-calendar-insecure = its address is not safe: the password would travel in the clear or to another server. An https address is needed.
publish-calendar-certificate = the certificate of its server is not valid (expired, made for another address, or signed by nobody known): no password was sent. Tell the person who looks after this server.
publish-calendar-full = there is no room left in its calendar. Tell the person who looks after this server.
publish-calendar-strange = what answers at its address is no calendar. Check the address in partners.yaml.
publish-calendar-elsewhere = its server sends us on to { $host }, where the password did not go. If they confirm it, add to its calendar in partners.yaml: trust: [{ $host }]
publish-calendar-unreachable = its server does not answer. Check the connection and the address (url, in partners.yaml), or try again later.
publish-calendar-unreadable = the answer of its server cannot be read. Try again; if it lasts, tell the person who looks after this server.
publish-calendar-out-of-time = its server is too slow: the time set aside for it is over. Run the command again, the rest will be written.
publish-calendar-unwritable = the embedded calendar (.coanimation/calendars) cannot be written: check that you have access, and that there is room left.
publish-calendar-bug = something happened that we did not foresee; it is our error. The details are in .coanimation/{ $log }: please join it to your report.
publish-calendar-no-server = the embedded calendar needs the “serve” extra: pip install "coanimation[serve]".
publish-calendar-conflict =
    { $count ->
        [one] 1 event could not be written, someone changed it at the same time.
       *[other] { $count } events could not be written, someone changed them at the same time.
    }
publish-calendar-mass-delete =
    { $count } events of { $known } would disappear from its calendar: nothing there was touched. If you mean it, run again with --delete-many.
publish-calendar-overtaken =
    { $count ->
        [one] 1 event was published there since, from another copy of this workspace: nothing was touched there.
       *[other] { $count } events were published there since, from another copy of this workspace: nothing was touched there.
    } Go on in that copy, the latest; or, if this one is the one that counts, run the command again with --take-over.
publish-seen = In the calendar of { $partner }:
publish-seen-gone-remotely = To be checked: { $slots }. The event is no longer there.
publish-seen-moved = To be checked: { $before }. Moved: { $after }.
publish-seen-cancelled = To be checked: { $slots }. Somebody marked it cancelled.
publish-seen-absence = If { $name } is away: { $coanimation } absence { $who } { $day }
publish-seen-refill = To put them back: { $coanimation } publish { $typed } --put-back
publish-seen-put-back = No absence? To put it back: { $coanimation } publish { $typed } --put-back
publish-seen-whole-day = { $day }, all day
publish-seen-retouched = Nothing to do: { $slots }. Somebody changed: { $fields }.
publish-seen-restored = Nothing to do: { $slots }. Somebody had changed: { $fields }. It is as announced again.
publish-seen-to-restore = Nothing to do: { $slots }. Someone changed: { $fields }. The next publication puts it back as announced.
publish-seen-withdrawn = { $slots }: the slot no longer stands, but somebody edited the event; it was left there. Ask for it to be deleted.
publish-seen-emptied = Every event has gone ({ $slots }); they are not made again.
publish-seen-again =
    { $count ->
        [one] 1 thing told before in the calendars: { $coanimation } status
       *[other] { $count } things told before in the calendars: { $coanimation } status
    }
publish-seen-leftover = { $slots }: the event should be there no more, but the record of what was written is lost; it was not taken away this time. Run the command again to take it away.
publish-seen-foreign = { $slots }: an event that is not ours stands in its place; it was not touched.
publish-seen-conflict-has-attendees = { $slots }: someone invited people to it; the event was not changed, so that no message is sent.
publish-seen-conflict-changed-meanwhile = { $slots }: someone was changing it at the same time; run the command again.
publish-seen-conflict-uid-taken = { $slots }: the calendar keeps an old event of the same name; run the command again.
publish-field-when = hours
publish-field-summary = title
publish-field-location = place
publish-field-description = description
publish-field-status = status
publish-field-transparency = availability

# What stops a publication

publish-interrupted = Interrupted. What was already written stays; run the command again, it goes on from there.
publish-no-rota =
    There is no rota for { $month } yet.
    To make one: { $coanimation } plan { $typed }
publish-short-slots =
    { $count ->
        [one] One slot is short: nothing is published before you decided about it.
       *[other] { $count } slots are short: nothing is published before you decided about them.
    }
publish-short-line = { $slot }: { $lacks } missing.
publish-short-lacks =
    { $what ->
        [seat] { $count ->
            [one] 1 person
           *[other] { $count } people
        }
       *[role] { $count ->
            [one] 1 person ({ $role })
           *[other] { $count } people ({ $role })
        }
    }
publish-short-how =
    To decide without being asked:
      { $coanimation } publish { $month } --wait          do not announce them for now
      { $coanimation } publish { $month } --close-short   close them all
      { $coanimation } close { $month } { $slot }   close one
publish-ask-short = { $slot }: { $lacks } missing. What now?
publish-ask-wait = Wait: do not announce it for now
publish-ask-adults = Announce it to adults only
publish-ask-close = Close it
publish-one-choice = --wait and --close-short exclude each other: choose one.
publish-name-in-public =
    { $count ->
        [one] A name could be read by anybody: { $names } (in { $files }). Nothing is published.
       *[other] { $count } names could be read by anybody: { $names } (in { $files }). Nothing is published.
    }
    Correct the text (name of the space or of a place, address, activity, reason of a closure) or, if it is an ordinary word, add it to space.yaml:
      public: { "{" }allowed-words: [{ $first }]{ "}" }
publish-to-private = { $folder } is in the secret part of the workspace: choose another folder.
