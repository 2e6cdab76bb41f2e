# Ce que décide la coordination : fixer, écarter, libérer, fermer, rouvrir.

argument-slot = Le créneau : son nom (mercredi-2026-12-09), ou des mots qui n'en désignent qu'un (mer 9 soir).
argument-professional = Le ou la professionnel·le : son identifiant ou son nom.
command-pin-help =
    Tout planning calculé ensuite respecte ce choix.

    Exemple :

    {"  "}coanimation fixer décembre "mer 9 soir" ml-conseillere
command-ban-help = Aucun planning calculé ensuite ne placera cette personne sur ce créneau.
command-unpin-help = La personne n'est plus ni fixée ni écartée : le calcul est libre.
command-close-help =
    Le créneau n'ouvre pas. À la prochaine publication, le public le voit fermé et ses présents sont prévenus.
command-reopen-help = Revient sur ce qui a été décidé pour ce créneau.

adjust-pin = { $name } est fixé·e : { $day }, { $hours }.
adjust-ban = { $name } est écarté·e : { $day }, { $hours }.
adjust-unpin = { $name } n'est plus ni fixé·e ni écarté·e : { $day }, { $hours }.
adjust-close = Fermé : { $day }, { $hours }.
adjust-reopen = Ouvert de nouveau : { $day }, { $hours }.
adjust-as-before = C'était déjà le cas : { $day }, { $hours }. Rien n'a été modifié.
adjust-next = Pour en tenir compte : { $coanimation } planifier { $month }
adjust-begun = { $slot } a déjà commencé ({ $start }) : ses présents ne changent plus.
adjust-closed = { $slot } est fermé ({ $closed }) : personne ne peut y être fixé.
adjust-closed-by-pattern = { $slot } est fermé par space.yaml ({ $closed }) : c'est là que cela se change.
adjust-pin-against =
    { $professional } ne peut pas être fixé·e sur { $slot } : { $why }.
    Changez d'abord sa réponse ou son absence, puis relancez la commande.

find-unknown-slot =
    « { $slot } » ne désigne aucun créneau du mois.{ $choices ->
        [none] {""}
       *[other] {" "}Les plus proches : { $choices }
    }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
find-several-slots =
    « { $slot } » désigne { $count } créneaux. Lequel ? { $choices }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
find-unknown-professional =
    « { $professional } » ne désigne personne. Il y a : { $choices }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
find-several-professionals =
    « { $professional } » désigne { $count } personnes. Laquelle ? { $choices }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
