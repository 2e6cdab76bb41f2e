# La commande : comment elle s'appelle, ce qu'elle fait, et ce qui ne va pas dans ce qui a été tapé.

command-summary = Prépare et diffuse le planning d'un lieu d'accueil partagé.
command-help =
    Un mois se dit 2026-12 ou décembre ; sans rien, c'est le mois en préparation. Chaque commande porte aussi son nom
    anglais. « coanimation COMMANDE -h » explique une commande.
command-epilogue =
    Codes de sortie : 0 c'est fait ; 1 c'est fait, mais quelque chose attend quelqu'un ; 2 commande mal formulée ;
    3 l'espace de travail ou le planning est à corriger ; 4 pas de planning ; 5 rien n'a pu être joint ;
    6 arrêt pour demander ; 70 incident de notre fait ; 130 interrompu.

command-demo-name = démo
command-demo-summary = Montre tout le chemin, d'un exemple à ses agendas.
command-init-name = initialiser
command-init-summary = Commence un espace de travail dans un dossier.
command-import-name = importer
command-import-summary = Lit le classeur rempli et en fait l'espace de travail.
command-workbook-name = classeur
command-workbook-summary = Écrit un classeur qui dit ce que disent les fichiers.
command-check-name = vérifier
command-check-summary = Dit ce qui ne va pas dans les fichiers, ou que tout va bien.
command-schema-name = schéma
command-schema-summary = Donne la description des fichiers, pour les éditeurs.
command-slots-name = créneaux
command-slots-summary = Montre les créneaux du mois.
command-availability-name = disponibilités
command-availability-summary = Recueille les disponibilités.
command-plan-name = planifier
command-plan-summary = Cherche le meilleur planning du mois ; rien n'est diffusé.
command-show-name = montrer
command-show-summary = Montre le planning du mois.
command-explain-name = expliquer
command-explain-summary = Dit pourquoi un poste reste à pourvoir.
command-pin-name = fixer
command-pin-summary = Fixe quelqu'un sur un créneau.
command-ban-name = écarter
command-ban-summary = Écarte quelqu'un d'un créneau.
command-unpin-name = libérer
command-unpin-summary = Revient sur « fixer » ou « écarter ».
command-close-name = fermer
command-close-summary = Ferme un créneau.
command-reopen-name = rouvrir
command-reopen-summary = Rouvre un créneau fermé.
command-publish-name = publier
command-publish-summary = Diffuse le planning : agendas, abonnements, page publique.
command-status-name = état
command-status-summary = Dit où en est chaque structure : reçu, en attente, à vérifier.
command-feed-name = abonnement
command-feed-summary = Liste les liens d'abonnement.
command-password-name = mot-de-passe
command-password-summary = Donne à une structure un mot de passe pour son agenda.
command-serve-name = servir
command-serve-summary = Sert les agendas, les abonnements et la page publique.

# Les aides

help-usage = Utilisation :
help-usage-options = [OPTIONS]
help-usage-command = COMMANDE …
help-arguments = Arguments
help-options = Options
help-commands = Commandes
help-default = [par défaut : { $value }]

option-help = Affiche cette aide.
command-option-c = Travaille dans ce dossier plutôt que dans le dossier courant.
command-option-lang = Parle français (fr) ou anglais (en) ; par défaut la langue de l'espace de travail.
command-option-version = Affiche la version.
option-json = Donne le résultat en JSON, pour un programme.
option-yes = Répond oui aux questions.
argument-month = Le mois : 2026-12 ou décembre.
argument-month-optional = Le mois : 2026-12, décembre ; sans rien, le mois en préparation.
metavar-c = DOSSIER
metavar-month = MOIS
metavar-slot = CRÉNEAU
metavar-partner = STRUCTURE
metavar-professional = PROFESSIONNEL
metavar-type-text = TEXTE
metavar-type-integer = NOMBRE
metavar-type-float = NOMBRE
metavar-type-path = CHEMIN
metavar-type-file = FICHIER
metavar-type-directory = DOSSIER

# Les questions

ask-again = Répondez { $yes } ou { $no }.
ask-number-again = Répondez par un nombre, de 1 à { $count }.

# Ce qui a été mal tapé

usage-try-help = Pour l'aide : { $command }
usage-no-such-command = Aucune commande « { $name } »
usage-folder-not-command = « { $name } » est un dossier, pas une commande. Pour y travailler : { $typed } COMMANDE
usage-no-such-option = Aucune option { $name }
usage-no-such-option-here = Aucune option { $name } avant le nom de la commande ; si c'est celle d'une commande, écrivez-la après ce nom
usage-missing = Il manque { $name }.
usage-missing-command = Il manque le nom d'une commande.
usage-bad-value = { $name } : { $text }
usage-extra = De trop : { $args }.
usage-takes-values = { $name } demande { $nargs } valeurs.
usage-no-value = L'option { $name } ne prend pas de valeur.
usage-needs-value = L'option { $name } demande une valeur.
usage-needs-values = L'option { $name } demande { $nargs } valeurs.
usage-needs-more = Il faut { $len_type } valeurs, { $len_value } données.
usage-takes-so-many = Il faut { $nargs } valeurs.
usage-not-choice = « { $value } » n'est pas { $choice }.
usage-not-one-of = « { $value } » ne convient pas. Au choix : { $choices }.
usage-not-date = « { $value } » n'est pas une date comme on l'attend.
usage-not-boolean = « { $value } » n'est ni oui ni non.
usage-not-number = « { $value } » n'est pas un nombre qui convient.
usage-not-in-range = { $value } est hors des limites ({ $range }).
usage-more-than = { $value } ne convient pas : il faut un nombre plus grand que { $least }.
usage-at-least = { $value } ne convient pas : il faut { $least } ou plus.
usage-less-than = { $value } ne convient pas : il faut un nombre plus petit que { $most }.
usage-at-most = { $value } ne convient pas : il faut { $most } ou moins.
usage-between = { $value } ne convient pas : il faut un nombre de { $least } à { $most }.
usage-no-file = { $filename } n'existe pas.
usage-is-file = { $filename } est un fichier, pas un dossier.
usage-no-folder = { $name } : il manque le nom du dossier.
usage-is-folder = { $filename } est un dossier, pas un fichier.
usage-not-readable = { $filename } ne peut pas être lu.
usage-not-writable = { $filename } ne peut pas être modifié.
usage-not-executable = { $filename } ne peut pas être exécuté.

# La référence de la commande

reference-title = La commande
reference-generated = Page écrite d'après la commande elle-même.
reference-exit-codes = Codes de sortie
reference-json = Les données (--json)
reference-json-how =
    Avec --json, le résultat est donné en JSON sur la sortie standard, et une erreur aussi, sous cette forme. Seuls les
    textes (« text ») changent avec la langue ; « problems » donne fichier, ligne et colonne de tout ce qui est à corriger.
reference-completion = Compléter au clavier
reference-completion-how = Dans le fichier de démarrage de votre terminal, ajoutez la ligne qui convient :
exit-0 = c'est fait
exit-1 = c'est fait, mais quelque chose attend quelqu'un : un poste à pourvoir, un agenda qui n'a pas répondu
exit-2 = la commande est mal formulée
exit-3 = l'espace de travail ou le planning est à corriger
exit-4 = pas de planning : impossible, ou pas trouvé à temps
exit-5 = rien n'a pu être joint
exit-6 = arrêt pour demander : espace occupé, suppressions nombreuses, nom dans ce qui est public, créneau à décider
exit-70 = incident de notre fait
exit-130 = interrompu, rien n'a été gardé
