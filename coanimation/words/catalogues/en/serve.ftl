# Serving the calendars, and their passwords

command-serve-help =
    While this command runs, partners read and write their calendar (CalDAV), the subscription links answer and the public
    page is online. Unless told otherwise, only this computer can reach it.
command-serve-option-host = The address to listen on.
command-serve-option-port = The port; 0 takes a free one.
command-serve-option-tls-cert = The certificate (PEM), needed to listen elsewhere than on this computer.
command-serve-option-tls-key = The key of the certificate (PEM).
command-serve-option-behind-proxy = A proxy in front takes care of encryption.
command-password-help = The password is asked for twice and not shown; only its hash is kept.
command-password-option-generate = Chooses a password and shows it once.
command-password-argument-partner = The id of the partner, as in partners.yaml.
serve-running = Online: { $url }
serve-hours = Public hours: { $url }
serve-calendar = Calendar of { $partner }: { $url }
serve-without-password =
    { $count ->
        [one] One partner has no password yet: { $names }.
       *[other] { $count } partners have no password yet: { $names }.
    } For example: { $coanimation } password { $first }
serve-how-to-stop = Ctrl-C to stop.
serve-stopping = Stopping: finishing the requests in hand.
serve-no-extra = The server needs the “serve” extra: pip install "coanimation[serve]".
serve-unsafe =
    On { $host }, passwords would travel in the clear. Give a certificate (--tls-cert and --tls-key), or --behind-proxy if
    a proxy takes care of encryption.
serve-port-taken = Cannot listen on { $host }, port { $port }: it is taken or forbidden. Try another --port.
serve-not-here = { $host } is no address of this computer. Without --host, it alone has access; with --host 0.0.0.0, it listens on all its addresses.
serve-passwords-broken =
    The file of the passwords is damaged: { $file }. Nothing was touched.
    Put it back from a backup. Or delete it: each partner then needs a new password.
serve-both-tls = --tls-cert and --tls-key go together.
serve-bad-tls = The certificate { $certificate } and the key { $key } cannot be used: two PEM files that belong together are needed.
serve-unknown-partner = “{ $partner }” is the id of no partner. There are: { $known }.
serve-ask-password = Password for { $partner }:
serve-ask-password-again = Once more:
serve-passwords-differ = The two passwords differ: nothing was changed.
serve-password-short = A password has at least { $least } characters: nothing was changed.
serve-password-set = Password of { $partner } kept.
serve-password-made = Password of { $partner }, to be handed over; it will not be shown again:
