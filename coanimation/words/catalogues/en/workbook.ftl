# The workbook: all that describes the space, in a spreadsheet.

command-import-help =
    Reads the filled workbook, checks everything, then brings the files of the workspace up to date. While anything is
    left to correct nothing is changed: each point is named by its sheet, its row and its column.
command-import-argument-file = The filled workbook (.xlsx).
command-import-option-dry-run = Checks everything and writes nothing.

command-workbook-help =
    Writes a workbook from the files: to be taken once they were corrected by hand, before filling it in and importing
    it. A workbook that is there already is never replaced.
command-workbook-argument-file = The workbook to write; else workbook.xlsx in the workspace.

workbook-file = workbook.xlsx
workbook-title = { $name }: the workbook
workbook-heading-space = The space: its sites, its openings, its rules. Written from the workbook.
workbook-heading-partners = The partners and their professionals. Written from the workbook.

workbook-read =
    { $file } was read: { $openings ->
        [0] no opening
        [one] 1 opening
       *[other] { $openings } openings
    }, { $partners ->
        [0] no partner
        [one] 1 partner
       *[other] { $partners } partners
    }, { $people ->
        [0] no professional
        [one] 1 person
       *[other] { $people } people
    }.
workbook-unchanged = Nothing changes: the files already say the same.
workbook-would-change = Would change: { $files }. Nothing is written.
workbook-changed = Brought up to date: { $files }.
workbook-begun = The workspace is made: { $files }.
workbook-comments-lost = { $file } was written anew: the comments that it held are gone.
workbook-ignored-sheet = The sheet “{ $sheet }” is not read: it is no part of the workbook.
workbook-removed = The workbook does not say it, so it is taken out of the files: { $names }.
workbook-written = The workbook is written: { $file }
workbook-exists = { $file } is there already, maybe filled in: give another name, or move it first.

# The sheets

workbook-sheet-readme = Read me
workbook-sheet-sites = Sites
workbook-sheet-sites-told = Where the young are received. The public reads these names: they are neutral.
workbook-sheet-travel = Travel
workbook-sheet-travel-told = Minutes between two sites, both ways. Leave empty when there is one site only.
workbook-sheet-openings = Openings
workbook-sheet-openings-told = The usual openings: one row for each moment that comes back.
workbook-sheet-exceptional = Exceptions
workbook-sheet-exceptional-told = One more opening, or a slot that is moved, on one date.
workbook-sheet-closures = Closures
workbook-sheet-closures-told = Days when nothing opens. Public holidays are known already.
workbook-sheet-partners = Partners
workbook-sheet-partners-told = The organisations that take turns. Their names are never public.
workbook-sheet-agreements = Agreements
workbook-sheet-agreements-told = The hours agreed with a partner. Leave empty when there is no agreement.
workbook-sheet-people = People
workbook-sheet-people-told = The professionals. A title is enough (“Employment adviser”): no name is needed.
workbook-sheet-usual = Usual availability
workbook-sheet-usual-told = Who can usually come, opening by opening: yes, if need be, no. Used until a person answers for a month.
workbook-sheet-meetings = Meetings
workbook-sheet-meetings-told = Whoever attends takes no slot at that hour. Leave empty if there are none.
workbook-sheet-vocabulary = Lists
workbook-sheet-vocabulary-told = The topics (what the young can talk about) and the roles of this space's own.
workbook-sheet-destinations = Online
workbook-sheet-destinations-told = Where publishing sends the public page, so that it is read while this computer sleeps. Leave empty if nobody hosts it. Never a password here.
workbook-sheet-settings = Rules
workbook-sheet-settings-told = One setting a row. An empty cell keeps the usual value.

workbook-readme-what = This workbook describes the whole space: sites, openings, partners and people. There is nothing else to fill in.
workbook-readme-how = Fill in the sheets from left to right. Hover over a column header: it says what is expected. Headers in bold are required.
workbook-readme-example = The rows that are there are an example that works: replace them by yours, delete those that are of no use.
workbook-readme-ids = Ids (small letters, digits, dashes) are made by themselves when the cell is empty. Once a rota has begun, change them no more: the slots that were published carry them.
workbook-readme-several = Several values in a cell are separated by a semicolon: “work; health”.
workbook-readme-import = Save (as .xlsx), close the file, then type: coanimation import workbook.xlsx
workbook-readme-again = You can correct and import as often as you like: only what has changed is changed, and nothing is while an error is left.
workbook-readme-secret = Write no password here, no reason of an absence, nothing about the young.

# The headers of columns, and what is expected there

workbook-column-id = Id
workbook-column-id-told = Small letters, digits and dashes. Leave empty: it will be made from the name.
workbook-openings-id = Name of the opening
workbook-openings-id-told = A short name of your own, small letters and dashes: wednesday, friday-evening. Slots carry this name.
workbook-exceptional-id = Name
workbook-exceptional-id-told = A short name of your own, small letters and dashes: street-party.
workbook-column-name = Name
workbook-sites-name-told = A neutral name: the public reads it. Never that of a partner.
workbook-partners-name-told = The full name of the organisation. It is never public.
workbook-people-name-told = A title (“Employment adviser”) or a name. Never public.
workbook-vocabulary-name-told = As it will be read: “Work and training”, “drives the van”.
workbook-column-address = Address
workbook-column-address-told = Street, postcode, town: the public reads it.
workbook-column-kind = Kind of site
workbook-column-kind-told = Fixed, mobile, or outreach (market, station, skatepark).
workbook-column-way = By
workbook-column-way-told = folder (a disk, a share), sftp (a web host), webdav (Nextcloud).
workbook-destinations-id = Name
workbook-destinations-id-told = Small letters, digits and dashes: “web-host”.
workbook-destinations-address = Address
workbook-destinations-address-told = sftp: the name of the server. webdav: the address of the folder, with https.
workbook-column-user = Account
workbook-column-user-told = The name of the account at the host. The password is never written here.
workbook-column-folder = Folder
workbook-column-folder-told = At the host (sftp), or on this computer (folder).
workbook-column-private = Subscriptions
workbook-column-private-told = yes to put the subscriptions there too, under their secret links.
workbook-column-landmark = Landmark
workbook-column-landmark-told = How to find it: “beside the library”.
workbook-column-starts = From day
workbook-column-starts-told = First day, such as 01/09/2026. Empty: always.
workbook-column-ends = To day
workbook-column-ends-told = Last day, included. Empty: without end.
workbook-column-between-0 = From site
workbook-column-between-1 = To site
workbook-column-minutes = Minutes
workbook-column-minutes-told = Length of the way, the same both ways.
workbook-column-site = Site
workbook-column-site-told = A site of the sheet “Sites”.
workbook-column-days = Days
workbook-column-days-told = wednesday; or several: monday, thursday. Empty when “Recurrence” is filled in.
workbook-column-from = From
workbook-column-from-told = Opening hour: 14:00, 17:30 …
workbook-column-to = To
workbook-column-to-told = Closing hour. When it is not after the opening hour, it is on the next day.
workbook-closures-from = From day
workbook-closures-from-told = First day closed.
workbook-closures-to = To day
workbook-closures-to-told = Last day closed, included. Empty: one day.
workbook-column-when = Season
workbook-column-when-told = School term, school holidays, or always.
workbook-column-public-holidays = Public holidays
workbook-column-public-holidays-told = Closed (as usual) or open.
workbook-column-seats-least = Seats at least
workbook-column-seats-least-told = Below this the slot does not open. Empty: 2.
workbook-column-seats-wanted = Seats wanted
workbook-column-seats-wanted-told = How many people are looked for.
workbook-column-seats-most = Seats at most
workbook-column-seats-most-told = Beyond this nobody is added.
workbook-column-needs = Roles needed
workbook-column-needs-told = { role-opens }: 1; { role-driver }: 1. The referent for minors is added by itself.
workbook-column-minors = Minors
workbook-column-minors-told = yes (as usual) when minors come: a referent for minors is then needed.
workbook-column-activity = Activity
workbook-column-activity-told = tea, workshop, party … The public reads it.
workbook-column-setup = Set-up (min)
workbook-column-setup-told = Minutes before the opening, for professionals.
workbook-column-tidy = Tidy (min)
workbook-column-tidy-told = Minutes after the closing, for professionals.
workbook-column-relays = Relays
workbook-column-relays-told = Hours at which others take over: 16:00. Each relay is a slot.
workbook-column-together = Relays together
workbook-column-together-told = yes: whoever takes one relay of the day takes all of them. No as usual.
workbook-column-weight = Weight
workbook-column-weight-told = 1 as usual; 2 when it matters twice as much that this slot opens.
workbook-column-rrule = Recurrence
workbook-column-rrule-told = For what days cannot say: FREQ=WEEKLY;INTERVAL=2;BYDAY=SA is every other Saturday from “From day” on.
workbook-column-date = Date
workbook-column-date-told = The day of the opening, such as 19/12/2026.
workbook-column-moves = Moves the slot
workbook-column-moves-told = The usual slot that this one replaces: wednesday-2026-12-09. Empty: one more opening.
workbook-column-reason = Reason
workbook-column-reason-told = The public reads it: end of year, works.
workbook-column-sites = Only these sites
workbook-column-sites-told = Empty: all sites.
workbook-column-openings = Only these openings
workbook-column-openings-told = Empty: all openings.
workbook-column-also-known-as = Other names
workbook-column-also-known-as-told = Acronyms and common names, separated by a semicolon: none will appear in public.
workbook-column-mail = Mail address
workbook-column-mail-told = For messages. Never public.
workbook-column-topics = Topics
workbook-column-topics-told = From the sheet “Lists”, separated by a semicolon.
workbook-column-at-least = At least
workbook-column-at-least-told = slots per month: 1. It is kept as far as the answers allow.
workbook-column-at-once = Together at most
workbook-column-at-once-told = How many of its professionals may be present at one time.
workbook-column-limits = Limits
workbook-column-limits-told = slots per week: 3; evenings per week: 1. Slots, hours, evenings and week-ends can be limited, per day, per week or per month.
workbook-column-calendar-url = Own calendar (address)
workbook-column-calendar-url-told = Only when the partner has a CalDAV calendar of its own.
workbook-column-calendar-user = Own calendar (account)
workbook-column-calendar-user-told = The name of the account; never the password.
workbook-column-partner = Partner
workbook-column-partner-told = A partner of the sheet “Partners”.
workbook-column-hours = Hours
workbook-column-hours-told = The number of hours agreed.
workbook-column-per = Per
workbook-column-per-told = Per month, or per year (over the whole agreement).
workbook-column-tolerance = Tolerance
workbook-column-tolerance-told = More or less that is still right in a month: 3h. Empty: 3h.
workbook-column-roles = Roles
workbook-column-roles-told = { role-referent }; { role-opens }; { role-closes }; { role-driver }; or a role of the sheet “Lists”.
workbook-column-attestation = Attestation until
workbook-column-attestation-told = Last day valid. Needed to be referent for minors.
workbook-column-prefers = Prefers
workbook-column-prefers-told = Names of openings, separated by a semicolon.
workbook-column-avoids = Avoids
workbook-column-avoids-told = Names of openings, separated by a semicolon.
workbook-column-accompanied-by = Accompanied by
workbook-column-accompanied-by-told = For a newcomer: people of the sheet “People”, one of whom is present wherever they are.
workbook-column-not-with = Never with
workbook-column-not-with-told = People never to be in one slot with; never why. Written on one side, it holds for both.
workbook-meetings-id = Name
workbook-meetings-id-told = A short name of your own, in small letters with dashes: committee-december.
workbook-meetings-date-told = The day of the meeting, such as 17/12/2026.
workbook-meetings-from-told = When it starts: 14:00, 17:30 …
workbook-meetings-to-told = When it ends. If that does not follow the start, it is the next day.
workbook-meetings-site-told = A site of the sheet “Sites”, if the way there takes time. Empty: elsewhere.
workbook-column-who = Who
workbook-column-who-told = People or whole partners, separated by a semicolon. Empty: everyone.
workbook-column-channel = Told by
workbook-column-channel-told = Subscription (as usual), their partner's calendar, or mail.
workbook-column-shares-name = Name seen by colleagues
workbook-column-shares-name-told = yes when other partners may see this name. Empty: no.
workbook-column-person = Person
workbook-column-person-told = A person of the sheet “People”.
workbook-column-of = Partner
workbook-column-of-told = To find one's way, and to tell two people of one name apart.
workbook-column-sort = Sort
workbook-column-sort-told = Topic or role.

# The choices

workbook-way-folder = folder
workbook-way-sftp = sftp
workbook-way-webdav = webdav
workbook-kind-fixed = fixed
workbook-kind-mobile = mobile
workbook-kind-outreach = outreach
workbook-when-term = school term
workbook-when-holidays = school holidays
workbook-when-always = always
workbook-on-holidays-closed = closed
workbook-on-holidays-open = open
workbook-per-month = month
workbook-per-year = year
workbook-channel-feed = subscription
workbook-channel-caldav = calendar
workbook-channel-mail = mail
workbook-sort-topics = topic
workbook-sort-roles = role
workbook-language-fr = French
workbook-language-en = English
workbook-next-day-morning-after-morning = morning after morning
workbook-next-day-afternoon-after-morning = afternoon after morning
workbook-next-day-evening-after-morning = evening after morning
workbook-next-day-morning-after-afternoon = morning after afternoon
workbook-next-day-afternoon-after-afternoon = afternoon after afternoon
workbook-next-day-evening-after-afternoon = evening after afternoon
workbook-next-day-morning-after-evening = morning after evening
workbook-next-day-afternoon-after-evening = afternoon after evening
workbook-next-day-evening-after-evening = evening after evening
workbook-limit-slots-per-day = slots per day
workbook-limit-slots-per-week = slots per week
workbook-limit-slots-per-month = slots per month
workbook-limit-hours-per-day = hours per day
workbook-limit-hours-per-week = hours per week
workbook-limit-hours-per-month = hours per month
workbook-limit-evenings-per-day = evenings per day
workbook-limit-evenings-per-week = evenings per week
workbook-limit-evenings-per-month = evenings per month
workbook-limit-weekends-per-day = week-ends per day
workbook-limit-weekends-per-week = week-ends per week
workbook-limit-weekends-per-month = week-ends per month
workbook-span-hours-per-day = hours per day
workbook-span-hours-per-week = hours per week
workbook-span-days-per-week = days per week
workbook-span-days-in-a-row = days in a row
workbook-mode-off = off
workbook-mode-alert = alert
workbook-mode-hard = hard

# The settings

workbook-settings-setting = Setting
workbook-settings-value = Value
workbook-settings-told = Explanation
workbook-setting-space-name = Name of the space
workbook-setting-space-name-told = A neutral name: the public reads it. Never that of a partner.
workbook-setting-space-language = Language
workbook-setting-space-language-told = French or English.
workbook-setting-space-timezone = Time zone
workbook-setting-space-timezone-told = Europe/Paris; overseas: Indian/Reunion, America/Martinique …
workbook-setting-space-school-zone = Zone of the school holidays
workbook-setting-space-school-zone-told = A, B or C; none when they do not matter.
workbook-setting-space-public-holidays = Public holidays of
workbook-setting-space-public-holidays-told = metropole, alsace, moselle, guadeloupe, martinique, guyane, reunion, mayotte …
workbook-setting-space-public-url = Address of the public page
workbook-setting-space-public-url-told = Such as https://escale.example.org/
workbook-setting-space-contact = Public contact
workbook-setting-space-contact-told = A mail address that the public may read.
workbook-setting-rules-rest = Rest between two presences
workbook-setting-rules-rest-told = 11h (as usual): from one day to the next.
workbook-setting-rules-referents-for-minors = Referents for minors in a slot
workbook-setting-rules-referents-for-minors-told = How many are needed where minors come. Empty: 1.
workbook-setting-rules-different-organisations = Different partners
workbook-setting-rules-different-organisations-told = yes (as usual): never two people of one partner in a slot.
workbook-setting-rules-afternoon-from = The afternoon begins at
workbook-setting-rules-afternoon-from-told = 12:00 as usual.
workbook-setting-rules-evening-from = The evening begins at
workbook-setting-rules-evening-from-told = 18:00 as usual: a slot that starts at this hour is an evening.
workbook-setting-rules-notice-days = Notice of a closure (days)
workbook-setting-rules-notice-days-told = Empty: 14.
workbook-setting-rules-most-displaced = Presences displaced at most
workbook-setting-rules-most-displaced-told = For an absence, besides its own, when someone agrees to it. Empty: 2.
workbook-setting-rules-limits = Limits of each person
workbook-setting-rules-limits-told = slots per day: 1; evenings per week: 2. Unless theirs say otherwise.
workbook-setting-rules-working-time = Working time
workbook-setting-rules-working-time-told = hours per day: hard; days per week: hard 5. One of off, alert (usual), hard; then how much at most (empty: what the law says).
workbook-setting-rules-not-next-day = Never the day after
workbook-setting-rules-not-next-day-told = morning after evening; empty: nothing is forbidden. Nobody takes this moment on the day after the other.
workbook-setting-aims = Aims, by priority
workbook-setting-aims-told = In order, separated by a semicolon; empty: the usual order.
workbook-setting-search-seconds = Search (seconds)
workbook-setting-search-seconds-told = At most. Empty: 60.
workbook-setting-public-allowed-words = Words allowed in public
workbook-setting-public-allowed-words-told = Ordinary words that are also the name of a partner, separated by a semicolon.

# What is wrong

workbook-no-file = There is no file { $file }.
workbook-is-folder = { $file } is a folder: give the name of the workbook.
workbook-is-xls = This is an old Excel format (.xls), or a workbook protected by a password: save it as “Excel workbook (.xlsx)”, without a password.
workbook-is-ods = This is a LibreOffice workbook (.ods): save it as “Excel 2007-365 (.xlsx)”.
workbook-is-text = This is a text or CSV file: the whole workbook is needed, as .xlsx.
workbook-unreadable = This file is no .xlsx workbook, or it is damaged: save it again from the spreadsheet.
workbook-too-large = This workbook is too large (more than { $most } MB, or packed beyond reason): start again from the original one.
workbook-too-many-rows = More than { $most } filled rows: too many for this sheet.
workbook-no-sheet = The sheet “{ $sheet }” lacks. Even empty, it must be there.
workbook-no-headers = The row of column headers is not among the first ten rows.
workbook-no-column = The column “{ $column }” lacks. Even empty, it must be there.
workbook-unknown-column = The column “{ $value }” is none of this sheet: rename it or empty it.
workbook-formula = A formula without a result: save the workbook from the spreadsheet, or type the value.
workbook-error-cell = The spreadsheet shows the error { $value }: type the value.
workbook-empty-cell = This cell must be filled in.
workbook-twice = “{ $value }” was already told above: keep one row only.
workbook-bad-number = “{ $value }” is no number.
workbook-bad-flag = “{ $value }”: yes or no is expected.
workbook-bad-date = “{ $value }” is no date. Write for instance 07/12/2026.
workbook-bad-hour = “{ $value }” is no hour. Write for instance 17:30.
workbook-bad-day = “{ $value }” is no day of the week.
workbook-bad-duration = “{ $value }” is no length of time. Write for instance 11h, 1h30 or 90min.
workbook-bad-working-time = “{ $value }” does not say what becomes of working time. Expected, for instance: hours per day: hard; days per week: hard 5.
workbook-not-a-choice = “{ $value }” does not fit. The choices: { $choices }.
workbook-unknown-site = “{ $value }” is not in the sheet “Sites”.
workbook-unknown-opening = “{ $value }” is not in the sheets “Openings” and “Exceptions”.
workbook-unknown-partner = “{ $value }” is not in the sheet “Partners”.
workbook-unknown-person = “{ $value }” is not in the sheet “People”.
workbook-unknown-who = “{ $value }” is neither in the sheet “People” nor in the sheet “Partners”.
workbook-unknown-topic = “{ $value }” is no topic of the sheet “Lists”.
workbook-unknown-role = “{ $value }” is no known role, nor one of the sheet “Lists”.
workbook-shared-name = Several have the name “{ $value }”: write one of these: { $choices }.
workbook-unknown-limit = “{ $value }” is no limit. Write for instance “evenings per week: 2”.
workbook-unknown-setting = “{ $value }” is no setting.
workbook-no-setting = The setting “{ $setting }” lacks. Even empty, it has to be there.
