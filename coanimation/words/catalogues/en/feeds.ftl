# The subscription links

command-feed-help = Each partner, and each professional who chose it, has a subscription link: a secret to be given to that person only.
command-feed-list-name = list
command-feed-list-summary = List the subscriptions; the secret links only when asked.
command-feed-list-option-reveal = Show the secret links.
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
