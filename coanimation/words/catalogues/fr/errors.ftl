# Ce qui ne va pas, dit une seule fois pour toutes les commandes.

did-you-mean = { $text } — vouliez-vous dire « { $nearest } » ?
problem-line = { $where } : { $text }
problem-where-cell = { $file }, feuille « { $sheet } », ligne { $row }, colonne « { $header } »
problem-where-sheet = { $file }, feuille « { $sheet } », ligne { $row }
error-unworded = { $code } ({ $fields })
error-interrupted = Interrompu : rien n'a été enregistré.
error-aborted = Abandon : rien n'a été fait.
error-bug =
    Un incident que nous n'avions pas prévu : { $text }.
    Ce n'est pas de votre faute. Le détail est dans { $log } : joignez-le à votre signalement.
error-bug-unlogged =
    Un incident que nous n'avions pas prévu : { $text }.
    Ce n'est pas de votre faute. Pour le détail, relancez la commande avec COANIMATION_DEBUG=1.
error-file = Impossible d'accéder à { $path } : { $why }.
error-file-open = { $path } est ouvert dans un autre programme (un tableur, peut-être) : fermez-le, puis relancez la commande.
error-disk-full = Plus de place sur le disque : { $path } n'a pas été modifié.
error-no-terminal = Une réponse est nécessaire (« { $question } »), et personne n'est devant l'écran pour la donner.
error-unknown-month = « { $month } » ne désigne aucun mois. On attend par exemple 2026-12, ou décembre.
error-environment-now =
    La variable d'environnement { $variable } vaut « { $value } », qui n'est pas un instant. On attend par exemple
    2026-12-01T09:00:00+01:00 ; sans elle, c'est maintenant.
error-environment-completion =
    La variable d'environnement { $variable } est réservée à la complétion du terminal : ôtez-la, puis relancez la
    commande.
workspace-wrong =
    { $count ->
        [one] Un point est à corriger, rien n'a été modifié :
       *[other] { $count } points sont à corriger, rien n'a été modifié :
    }
error-why-missing = il n'existe pas
error-why-denied = l'accès est refusé
error-why-is-folder = c'est un dossier
error-why-is-file = c'est un fichier, pas un dossier
