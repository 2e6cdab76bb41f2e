# Availability read in the calendars that people supplied

command-availability-fetch-name = fetch
command-availability-fetch-summary = Reads in the calendars that people supplied when each is busy.
command-availability-fetch-help =
    The calendars are those that each person supplied (in partners.yaml, “busy”). Nothing is kept of them but yes, if need
    be or no for each slot: no hour and no title is kept or shown. What a person answered themselves comes first.
    Running the command again replaces what calendars said.

      coanimation availability fetch december --dry-run
      coanimation availability fetch december
command-availability-fetch-option-dry-run = Shows what would be kept, and writes nothing.
command-availability-fetch-option-local-network = Reads calendars on a server of the local network too.

busy-asking =
    Reading the calendars of { $count ->
        [one] 1 person
       *[other] { $count } people
    } …
busy-title = What calendars say for { $month }:
busy-line =
    { $who }: { $busy ->
        [0] { $perhaps ->
            [0] free
           *[other] never busy
        }
       *[other] busy
    } on { $busy ->
        [0] { $slots ->
            [one] the only slot
           *[other] all { $slots } slots
        }
        [one] 1 slot of { $slots }
       *[other] { $busy } slots of { $slots }
    }{ $perhaps ->
        [0] {""}
       *[other] , if need be on { $perhaps }
    }
busy-failed = { $who }: { $why }
busy-kept =
    { $count ->
        [0] {"  "}Nothing is kept of their calendar; they can still be asked for their answers.
       *[other] {"  "}What their calendar said last time is kept.
    }
busy-withdrawn = { $who }: no calendar supplied any more; what the calendar said is erased.
busy-rehearsal = Rehearsal: nothing is written.
busy-own-first = What a person answered themselves comes first. To take it into account: { $coanimation } plan
busy-unchanged = Nothing has changed since the last reading.
busy-nobody =
    Nobody supplied a calendar in which to read their availability for { $month }.
    It is written in partners.yaml, under the person: busy: [{"{"}ics: "https://…"{"}"}]

# Why a calendar could not be read

busy-no-password = the password of their calendar is missing. Give it in the environment variable { $variable }.
busy-no-address = the address of their calendar is missing. Give it in the environment variable { $variable }.
busy-not-web = the address of their calendar is none, or leads out of the web. Copy it again from the calendar.
busy-unknown-host = the server { $host } cannot be found. Check the address, and the connection.
busy-inside = the server { $host } is not on the public internet. If it is one of your own network: --local-network.
busy-no-answer = the server { $host } does not answer, or breaks off. Try again later.
busy-certificate = the certificate of the server { $host } is not valid. Tell those who run it.
busy-redirects = the server { $host } sends from address to address without end. Ask for a new address of the calendar.
busy-elsewhere = the server { $host } sends elsewhere, where the password is not taken. Ask for the final address.
busy-in-the-clear = the server { $host } is reached, or sends on, without encryption. Ask for an https:// address.
busy-too-slow = the server { $host } is too slow. Try again later.
busy-too-large = the server { $host } sends far more than a calendar. Ask for an address that gives the coming months only.
busy-packed = the answer of the server { $host } could not be unpacked. Try again later.
busy-no-http = the server { $host } answers something that is no calendar. Check the address.
busy-refused-password = password refused by { $host }, or link expired ({ $status }). Correct it, then run the command again.
busy-refused-rights = { $host } does not let this calendar be read ({ $status }). The person can open the share.
busy-refused-gone = this calendar is no longer at this address at { $host } ({ $status }). Ask for the new address.
busy-refused-later = { $host } asks to come back later ({ $status }).
busy-refused-server = { $host } answers with the error { $status }. Try again later.
busy-not-a-calendar = the address at { $host } is that of a folder, not of a calendar. Ask for the address of the calendar itself.
busy-no-dav = at this address { $host } does not answer as a CalDAV server does. If it is a subscription, write “ics”.
busy-incomplete = { $host } gives a part of the calendar only: nothing is kept of it. Try again later.
busy-out-of-time = no answer in time. Try again later.
busy-bug = a mistake of ours while reading this calendar ({ $kind }). Report it, without sending the calendar.
busy-text-no-calendar = at this address { $host } gives no calendar (a sign-in page?). Ask for a new address.
busy-text-too-large = the calendar at { $host } is too large. Ask for an address that gives the coming months only.
busy-text-truncated = the calendar at { $host } stops at line { $line }, before its end: nothing is kept of it. Try again.
busy-text-line = the calendar at { $host } is damaged at line { $line }: nothing is kept of it.
busy-text-nested = the calendar at { $host } is damaged at line { $line } (parts that overlap): nothing is kept of it.
busy-text-date = the calendar at { $host } has an unreadable date at line { $line }: nothing is kept of it.
busy-text-no-start = the calendar at { $host } has an event without a date at line { $line }: nothing is kept of it.
busy-text-backwards = the calendar at { $host } has at line { $line } an event that ends before it begins: nothing is kept of it.
busy-text-duration = the calendar at { $host } has an unreadable duration at line { $line }: nothing is kept of it.
busy-text-zone = the calendar at { $host } names at line { $line } an unknown time zone: nothing is kept of it.
busy-text-rule = the calendar at { $host } has at line { $line } an unreadable repetition: nothing is kept of it.
busy-text-rule-too-fine = the calendar at { $host } has at line { $line } a repetition several times a day: nothing is kept of it.
busy-text-too-much = the calendar at { $host } takes too long to follow (line { $line }): nothing is kept of it.
busy-text-not-covered = { $host } does not tell busy times to the end of the month (line { $line }). Try again nearer to the month.
