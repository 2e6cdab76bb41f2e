# The command: how it is called, what it does, and what is wrong with what was typed.

command-summary = Prepares and publishes the rota of a shared drop-in space.
command-help =
    A month is 2026-12 or december; nothing means the month in preparation. “coanimation COMMAND -h” explains a command.
command-epilogue =
    Exit codes: 0 done; 1 done, but something needs a person; 2 wrong use; 3 the workspace or the rota is to be
    corrected; 4 no rota; 5 nothing could be reached; 6 stopped to ask; 70 our bug; 130 interrupted.

command-demo-name = demo
command-demo-summary = Shows the whole way, from an example to its calendars.
command-init-name = init
command-init-summary = Begins a workspace in a folder.
command-import-name = import
command-import-summary = Reads the workbook that was filled in and makes the workspace of it.
command-workbook-name = workbook
command-workbook-summary = Writes a workbook that says what the files say.
command-check-name = check
command-check-summary = Says what is wrong in the files, or that all is well.
command-schema-name = schema
command-schema-summary = Gives the description of the files, for editors.
command-slots-name = slots
command-slots-summary = Shows the slots of the month.
command-availability-name = availability
command-availability-summary = Gathers availability.
command-plan-name = plan
command-plan-summary = Searches for the best rota of the month; nothing is published.
command-show-name = show
command-show-summary = Shows the rota of the month.
command-explain-name = explain
command-explain-summary = Says why a seat stays empty.
command-pin-name = pin
command-pin-summary = Keeps someone in a slot.
command-ban-name = ban
command-ban-summary = Keeps someone out of a slot.
command-unpin-name = unpin
command-unpin-summary = Takes back a pin or a ban.
command-close-name = close
command-close-summary = Closes a slot.
command-reopen-name = reopen
command-reopen-summary = Opens again a slot that was closed.
command-publish-name = publish
command-publish-summary = Publishes the rota: calendars, feeds, public page.
command-status-name = status
command-status-summary = Says where each partner is: reached, pending, to be checked.
command-feed-name = feed
command-feed-summary = Lists the subscription links.
command-password-name = password
command-password-summary = Gives a partner a password for its calendar.
command-serve-name = serve
command-serve-summary = Serves the calendars, the feeds and the public page.

# Help

help-usage = Usage:
help-usage-options = [OPTIONS]
help-usage-command = COMMAND …
help-arguments = Arguments
help-options = Options
help-commands = Commands
help-default = [default: { $value }]

option-help = Shows this help.
command-option-c = Works in this folder instead of the current one.
command-option-lang = Speaks French (fr) or English (en); by default the language of the workspace.
command-option-version = Shows the version.
option-json = Gives the result as JSON, for a program.
option-yes = Answers yes to the questions.
argument-month = The month: 2026-12 or december.
argument-month-optional = The month: 2026-12, december; nothing means the month in preparation.
metavar-c = DIR
metavar-month = MONTH
metavar-slot = SLOT
metavar-partner = PARTNER
metavar-professional = PROFESSIONAL
metavar-type-text = TEXT
metavar-type-integer = NUMBER
metavar-type-float = NUMBER
metavar-type-path = PATH
metavar-type-file = FILE
metavar-type-directory = DIR

# Questions

ask-again = Answer { $yes } or { $no }.
ask-number-again = Answer by a number, from 1 to { $count }.

# What was mistyped

usage-try-help = For help: { $command }
usage-no-such-command = There is no command “{ $name }”
usage-folder-not-command = “{ $name }” is a folder, not a command. To work in it: { $typed } COMMAND
usage-no-such-option = There is no option { $name }
usage-no-such-option-here = There is no option { $name } before the name of the command; if it is one of a command, write it after that name
usage-missing = { $name } is missing.
usage-missing-command = The name of a command is missing.
usage-bad-value = { $name }: { $text }
usage-extra = Too much: { $args }.
usage-takes-values = { $name } takes { $nargs } values.
usage-no-value = The option { $name } takes no value.
usage-needs-value = The option { $name } needs a value.
usage-needs-values = The option { $name } needs { $nargs } values.
usage-needs-more = { $len_type } values are needed, { $len_value } given.
usage-takes-so-many = { $nargs } values are needed.
usage-not-choice = “{ $value }” is not { $choice }.
usage-not-one-of = “{ $value }” does not fit. Choose from: { $choices }.
usage-not-date = “{ $value }” is not a date as expected.
usage-not-boolean = “{ $value }” is neither yes nor no.
usage-not-number = “{ $value }” is not a number that fits.
usage-not-in-range = { $value } is out of range ({ $range }).
usage-more-than = { $value } will not do: a number greater than { $least } is needed.
usage-at-least = { $value } will not do: { $least } or more is needed.
usage-less-than = { $value } will not do: a number smaller than { $most } is needed.
usage-at-most = { $value } will not do: { $most } or less is needed.
usage-between = { $value } will not do: a number from { $least } to { $most } is needed.
usage-no-file = { $filename } does not exist.
usage-is-file = { $filename } is a file, not a folder.
usage-no-folder = { $name }: the name of the folder is missing.
usage-is-folder = { $filename } is a folder, not a file.
usage-not-readable = { $filename } cannot be read.
usage-not-writable = { $filename } cannot be changed.
usage-not-executable = { $filename } cannot be run.

# The reference of the command

reference-title = The command
reference-generated = This page is written from the command itself.
reference-exit-codes = Exit codes
reference-json = Data (--json)
reference-json-how =
    With --json the result is given as JSON on standard output, and so is an error, in this form. Only the texts (“text”)
    change with the language; “problems” gives file, line and column of all that is wrong.
reference-completion = Completion
reference-completion-how = Add the line that fits to the start-up file of your shell:
exit-0 = done
exit-1 = done, but something needs a person: a missing seat, a calendar that did not answer
exit-2 = wrong use
exit-3 = the workspace or the rota is to be corrected
exit-4 = no rota: impossible, or none found in time
exit-5 = nothing could be reached
exit-6 = stopped to ask: workspace held, many deletions, a name in what is public, a slot to decide
exit-70 = our bug
exit-130 = interrupted, nothing was kept
