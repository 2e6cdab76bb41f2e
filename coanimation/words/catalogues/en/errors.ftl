# What goes wrong, said once for all commands.

did-you-mean = { $text } — did you mean “{ $nearest }”?
problem-line = { $where }: { $text }
problem-where-cell = { $file }, sheet “{ $sheet }”, row { $row }, column “{ $header }”
problem-where-sheet = { $file }, sheet “{ $sheet }”, row { $row }
error-unworded = { $code } ({ $fields })
error-interrupted = Interrupted: nothing was kept.
error-aborted = Aborted: nothing was done.
error-bug =
    Something happened that we did not foresee: { $text }.
    It is not your fault. The details are in { $log }: please join it to your report.
error-bug-unlogged =
    Something happened that we did not foresee: { $text }.
    It is not your fault. For the details, run the command again with COANIMATION_DEBUG=1.
error-file = { $path } cannot be used: { $why }.
error-file-open = { $path } is open in another program (a spreadsheet, perhaps): close it, then run the command again.
error-disk-full = The disk is full: { $path } was not changed.
error-no-terminal = An answer is needed (“{ $question }”), and nobody is at the screen to give it.
error-unknown-month = “{ $month }” is no month. Expected, for example: 2026-12, or december.
error-environment-now =
    The environment variable { $variable } holds “{ $value }”, which is no instant. Expected, for instance,
    2026-12-01T09:00:00+01:00; without it, it is now.
error-environment-completion =
    The environment variable { $variable } is for the completion of a shell: take it out, then run the command again.
workspace-wrong =
    { $count ->
        [one] One point is to be corrected, nothing was changed:
       *[other] { $count } points are to be corrected, nothing was changed:
    }
error-why-missing = it does not exist
error-why-denied = access is denied
error-why-is-folder = it is a folder
error-why-is-file = it is a file, not a folder
