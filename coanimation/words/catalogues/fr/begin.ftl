# Commencer et vérifier : initialiser, vérifier, schéma.

template-simple = simple
template-points-ecoute = points-écoute
template-blank = vierge
command-init-argument-folder = Le dossier à créer, ou un dossier vide ; sans rien, le dossier courant.
command-init-option-template = Le modèle : simple, points-écoute (des soirées et le samedi matin), ou vierge.
command-schema-argument-file = Le fichier à décrire : space, partners, absences, availability, adjustments, rotas ou published.
command-schema-option-write = Écrit toutes les descriptions dans ce dossier.
metavar-folder = DOSSIER
metavar-write = DOSSIER
metavar-file = FICHIER

begin-made = L'espace de travail est prêt, dans { $folder } :
begin-file-space = {"  "}{ $file }      les lieux, les horaires, les règles
begin-file-partners = {"  "}{ $file }   les structures et leurs professionnel·les
begin-file-absences = {"  "}{ $file }   qui est absent, et quand
begin-file-workbook = {"  "}{ $file }   les mêmes choses dans un classeur : remplissez-le, puis « importer »
begin-next =
    Et maintenant :
      { $coanimation } planifier     un premier planning, avec l'exemple tel quel
    Ensuite, mettez vos lieux, vos horaires et vos structures à la place de ceux de l'exemple, puis :
      { $coanimation } vérifier      dit ce qui ne va pas, ou que tout est en ordre
begin-next-blank =
    Et maintenant, écrivez vos horaires et vos structures dans ces fichiers : chacun contient un exemple. Puis :
      { $coanimation } vérifier      dit ce qui ne va pas, ou que tout est en ordre

begin-right =
    Tout est en ordre : { $space }, { $openings ->
        [0] aucun horaire
        [one] 1 horaire
       *[other] { $openings } horaires
    }, { $partners ->
        [0] aucune structure
        [one] 1 structure
       *[other] { $partners } structures
    }, { $professionals ->
        [0] personne encore
        [one] 1 professionnel·le
       *[other] { $professionals } professionnel·les
    }.
begin-right-months = Mois lus : { $months }.
begin-remarks = À regarder bientôt :
begin-no-openings = il n'y a encore aucun horaire : rien ne peut être planifié.
begin-hours-turned = « { $opening } » ouvre à { $start } et ferme à { $end }, donc le lendemain : { $hours } heures d'affilée. Les heures sont-elles à l'envers ?
begin-partner-alone = « { $partner } » n'a encore aucun·e professionnel·le.
begin-kept-elsewhere = cet espace de travail est dans « { $place } », un dossier partagé ou synchronisé : n'y travaillez jamais à deux à la fois, attendez la fin de la synchronisation avant de diffuser, et sachez que les liens secrets y sont copiés aussi. Un dossier de cet ordinateur, sauvegardé, est plus sûr.
begin-calendar-google = Google Agenda n'accepte aucun mot de passe : rien ne peut être écrit dans l'agenda de « { $partner } ». Retirez calendar, et donnez-lui son lien d'abonnement : { $coanimation } abonnement liste --reveal
begin-calendar-microsoft = Microsoft 365 et Outlook.com n'offrent pas d'agenda CalDAV : rien ne peut être écrit dans l'agenda de « { $partner } ». Retirez calendar, et donnez-lui son lien d'abonnement : { $coanimation } abonnement liste --reveal
begin-nobody-referent = personne n'est référent mineurs : aucun créneau ouvert aux mineurs ne pourra être tenu. Donnez la fonction « referent » et une attestation à quelqu'un.
begin-agreement-ends = la convention de « { $partner } » se termine le { $day }.
begin-attestation-lapses = { $professional } : son attestation est valable jusqu'au { $day } : pensez à la renouveler.
begin-attestation-lapsed = { $professional } : son attestation n'est plus valable (dernier jour : { $day }) : cette personne ne compte plus comme référent mineurs.
begin-stray = « { $file } » n'est pas un fichier de l'espace de travail : il n'est pas lu.
begin-stray-month = « { $file } » n'est pas lu : un fichier de mois s'appelle par exemple 2026-12.yaml.
begin-name-in-public = « { $words } » y nommerait { $whose } devant tout le monde : « publier » le refusera. Changez ce texte ou, si c'est un mot ordinaire, ajoutez « public: { "{" }allowed-words: [{ $first }]{ "}" } » dans space.yaml.
begin-rota-pinned = vous avez fixé { $professional } sur { $slot }, où ce planning ne place pas encore cette personne : relancez { $coanimation } planifier { $month }
begin-rota-banned = vous avez écarté { $professional } de { $slot }, où ce planning place encore cette personne : relancez { $coanimation } planifier { $month }
begin-rota-outdated = le planning de { $month } a été calculé à partir d'autres données (réponses, règles, horaires ou choix) que celles d'aujourd'hui. Pour le mettre à jour : { $coanimation } planifier { $typed }
begin-rota-hours = le créneau « { $slot } » a lieu de { $start } à { $end }. Pour changer ses heures, écrivez une ouverture exceptionnelle dans space.yaml, puis planifiez de nouveau.
begin-rota-site = le créneau « { $slot } » a lieu à « { $is } », pas à « { $says } ». Pour changer de lieu, changez l'ouverture dans space.yaml, puis planifiez de nouveau.
begin-unknown-schema = Aucun fichier « { $value } ». Au choix : { $choices }.
begin-schemas = Descriptions au format JSON Schema : { $names }. « coanimation schéma space » en affiche une ; « --write DOSSIER » les écrit toutes.
begin-schemas-written =
    { $count ->
        [one] 1 description écrite dans { $folder }.
       *[other] { $count } descriptions écrites dans { $folder }.
    }
