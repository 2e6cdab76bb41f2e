# The demonstration and the reading back

command-demo-help =
    Copies the example to a new folder, starts a calendar server on this computer, plans the month to come, publishes it,
    then reads every calendar and the public hours back as their readers would. Nothing leaves this machine.

      coanimation demo
      coanimation demo --keep
command-demo-option-keep = Leaves the server up afterwards, until Ctrl-C.
command-demo-option-dir = Copies the example to this folder, which must not exist yet.
command-demo-option-month = Plans this month instead of the next one.
metavar-dir = FOLDER

demo-folder-exists = { $folder } exists already, and nothing in it will be touched. Name a folder that does not exist yet: --dir FOLDER.
demo-interrupted = Interrupted: the demonstration ends here. The example, as it is, stays in { $folder }; you can delete that folder.
demo-served = The example is in { $folder }. Its calendar server is ready: { $url }
demo-published =
    Published: { $slots ->
        [one] 1 slot
       *[other] { $slots } slots
    }, { $closed ->
        [0] no closure
        [one] 1 closure
       *[other] { $closed } closures
    }; { $calendars } calendars, { $feeds } subscription links, one public page.{ $waiting ->
        [0] {""}
        [one] {" "}1 short slot is announced to nobody.
       *[other] {" "}{ $waiting } short slots are announced to nobody.
    }
demo-reading = Reading back, as the calendar of each partner does (CalDAV), then as anybody does (public hours):
demo-read-partner =
    ✓ { $name }: { $count ->
        [0] no slot
        [one] 1 slot
       *[other] { $count } slots
    }
demo-read-partner-wrong = { $name }: the calendar does not say what the rota says.
demo-read-public =
    ✓ Public hours of { $name }: { $count ->
        [one] 1 announcement
       *[other] { $count } announcements
    }, without the name of any partner or person
demo-read-public-wrong = { $name }: the public hours do not say what the rota says.
demo-difference-missing = { $when }: this slot is missing ({ $expected }).
demo-difference-extra = { $when }: this slot is one too many (“{ $seen }”).
demo-difference-start = { $when }: start { $seen } instead of { $expected }.
demo-difference-end = { $when }: end { $seen } instead of { $expected }.
demo-difference-place = { $when }: place “{ $seen }” instead of “{ $expected }”.
demo-difference-status = { $when }: status { $seen } instead of { $expected }.
demo-difference-person = { $when }: people named “{ $seen }” instead of “{ $expected }”.
demo-difference-organisation = { $when }: partners named “{ $seen }” instead of “{ $expected }”.
demo-difference-wording = { $when }: “{ $seen }” instead of “{ $expected }”.
demo-difference-recurring = { $when }: this slot recurs (“{ $seen }”).
demo-difference-double = { $when }: two events have the same identifier ({ $seen }).
demo-right = ✓ All is exact: starts, ends, places, statuses, people, and nothing more. { $seconds } s in all.
demo-wrong = What was read back is not what the rota says (above). { $seconds } s in all.
demo-where =
    To look at:
      the workspace       { $folder }
      the public page     { $page }
demo-again = To open these calendars in a program: coanimation demo --keep
demo-addresses =
    {"  "}the page online     { $url }
      the public hours    { $hours }
      the calendars (CalDAV)  { $calendars }, with these accounts:
demo-account = {"    "}{ $partner }  { $password }
demo-until = The server stays up. Ctrl-C stops it.
demo-stopped = The server has stopped.
demo-word-closed = closed

readback-no-answer = { $url } does not answer ({ $cause }).
readback-too-long = { $url } answers more than { $cause } bytes.
readback-refused = { $url } refuses ({ $cause }).
readback-not-a-calendar = { $url } gives no calendar, but “{ $cause }”.
readback-unreadable = { $url } gives a calendar that cannot be read ({ $cause }).
readback-elsewhere = { $url } sends to another server ({ $cause }): the password does not go there.
