# The workspace: what is wrong in a file, and what to do.

# The file itself

workspace-not-here =
    The folder { $folder } is no workspace: it has neither space.yaml nor partners.yaml.
    If yours is elsewhere, write where after “coanimation”: coanimation -C DIR
    To begin one: coanimation init DIR
workspace-no-folder =
    The folder { $folder } does not exist: check its name.
    To begin a workspace there: { $coanimation } init
workspace-folder-is-file = { $folder } is a file: after -C, name the folder that holds it.
workspace-no-file = this file is missing. If it was deleted, take it from a backup.
workspace-not-a-file = a folder has the name of this file: rename that folder.
workspace-not-a-folder = a file has the name of this folder: rename that file. If it took the place of the former folder, take that one from a backup.
workspace-unreadable = this file cannot be read: see that it is not open in another program and that you have access to it.
workspace-too-large = this file is too large (more than { $most } MB): it is probably not the right one.
workspace-empty-file = this file is empty. It must hold at least the line “format: 1”.
workspace-encoding = this file is not UTF-8 (it looks like { $looks }). Open it in your editor and choose “Save as…”, encoding UTF-8.
workspace-control = there is an invisible character here ({ $what }) that has no place in a text: delete it.
workspace-too-deep = the indentation goes too deep.
workspace-too-many = this file holds too many values (more than { $most }), or repeats itself.
workspace-yaml = { $why ->
    [colon] a colon too many, or a text that holds one: put that text between quotes.
    [tab] there is a tab here: replace it with spaces.
    [no-colon] the colon after the name is missing (“name: value”), or the space after it.
    [quote] these quotes are never closed.
    [bracket] this bracket is not closed, or a comma is missing.
    [indent] the indentation of this line does not fit that of the lines around it.
    [alias] a text that begins with * must stand between quotes.
    [escape] a backslash (\) has a meaning of its own between double quotes: write it twice (\\), or put the text between single quotes ('…').
    [documents] there is a line “---” too many: a file is one piece.
    [deep] the indentation goes too deep.
   *[other] this line cannot be read. If a text holds : # & * or [ ], put it between quotes.
}
workspace-key-twice = “{ $key }” already stands on line { $first }: keep one of the two lines.
workspace-key-not-text = a name is expected before the colon.
workspace-unknown-format = “format: { $value }” is not known: this version reads format { $known }. A newer version of coanimation may have written this file.
workspace-other-month = this file must be about the month { $expected }, as its name says.

# Keys

workspace-unknown-key = “{ $key_name }” is not known here.
workspace-missing-key = “{ $key_name }” is missing.
workspace-no-value = there is nothing after the colon: write a value.
workspace-secret = a password never stands here: these files are copied and sent. Delete “{ $key_name }”, change that password if it went around, and give it in the variable COANIMATION_PASSWORD_ followed by the name of the partner.
workspace-secret-in-url = an address must hold neither a user name nor a password.
workspace-needs-mapping = “{ $key_name }” expects lines “name: value”.
workspace-file-needs-mapping = this file needs lines of the form “name: value”, the first one being “format: 1”.
workspace-needs-list = “{ $key_name }” expects a list: a line for each item, beginning with a dash, or [a, b].
workspace-needs-text = a single value is expected here, no list nor several lines.
workspace-too-few = “{ $key_name }” expects at least { $count ->
    [one] one item.
   *[other] { $count } items.
}
workspace-too-many-items = “{ $key_name }” expects at most { $count ->
    [one] one item.
   *[other] { $count } items.
}
workspace-bad-value = the value of “{ $key_name }” does not fit.

# Values

workspace-bad-id = “{ $value }” cannot be a short name: a small letter, then small letters without accents, digits or dashes, at most 40.
workspace-device-id = “{ $value }” is a name that Windows keeps for itself: choose another.
workspace-bad-key = the key of the space is made of 8 to 64 letters and digits. “init” draws it at random, and it never changes.
workspace-one-line = this text must be on one line.
workspace-too-long = this text is too long (at most { $most } characters).
workspace-bad-date = “{ $value }” is no date as expected: year-month-day, such as 2026-12-07.
workspace-no-such-day = { $value } does not exist.
workspace-bad-month = “{ $value }” is no month as expected, such as 2026-12.
workspace-bad-hour = “{ $value }” is no hour as expected, such as "14:00".
workspace-no-such-hour = “{ $value }” is no hour of the day.
workspace-bad-duration = “{ $value }” is no duration as expected: 11h, 90min or 1h30.
workspace-bad-instant = “{ $value }” is no instant as expected, such as 2026-11-22T10:42:00+01:00.
workspace-bad-span = “{ $value }” is no start and end with a slash between them.
workspace-span-backwards = the end is before the start.
workspace-bad-flag = “{ $value }”: true (yes) or false (no) is expected.
workspace-bad-number = “{ $value }” is no number that fits.
workspace-out-of-bounds = { $value } is out of bounds: from { $least } to { $most }.
workspace-bad-calendar-url = this is no address of a calendar (https://… or webcal://…, without blanks). It is not repeated here, for it may be secret.
workspace-bad-variable = “{ $value }” is no environment variable that will do: a name such as COANIMATION_CALENDAR_NAME.
workspace-busy-one = a calendar is given in one way only: “ics”, “ics-in” or “caldav”.
workspace-busy-user = “user” goes with “caldav”, and with it alone.
workspace-bad-url = “{ $value }” is no address of the web (https://…).
workspace-bad-mail = “{ $value }” is no mail address.
workspace-bad-host = “{ $value }” is no name of a server: server.example.org is one.
workspace-mail-in-clear = “security: none” is only for a mail server on this machine: with { $host } the password and the messages would travel in clear. Write starttls or tls.
workspace-bad-slot = “{ $value }” is no slot: the name of the opening, then the date, such as mercredi-2026-12-02.
workspace-unknown-choice = “{ $value }” does not fit. One of: { $choices }.
workspace-unknown-zone = “{ $value }” is no time zone, such as Europe/Paris.

# What lines say of each other

workspace-unknown-site = no site is called “{ $value }”: sites are under “sites” in space.yaml.
workspace-unknown-opening = no opening is called “{ $value }”: openings are under “openings” in space.yaml.
workspace-unknown-role = no role is called “{ $value }”: referent, opens, closes and driver are known, yours go under “roles” in space.yaml.
workspace-unknown-topic = no topic is called “{ $value }”: topics are under “topics” in space.yaml.
workspace-unknown-professional = no professional is called “{ $value }” in partners.yaml.
workspace-meeting-twice = a meeting is already called “{ $value }” (line { $first }).
workspace-meetings-overlap = “{ $who }” is awaited at the same time at the meeting “{ $other }”: change an hour, or say under “who” who attends which.
workspace-least-above-limit = This least is above the limit: { $most } at most. Lower the one or raise the other.
workspace-with-themselves = “{ $who }” is this very person: name someone else.
workspace-unknown-who = neither a partner nor a professional is called “{ $value }” in partners.yaml.
workspace-site-twice = a site is already called “{ $value }” (line { $first }).
workspace-destination-twice = a destination is already called “{ $value }” (line { $first }).
workspace-opening-twice = an opening is already called “{ $value }” (line { $first }).
workspace-who-twice = a partner or a professional is already called “{ $value }” (line { $first }).
workspace-moved-twice = the slot “{ $value }” is already moved on line { $first }.
workspace-twice = “{ $value }” stands twice.
workspace-ends-before = the end ({ $last }) is before the beginning ({ $first }).
workspace-days-or-rrule = an opening tells its days by “days” or by “rrule”: one of the two.
workspace-rrule-needs-starts = with “rrule” a first day (“starts”) is needed: it is counted from there.
workspace-relay-outside = the relay at { $value } must be between the start and the end, and relays follow each other in order.
workspace-seats-order = seats must rise: at least { $least }, wanted { $wanted }, at most { $most }.
workspace-needs-more-than-seats = more people are asked for “{ $role }” than there are seats (at most { $most }).
workspace-evening-before-afternoon = the evening must begin after the afternoon.
workspace-destination-needs = a "{ $way }" destination needs "{ $needs }:".
workspace-destination-needless = a "{ $way }" destination has no "{ $needless }:": remove it.
workspace-destination-host = "{ $value }" is not the name of a server: write "ssh.example.org", without sftp:// or an account; then the port if it is not 22 ("ssh.example.org:2222").
workspace-destination-url = the address of a "webdav" destination is that of a folder, "https://…", without an account or a password.
workspace-travel-nowhere = a journey joins two different sites; here “{ $value }” twice.
workspace-referent-without-attestation = “{ $who }” is referent for minors without an attestation: give its last day valid, or take that role away.
workspace-channel-without-mail = “{ $who }” gets their slots by mail: add “mail:” with their address.
workspace-prefers-and-avoids = “{ $value }” is both preferred and avoided.
workspace-pinned-and-banned = “{ $who }” is both pinned and banned in the slot “{ $slot }”.

# Writing

workspace-disk-full = No room left on the disk: { $file } was not changed. Make room, then run the command again.
workspace-file-open = { $file } is open in another program: close it, then run the command again. Nothing was lost.
workspace-cannot-write = Cannot write to { $folder }: see that you have access to it.
workspace-directory-in-place = A folder is called { $file }: rename it, then run the command again.
workspace-not-written = { $file } could not be written (system error { $errno }).{ $old ->
        [true] { " " }The old file is whole.
       *[false] { "" }
    }
workspace-cannot-edit = In { $file }, “{ $key }” is written in a way that we cannot change without touching the rest: do it by hand.
workspace-locked = Another command is at work on this workspace: “{ $command }”, since { $since } (computer { $host }, process { $pid }). Wait until it has finished.
workspace-init-already = There is already a workspace in { $folder }: nothing was changed.
workspace-init-not-a-folder = { $folder } is a file: give the name of a folder.
workspace-init-not-empty =
    { $folder } is not empty ({ $found }{ $count ->
        [one] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}…
    }): give the name of a new folder. Nothing was changed.
