# Going online: the destinations, and reading the public address back

publish-row-sent = Online
publish-sent =
    { $name } ({ $written ->
        [0] { $removed ->
            [0] nothing new
           *[other] nothing added
        }
        [one] 1 file sent
       *[other] { $written } files sent
    }{ $removed ->
        [0] {""}
        [one] , 1 removed
       *[other] , { $removed } removed
    })
publish-sent-would =
    { $name } ({ $written ->
        [0] { $removed ->
            [0] nothing new
           *[other] nothing to add
        }
        [one] 1 file to send
       *[other] { $written } files to send
    }{ $removed ->
        [0] {""}
        [one] , 1 to remove
       *[other] , { $removed } to remove
    })
publish-unsent = { $name }: { $why }
publish-destination-no-password = the password of the account is missing; give it in the variable { $variable }.
publish-destination-password-refused = the account is refused (password or key). Nothing was changed there.
publish-destination-insecure = its address is not safe: the password would travel in the clear or to another server. An https address is needed.
publish-destination-unreachable = the server does not answer. Run the command again: only what is missing will be sent.
publish-destination-unusable = { $what } cannot be read or written: check that you have access, and that there is room left.
publish-destination-refused = the server refuses { $what } ({ $why }).
publish-destination-full = there is no room left at this place.
publish-destination-no-folder = the folder { $folder } does not exist there: make it, or correct the address in space.yaml.
publish-destination-no-webdav = this address does not answer as a WebDAV folder does (answer { $status }). In Nextcloud it is under Files, Settings, "WebDAV".
publish-destination-stranger = { $file } is there already, and we did not put it there: nothing was changed there. Move that file, or choose another folder.
publish-destination-other-space = another space already sends its page there: nothing was changed. Choose another folder.
publish-destination-host-unknown =
    this server is not known yet: nothing was sent. Connect once, and compare the fingerprint with the one the host gives:
      sftp -P { $port } { $user }@{ $host }
publish-destination-host-changed =
    { $host } no longer shows the key that we know: nothing was sent. Ask the host whether it changed; if so, remove the old one from { $file }.
publish-destination-bad-key = the key { $file } cannot be read: check the file and its passphrase.
publish-destination-no-extra = sending over SFTP needs the extra "sftp": pip install "coanimation[sftp]".
publish-destination-bug = something we had not foreseen; it is our mistake. The details are in .coanimation/{ $log }: join them to your report.
publish-online-seen = ✓ Page seen online at { $hour } ({ $address }). Subscribed calendars follow within a day or so.
publish-online-not-yet =
    { $address } { $why ->
        [missing] shows no page yet: check that the destination is the folder of this site.
        [refused] refuses to be read: ask the host why.
        [certificate] has no valid certificate: ask the host to renew it.
        [unreachable] does not answer. Run the command again in a few minutes.
       *[other] still shows another page. Run the command again in a few minutes; if nothing changes, check that the destination is the folder of this site.
    }
publish-private-in-public = { $folder } is in the public part: the secret links would be readable by everybody. Choose another folder.
publish-private-under-version-control =
    { $folder } is under version control ({ $guard }): the secret links would stay there for ever. Choose a folder elsewhere.

# While it is being published

progress-calendars =
    Calendars: { $done } of { $count }{ $hand ->
        [0] {""}
        [1] {" "}· { $name }
       *[other] {" "}· { $name } and { $others } at the same time
    }
progress-destinations = Sending to the host: { $done } of { $count } · { $name }
progress-messages = Messages: { $done } of { $count } · { $name }
progress-online = Reading the page online · { $name }
