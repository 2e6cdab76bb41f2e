# The subscription links

command-feed-help = Each partner, and each professional who chose it, has a subscription link: a secret to be given to that person only.
command-feed-list-name = list
command-feed-list-summary = Lists the subscriptions; the secret links only when asked.
command-feed-list-option-reveal = Shows the secret links.
command-feed-rotate-name = rotate
command-feed-rotate-summary = Gives a partner or a person another link.
command-feed-rotate-help =
    For when a link was passed on to someone else. The old one opens nothing any more: for 60 days it shows one single
    event that says so, then it does not exist. The other links do not change.

      coanimation feed rotate mission-locale
command-feed-rotate-argument-who = The partner, for the link of the partner; or the person. Id or name.
command-feed-rotate-option-reveal = Shows the new link.
command-feed-revoke-name = revoke
command-feed-revoke-summary = Takes the link of a partner or a person back, without giving another.
command-feed-revoke-help =
    The link opens nothing any more: for 60 days it shows one single event that says so, then it does not exist. To
    give a link again later: coanimation feed rotate.

      coanimation feed revoke mission-locale
command-feed-revoke-argument-who = The partner, for the link of the partner; or the person. Id or name.
feed-rotated =
    { $name } has a new link. The old one no longer opens the calendar: for { $days } days it says so, then it is gone.
feed-taken-back =
    { $name } has no link any more. The old one no longer opens the calendar: for { $days } days it says so, then it is gone.
feed-give-again = To give one again: { $coanimation } feed rotate { $id }
feed-opens-later = This link opens the calendar only after the next publication: { $coanimation } publish
feed-revoked = link taken back
feed-no-subscription =
    { $name } has no subscription: they are reached another way.
    To give them one, remove "channel" from their entry in partners.yaml.
feed-key-broken =
    The file of the secret links is damaged: { $file }. Nothing was touched.
    Put it back from a backup. Or delete it: at the next publication every subscription link changes.
feed-partner = { $name } ({ $state })
feed-professional = {"  "}· { $name } ({ $state })
feed-published = published
feed-unpublished = not published yet
feed-hidden = The links are secret; to see them: { $coanimation } feed list --reveal
feed-secret = Each link opens a calendar without a password: give it only to the person concerned, and never in public.
feed-no-address =
    Nobody can subscribe yet: the space has no public address.
    Give it in space.yaml, under “public-url”.
feed-address-unreachable =
    Nobody can subscribe yet: the public address of the space ({ $url }) cannot be reached from another device.
    Give it in space.yaml, under “public-url”.
