# To begin and to check: init, check, schema.

template-simple = simple
template-points-ecoute = evenings
template-blank = blank
command-init-argument-folder = The folder to make, or an empty one; nothing: the current folder.
command-init-option-template = The template: simple, evenings (evenings and Saturday morning), or blank.
command-schema-argument-file = The file to describe: space, partners, absences, availability, adjustments, rotas or published.
command-schema-option-write = Writes every description to this folder.
metavar-folder = FOLDER
metavar-write = FOLDER
metavar-file = FILE

begin-made = The workspace is ready, in { $folder }:
begin-file-space = {"  "}{ $file }      sites, openings, rules
begin-file-partners = {"  "}{ $file }   partners and their professionals
begin-file-absences = {"  "}{ $file }   who is away, and when
begin-file-workbook = {"  "}{ $file }   the same in a workbook: fill it in, then “import” it
begin-next =
    And now:
      { $coanimation } plan     a first rota, with the example as it is
    Then put your sites, openings and partners in place of those of the example, and:
      { $coanimation } check    says what is wrong, or that all is well
begin-next-blank =
    And now write your openings and partners in these files: each holds an example. Then:
      { $coanimation } check    says what is wrong, or that all is well

begin-right =
    All is well: { $space }, { $openings ->
        [0] no opening
        [one] 1 opening
       *[other] { $openings } openings
    }, { $partners ->
        [0] no partner
        [one] 1 partner
       *[other] { $partners } partners
    }, { $professionals ->
        [0] nobody yet
        [one] 1 professional
       *[other] { $professionals } professionals
    }.
begin-right-months = Months read: { $months }.
begin-remarks = Worth a look before long:
begin-no-openings = there is no opening yet: nothing can be planned.
begin-hours-turned = “{ $opening }” opens at { $start } and closes at { $end }, so on the next day: { $hours } hours on end. Are the hours the wrong way round?
begin-partner-alone = “{ $partner }” has no professional yet.
begin-kept-elsewhere = this workspace is in “{ $place }”, a folder that is shared or kept in step: never work there at the same time as someone else, let it finish before you publish, and know that the secret links are copied there too. A folder of this computer, backed up, is safer.
begin-calendar-google = Google Calendar takes no password: nothing can be written to the calendar of “{ $partner }”. Take calendar out, and give them their subscription link: { $coanimation } feed list --reveal
begin-calendar-microsoft = Microsoft 365 and Outlook.com have no CalDAV calendar: nothing can be written to the calendar of “{ $partner }”. Take calendar out, and give them their subscription link: { $coanimation } feed list --reveal
begin-nobody-referent = nobody is referent for minors: no slot where minors come can be held. Give somebody the role “referent” and an attestation.
begin-agreement-ends = the agreement of “{ $partner }” ends on { $day }.
begin-attestation-lapses = the attestation of { $professional } is valid until { $day }: time to renew it.
begin-attestation-lapsed = the attestation of { $professional } was valid until { $day }: they no longer count as referent for minors.
begin-stray = “{ $file }” is no file of the workspace: it is not read.
begin-stray-month = “{ $file }” is not read: a month's file is named like 2026-12.yaml.
begin-name-in-public = “{ $words }” would name { $whose } here for everybody to read: “publish” will refuse it. Change this text or, if it is an ordinary word, add “public: { "{" }allowed-words: [{ $first }]{ "}" }” to space.yaml.
begin-rota-pinned = you pinned { $professional } to { $slot }, where this rota does not place them yet: run { $coanimation } plan { $month } again
begin-rota-banned = you banned { $professional } from { $slot }, where this rota still places them: run { $coanimation } plan { $month } again
begin-rota-outdated = the rota of { $month } was computed from other data (answers, rules, hours or choices) than today's. To bring it up to date: { $coanimation } plan { $typed }
begin-rota-hours = the slot “{ $slot }” is from { $start } to { $end }. To change its hours, write an exceptional opening in space.yaml, then plan again.
begin-rota-site = the slot “{ $slot }” is at “{ $is }”, not at “{ $says }”. To change its place, change the opening in space.yaml, then plan again.
begin-unknown-schema = No file “{ $value }”. One of: { $choices }.
begin-schemas = Descriptions in JSON Schema: { $names }. “coanimation schema space” shows one; “--write FOLDER” writes them all.
begin-schemas-written =
    { $count ->
        [one] 1 description written to { $folder }.
       *[other] { $count } descriptions written to { $folder }.
    }
