# Le classeur : tout ce qui décrit l'espace, dans un tableur.

command-import-help =
    Lit le classeur rempli, vérifie tout, puis met à jour les fichiers de l'espace de travail. S'il reste un point à
    corriger, rien n'est modifié : chacun est désigné par sa feuille, sa ligne et sa colonne.
command-import-argument-file = Le classeur rempli (.xlsx).
command-import-option-dry-run = Vérifie tout et n'écrit rien.

command-workbook-help =
    Écrit un classeur à partir des fichiers : à prendre quand ils ont été corrigés à la main, avant de le compléter et de
    l'importer. Un classeur qui est déjà là n'est jamais remplacé.
command-workbook-argument-file = Le classeur à écrire ; sinon, classeur.xlsx dans l'espace de travail.

workbook-file = classeur.xlsx
workbook-title = { $name } : le classeur
workbook-heading-space = L'espace : ses lieux, ses horaires, ses règles. Écrit à partir du classeur.
workbook-heading-partners = Les structures et leurs professionnel·les. Écrit à partir du classeur.

workbook-read =
    { $file } est lu : { $openings ->
        [0] aucun horaire
        [one] 1 horaire
       *[other] { $openings } horaires
    }, { $partners ->
        [0] aucune structure
        [one] 1 structure
       *[other] { $partners } structures
    }, { $people ->
        [0] aucun professionnel
        [one] 1 personne
       *[other] { $people } personnes
    }.
workbook-unchanged = Rien ne change : les fichiers disent déjà la même chose.
workbook-would-change = Changerait : { $files }. Rien n'est écrit.
workbook-changed = Mis à jour : { $files }.
workbook-begun = L'espace de travail est créé : { $files }.
workbook-comments-lost = { $file } a été réécrit en entier : les commentaires qu'il contenait n'y sont plus.
workbook-ignored-sheet = La feuille « { $sheet } » n'est pas lue : elle ne fait pas partie du classeur.
workbook-removed = Le classeur ne le dit pas, c'est donc ôté des fichiers : { $names }.
workbook-written = Le classeur est écrit : { $file }
workbook-exists = { $file } est déjà là, peut-être rempli : donnez un autre nom, ou déplacez-le d'abord.

# Les feuilles

workbook-sheet-readme = Lisez-moi
workbook-sheet-sites = Lieux
workbook-sheet-sites-told = Où les jeunes sont accueillis. Le public lit ces noms : ils sont neutres.
workbook-sheet-travel = Trajets
workbook-sheet-travel-told = Minutes entre deux lieux, dans les deux sens. Laissez vide s'il n'y a qu'un lieu.
workbook-sheet-openings = Horaires
workbook-sheet-openings-told = Les horaires habituels : une ligne pour chaque moment qui revient.
workbook-sheet-exceptional = Exceptions
workbook-sheet-exceptional-told = Une ouverture de plus, ou un créneau déplacé, à une date précise.
workbook-sheet-closures = Fermetures
workbook-sheet-closures-told = Les jours où rien n'ouvre. Les jours fériés sont déjà connus.
workbook-sheet-partners = Structures
workbook-sheet-partners-told = Les structures présentes à tour de rôle. Leur nom n'est jamais public.
workbook-sheet-agreements = Conventions
workbook-sheet-agreements-told = Les heures convenues avec une structure. Laissez vide s'il n'y a pas de convention.
workbook-sheet-people = Personnes
workbook-sheet-people-told = Les professionnel·les. Une fonction suffit (« Conseillère emploi ») : aucun nom n'est nécessaire.
workbook-sheet-usual = Disponibilités habituelles
workbook-sheet-usual-told = Qui peut venir d'habitude, horaire par horaire : oui, si besoin, non. Sert tant qu'une personne n'a pas répondu pour un mois.
workbook-sheet-meetings = Réunions
workbook-sheet-meetings-told = Qui y participe ne tient pas de créneau à cette heure. Laissez vide s'il n'y en a pas.
workbook-sheet-vocabulary = Listes
workbook-sheet-vocabulary-told = Les thématiques (ce dont les jeunes peuvent parler) et les fonctions propres à cet espace.
workbook-sheet-destinations = Mise en ligne
workbook-sheet-destinations-told = Où la diffusion envoie la page publique, pour qu'on la lise quand cet ordinateur dort. Laissez vide si personne ne l'héberge. Jamais de mot de passe ici.
workbook-sheet-settings = Règles
workbook-sheet-settings-told = Un réglage par ligne. Une case vide garde la valeur habituelle.

workbook-readme-what = Ce classeur décrit tout l'espace : les lieux, les horaires, les structures et les personnes. Il n'y a rien d'autre à remplir.
workbook-readme-how = Remplissez les feuilles de gauche à droite. Passez la souris sur un titre de colonne : il dit ce qu'on y attend. Les titres en gras sont obligatoires.
workbook-readme-example = Les lignes déjà là sont un exemple qui fonctionne : remplacez-les par les vôtres, supprimez celles qui ne servent pas.
workbook-readme-ids = Les identifiants (lettres minuscules, chiffres, tirets) se remplissent tout seuls quand la case est vide. Une fois le planning commencé, ne les changez plus : les créneaux déjà diffusés les portent.
workbook-readme-several = Plusieurs valeurs dans une case se séparent par un point-virgule : « emploi ; santé ».
workbook-readme-import = Enregistrez (format .xlsx), fermez le fichier, puis tapez : coanimation importer classeur.xlsx
workbook-readme-again = Vous pouvez corriger et importer autant de fois que vous voulez : seul ce qui a changé est modifié, et rien ne l'est tant qu'il reste une erreur.
workbook-readme-secret = N'écrivez ici ni mot de passe, ni motif d'absence, ni rien sur les jeunes.

# Les titres de colonnes, et ce qu'on y attend

workbook-column-id = Identifiant
workbook-column-id-told = Lettres minuscules, chiffres et tirets. Laissez vide : il sera fait à partir du nom.
workbook-openings-id = Nom de l'horaire
workbook-openings-id-told = Un nom court à vous, en minuscules avec des tirets : mercredi, vendredi-soir. Les créneaux portent ce nom.
workbook-exceptional-id = Nom
workbook-exceptional-id-told = Un nom court à vous, en minuscules avec des tirets : fete-du-quartier.
workbook-column-name = Nom
workbook-sites-name-told = Un nom neutre : le public le lit. Jamais celui d'une structure.
workbook-partners-name-told = Le nom complet de la structure. Il n'est jamais public.
workbook-people-name-told = Une fonction (« Conseillère emploi ») ou un nom. Jamais public.
workbook-vocabulary-name-told = Tel qu'on le lira : « Emploi et formation », « conduit la camionnette ».
workbook-column-address = Adresse
workbook-column-address-told = Rue, code postal, ville : le public la lit.
workbook-column-kind = Type de lieu
workbook-column-kind-told = En dur, mobile, ou aller vers (marché, gare, skatepark).
workbook-column-way = Par
workbook-column-way-told = dossier (un disque, un partage), sftp (un hébergeur), webdav (Nextcloud).
workbook-destinations-id = Nom
workbook-destinations-id-told = Lettres minuscules, chiffres et tirets : « hebergeur ».
workbook-destinations-address = Adresse
workbook-destinations-address-told = sftp : le nom du serveur. webdav : l'adresse du dossier, en https.
workbook-column-user = Compte
workbook-column-user-told = Le nom du compte chez l'hébergeur. Le mot de passe ne s'écrit jamais ici.
workbook-column-folder = Dossier
workbook-column-folder-told = Chez l'hébergeur (sftp), ou sur cet ordinateur (dossier).
workbook-column-private = Abonnements
workbook-column-private-told = oui pour y mettre aussi les abonnements, sous leurs liens secrets.
workbook-column-landmark = Repère
workbook-column-landmark-told = Pour trouver : « à côté de la médiathèque ».
workbook-column-starts = Du
workbook-column-starts-told = Premier jour, par exemple 01/09/2026. Vide : depuis toujours.
workbook-column-ends = Au
workbook-column-ends-told = Dernier jour compris. Vide : sans fin.
workbook-column-between-0 = D'un lieu
workbook-column-between-1 = À un autre
workbook-column-minutes = Minutes
workbook-column-minutes-told = Durée du trajet, la même dans les deux sens.
workbook-column-site = Lieu
workbook-column-site-told = Un lieu de la feuille « Lieux ».
workbook-column-days = Jours
workbook-column-days-told = mercredi ; ou plusieurs : lundi, jeudi. Vide si la colonne « Répétition » est remplie.
workbook-column-from = De
workbook-column-from-told = Heure d'ouverture : 14:00, 17h30 …
workbook-column-to = À
workbook-column-to-told = Heure de fermeture. Si elle ne suit pas l'ouverture, c'est le lendemain.
workbook-closures-from = Du
workbook-closures-from-told = Premier jour fermé.
workbook-closures-to = Au
workbook-closures-to-told = Dernier jour fermé, compris. Vide : un seul jour.
workbook-column-when = Période
workbook-column-when-told = Période scolaire, vacances scolaires, ou toute l'année.
workbook-column-public-holidays = Jours fériés
workbook-column-public-holidays-told = Fermé (habituel) ou ouvert.
workbook-column-seats-least = Postes au moins
workbook-column-seats-least-told = En dessous, le créneau n'ouvre pas. Vide : 2.
workbook-column-seats-wanted = Postes souhaités
workbook-column-seats-wanted-told = Combien de personnes on cherche.
workbook-column-seats-most = Postes au plus
workbook-column-seats-most-told = Au-delà, personne n'est ajouté.
workbook-column-needs = Fonctions nécessaires
workbook-column-needs-told = { role-opens } : 1 ; { role-driver } : 1. Le référent mineurs est ajouté tout seul.
workbook-column-minors = Mineurs
workbook-column-minors-told = oui (habituel) si des mineurs viennent : il faut alors un référent mineurs.
workbook-column-activity = Activité
workbook-column-activity-told = goûter, atelier, fête … Le public la lit.
workbook-column-setup = Installation (min)
workbook-column-setup-told = Minutes avant l'ouverture, pour les professionnel·les.
workbook-column-tidy = Rangement (min)
workbook-column-tidy-told = Minutes après la fermeture, pour les professionnel·les.
workbook-column-relays = Relais
workbook-column-relays-told = Heures auxquelles d'autres prennent la suite : 16:00. Chaque relais est un créneau.
workbook-column-together = Relais ensemble
workbook-column-together-told = oui : qui prend un relais du jour les prend tous. Non d'habitude.
workbook-column-weight = Importance
workbook-column-weight-told = 1 d'habitude ; 2 s'il est deux fois plus important que ce créneau ouvre.
workbook-column-rrule = Répétition
workbook-column-rrule-told = Pour ce que les jours ne disent pas : FREQ=WEEKLY;INTERVAL=2;BYDAY=SA est un samedi sur deux à partir de la date « Du ».
workbook-column-date = Date
workbook-column-date-told = Le jour de l'ouverture, par exemple 19/12/2026.
workbook-column-moves = Déplace le créneau
workbook-column-moves-told = Le créneau habituel que celui-ci remplace : mercredi-2026-12-09. Vide : c'est une ouverture de plus.
workbook-column-reason = Raison
workbook-column-reason-told = Le public la lit : fermeture de fin d'année, travaux.
workbook-column-sites = Seulement ces lieux
workbook-column-sites-told = Vide : tous les lieux.
workbook-column-openings = Seulement ces horaires
workbook-column-openings-told = Vide : tous les horaires.
workbook-column-also-known-as = Autres noms
workbook-column-also-known-as-told = Sigles et noms courants, séparés par un point-virgule : aucun ne paraîtra en public.
workbook-column-mail = Adresse électronique
workbook-column-mail-told = Pour les messages. Jamais publique.
workbook-column-topics = Thématiques
workbook-column-topics-told = De la feuille « Listes », séparées par un point-virgule.
workbook-column-at-least = Au moins
workbook-column-at-least-told = créneaux par mois : 1. Ce minimum est tenu autant que les réponses le permettent.
workbook-column-at-once = Ensemble au plus
workbook-column-at-once-told = Combien de ses professionnel·les peuvent être présents au même moment.
workbook-column-limits = Limites
workbook-column-limits-told = créneaux par semaine : 3 ; soirées par semaine : 1. On peut limiter les créneaux, les heures, les soirées et les week-ends, par jour, par semaine ou par mois.
workbook-column-calendar-url = Agenda en ligne (adresse)
workbook-column-calendar-url-told = Seulement si la structure a son propre agenda CalDAV.
workbook-column-calendar-user = Agenda (compte)
workbook-column-calendar-user-told = Le nom du compte ; jamais le mot de passe.
workbook-column-partner = Structure
workbook-column-partner-told = Une structure de la feuille « Structures ».
workbook-column-hours = Heures
workbook-column-hours-told = Le nombre d'heures convenu.
workbook-column-per = Par
workbook-column-per-told = Par mois, ou par an (sur toute la durée de la convention).
workbook-column-tolerance = Tolérance
workbook-column-tolerance-told = L'écart admis dans un mois : 3h. Vide : 3h.
workbook-column-roles = Fonctions
workbook-column-roles-told = { role-referent } ; { role-opens } ; { role-closes } ; { role-driver } ; ou une fonction de la feuille « Listes ».
workbook-column-attestation = Attestation jusqu'au
workbook-column-attestation-told = Dernier jour de validité. Obligatoire pour un référent mineurs.
workbook-column-prefers = Préfère
workbook-column-prefers-told = Des noms d'horaires, séparés par un point-virgule.
workbook-column-avoids = Évite
workbook-column-avoids-told = Des noms d'horaires, séparés par un point-virgule.
workbook-column-accompanied-by = Accompagné·e par
workbook-column-accompanied-by-told = Pour qui débute : des personnes de la feuille « Personnes », dont l'une est toujours présente avec elle.
workbook-column-not-with = Jamais avec
workbook-column-not-with-told = Des personnes avec qui ne jamais partager un créneau ; jamais pourquoi. L'écrire d'un côté suffit.
workbook-meetings-id = Nom
workbook-meetings-id-told = Un nom court à vous, en minuscules avec des tirets : copil-decembre.
workbook-meetings-date-told = Le jour de la réunion, par exemple 17/12/2026.
workbook-meetings-from-told = Heure de début : 14:00, 17h30 …
workbook-meetings-to-told = Heure de fin. Si elle ne suit pas le début, c'est le lendemain.
workbook-meetings-site-told = Un lieu de la feuille « Lieux », si le trajet compte. Vide : ailleurs.
workbook-column-who = Qui
workbook-column-who-told = Des personnes ou des structures entières, séparées par un point-virgule. Vide : tout le monde.
workbook-column-channel = Reçoit par
workbook-column-channel-told = Abonnement (habituel), agenda de sa structure, ou message.
workbook-column-shares-name = Nom visible des collègues
workbook-column-shares-name-told = oui si les autres structures peuvent voir ce nom. Vide : non.
workbook-column-person = Personne
workbook-column-person-told = Une personne de la feuille « Personnes ».
workbook-column-of = Structure
workbook-column-of-told = Pour s'y retrouver, et pour distinguer deux personnes du même nom.
workbook-column-sort = Sorte
workbook-column-sort-told = Thématique ou fonction.

# Les choix

workbook-way-folder = dossier
workbook-way-sftp = sftp
workbook-way-webdav = webdav
workbook-kind-fixed = en dur
workbook-kind-mobile = mobile
workbook-kind-outreach = aller vers
workbook-when-term = période scolaire
workbook-when-holidays = vacances scolaires
workbook-when-always = toute l'année
workbook-on-holidays-closed = fermé
workbook-on-holidays-open = ouvert
workbook-per-month = mois
workbook-per-year = an
workbook-channel-feed = abonnement
workbook-channel-caldav = agenda
workbook-channel-mail = message
workbook-sort-topics = thématique
workbook-sort-roles = fonction
workbook-language-fr = français
workbook-language-en = anglais
workbook-next-day-morning-after-morning = matin après matin
workbook-next-day-afternoon-after-morning = après-midi après matin
workbook-next-day-evening-after-morning = soirée après matin
workbook-next-day-morning-after-afternoon = matin après après-midi
workbook-next-day-afternoon-after-afternoon = après-midi après après-midi
workbook-next-day-evening-after-afternoon = soirée après après-midi
workbook-next-day-morning-after-evening = matin après soirée
workbook-next-day-afternoon-after-evening = après-midi après soirée
workbook-next-day-evening-after-evening = soirée après soirée
workbook-limit-slots-per-day = créneaux par jour
workbook-limit-slots-per-week = créneaux par semaine
workbook-limit-slots-per-month = créneaux par mois
workbook-limit-hours-per-day = heures par jour
workbook-limit-hours-per-week = heures par semaine
workbook-limit-hours-per-month = heures par mois
workbook-limit-evenings-per-day = soirées par jour
workbook-limit-evenings-per-week = soirées par semaine
workbook-limit-evenings-per-month = soirées par mois
workbook-limit-weekends-per-day = week-ends par jour
workbook-limit-weekends-per-week = week-ends par semaine
workbook-limit-weekends-per-month = week-ends par mois
workbook-span-hours-per-day = heures par jour
workbook-span-hours-per-week = heures par semaine
workbook-span-days-per-week = jours par semaine
workbook-span-days-in-a-row = jours d'affilée
workbook-mode-off = ignoré
workbook-mode-alert = à savoir
workbook-mode-hard = bloquant

# Les réglages

workbook-settings-setting = Réglage
workbook-settings-value = Valeur
workbook-settings-told = Explication
workbook-setting-space-name = Nom de l'espace
workbook-setting-space-name-told = Un nom neutre : le public le lit. Jamais celui d'une structure.
workbook-setting-space-language = Langue
workbook-setting-space-language-told = Français ou anglais.
workbook-setting-space-timezone = Fuseau horaire
workbook-setting-space-timezone-told = Europe/Paris ; outre-mer : Indian/Reunion, America/Martinique …
workbook-setting-space-school-zone = Zone des vacances scolaires
workbook-setting-space-school-zone-told = A, B ou C ; none s'il ne faut pas en tenir compte.
workbook-setting-space-public-holidays = Jours fériés de
workbook-setting-space-public-holidays-told = metropole, alsace, moselle, guadeloupe, martinique, guyane, reunion, mayotte …
workbook-setting-space-public-url = Adresse de la page publique
workbook-setting-space-public-url-told = Par exemple https://escale.example.org/
workbook-setting-space-contact = Contact public
workbook-setting-space-contact-told = Une adresse électronique que le public peut lire.
workbook-setting-rules-rest = Repos entre deux présences
workbook-setting-rules-rest-told = 11h (habituel) : d'un jour à l'autre.
workbook-setting-rules-referents-for-minors = Référents mineurs par créneau
workbook-setting-rules-referents-for-minors-told = Combien il en faut là où viennent des mineurs. Vide : 1.
workbook-setting-rules-different-organisations = Structures différentes
workbook-setting-rules-different-organisations-told = oui (habituel) : jamais deux personnes de la même structure sur un créneau.
workbook-setting-rules-afternoon-from = L'après-midi commence à
workbook-setting-rules-afternoon-from-told = 12:00 d'habitude.
workbook-setting-rules-evening-from = La soirée commence à
workbook-setting-rules-evening-from-told = 18:00 d'habitude : un créneau qui commence à cette heure est une soirée.
workbook-setting-rules-notice-days = Préavis de fermeture (jours)
workbook-setting-rules-notice-days-told = Vide : 14.
workbook-setting-rules-most-displaced = Présences déplacées au plus
workbook-setting-rules-most-displaced-told = Pour une absence, en plus de la sienne, quand quelqu'un l'accepte. Vide : 2.
workbook-setting-rules-limits = Limites de chaque personne
workbook-setting-rules-limits-told = créneaux par jour : 1 ; soirées par semaine : 2. Sauf si les siennes disent autre chose.
workbook-setting-rules-working-time = Temps de travail
workbook-setting-rules-working-time-told = heures par jour : bloquant ; jours par semaine : bloquant 5. Au choix : ignoré, à savoir (habituel), bloquant ; puis combien au plus (vide : ce que dit la loi).
workbook-setting-rules-not-next-day = Jamais le lendemain
workbook-setting-rules-not-next-day-told = matin après soirée ; vide : rien n'est interdit. Une personne ne prend pas ce moment le lendemain de l'autre.
workbook-setting-aims = Objectifs, par priorité
workbook-setting-aims-told = Dans l'ordre, séparés par un point-virgule ; vide : l'ordre habituel.
workbook-setting-search-seconds = Temps de calcul (secondes)
workbook-setting-search-seconds-told = Au plus. Vide : 60.
workbook-setting-public-allowed-words = Mots permis en public
workbook-setting-public-allowed-words-told = Des mots ordinaires qui sont aussi le nom d'une structure, séparés par un point-virgule.

# Ce qui ne va pas

workbook-no-file = Le fichier { $file } n'existe pas.
workbook-is-folder = { $file } est un dossier : donnez le nom du classeur.
workbook-is-xls = C'est un ancien format Excel (.xls), ou un classeur protégé par un mot de passe : enregistrez-le sous « Classeur Excel (.xlsx) », sans mot de passe.
workbook-is-ods = C'est un classeur LibreOffice (.ods) : enregistrez-le sous « Excel 2007-365 (.xlsx) ».
workbook-is-text = C'est un fichier texte ou CSV : il faut le classeur entier, au format .xlsx.
workbook-unreadable = Ce fichier n'est pas un classeur .xlsx, ou il est abîmé : enregistrez-le de nouveau depuis le tableur.
workbook-too-large = Ce classeur est trop gros (plus de { $most } Mo, ou anormalement compressé) : repartez du classeur d'origine.
workbook-too-many-rows = Plus de { $most } lignes remplies : c'est trop pour cette feuille.
workbook-no-sheet = La feuille « { $sheet } » manque. Même vide, elle doit être là.
workbook-no-headers = La ligne des titres de colonnes est introuvable dans les dix premières lignes.
workbook-no-column = La colonne « { $column } » manque. Même vide, elle doit être là.
workbook-unknown-column = La colonne « { $value } » n'est pas de cette feuille : renommez-la ou videz-la.
workbook-formula = Une formule sans résultat : enregistrez le classeur depuis le tableur, ou tapez la valeur.
workbook-error-cell = Le tableur affiche l'erreur { $value } : tapez la valeur.
workbook-empty-cell = Cette case doit être remplie.
workbook-twice = « { $value } » est déjà dit plus haut : gardez une seule ligne.
workbook-bad-number = « { $value } » n'est pas un nombre.
workbook-bad-flag = « { $value } » : on attend oui ou non.
workbook-bad-date = « { $value } » n'est pas une date. On attend par exemple 07/12/2026.
workbook-bad-hour = « { $value } » n'est pas une heure. On attend par exemple 17:30 ou 17h30.
workbook-bad-day = « { $value } » n'est pas un jour de la semaine.
workbook-bad-duration = « { $value } » n'est pas une durée. On attend par exemple 11h, 1h30 ou 90min.
workbook-bad-working-time = « { $value } » ne dit pas ce qu'il advient du temps de travail. On attend par exemple : heures par jour : bloquant ; jours par semaine : bloquant 5.
workbook-not-a-choice = « { $value } » ne convient pas. Au choix : { $choices }.
workbook-unknown-site = « { $value } » n'est pas dans la feuille « Lieux ».
workbook-unknown-opening = « { $value } » n'est pas dans les feuilles « Horaires » et « Exceptions ».
workbook-unknown-partner = « { $value } » n'est pas dans la feuille « Structures ».
workbook-unknown-person = « { $value } » n'est pas dans la feuille « Personnes ».
workbook-unknown-who = « { $value } » n'est ni dans la feuille « Personnes » ni dans la feuille « Structures ».
workbook-unknown-topic = « { $value } » n'est pas une thématique de la feuille « Listes ».
workbook-unknown-role = « { $value } » n'est pas une fonction connue, ni de la feuille « Listes ».
workbook-shared-name = Plusieurs portent le nom « { $value } » : écrivez l'un de ceux-ci : { $choices }.
workbook-unknown-limit = « { $value } » n'est pas une limite. On attend par exemple « soirées par semaine : 2 ».
workbook-unknown-setting = « { $value } » n'est pas un réglage.
workbook-no-setting = Le réglage « { $setting } » manque. Même vide, il doit être là.
