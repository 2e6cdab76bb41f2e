# L'espace de travail : ce qui ne va pas dans un fichier, et ce qu'il faut faire.

# Le fichier lui-même

workspace-not-here =
    Le dossier { $folder } n'est pas un espace de travail : il n'y a ni space.yaml ni partners.yaml.
    S'il est ailleurs, écrivez où après « coanimation » : coanimation -C DOSSIER
    Pour en commencer un : coanimation initialiser DOSSIER
workspace-no-folder =
    Le dossier { $folder } n'existe pas : vérifiez son nom.
    Pour y commencer un espace de travail : { $coanimation } initialiser
workspace-folder-is-file = { $folder } est un fichier : après -C, indiquez le dossier qui le contient.
workspace-no-file = ce fichier manque. S'il a été effacé, reprenez une copie de sauvegarde.
workspace-not-a-file = un dossier porte le nom de ce fichier : renommez ce dossier.
workspace-not-a-folder = un fichier porte le nom de ce dossier : renommez ce fichier. S'il a pris la place de l'ancien dossier, reprenez celui-ci d'une copie de sauvegarde.
workspace-unreadable = ce fichier ne peut pas être lu : vérifiez qu'il n'est pas ouvert dans un autre programme et que vous y avez accès.
workspace-too-large = ce fichier est trop gros (plus de { $most } Mo) : ce n'est sans doute pas le bon.
workspace-empty-file = ce fichier est vide. Il doit au moins contenir la ligne « format: 1 ».
workspace-encoding = ce fichier n'est pas en UTF-8 (il ressemble à du { $looks }). Ouvrez-le dans votre éditeur et choisissez « Enregistrer sous… », encodage UTF-8.
workspace-control = il y a ici un caractère invisible ({ $what }) qui n'a pas sa place dans un texte : effacez-le.
workspace-too-deep = les retraits s'emboîtent trop profondément.
workspace-too-many = ce fichier contient trop de valeurs (plus de { $most }), ou se répète lui-même.
workspace-yaml = { $why ->
    [colon] un deux-points de trop, ou un texte qui en contient un : mettez ce texte entre guillemets.
    [tab] il y a ici une tabulation : remplacez-la par des espaces.
    [no-colon] il manque le deux-points après le nom (« nom: valeur »), ou une espace après lui.
    [quote] ces guillemets ne sont jamais refermés.
    [bracket] ce crochet ou cette accolade n'est pas refermé, ou il manque une virgule.
    [indent] le retrait de cette ligne ne correspond pas à celui des lignes voisines.
    [alias] un texte qui commence par * doit être mis entre guillemets.
    [escape] une barre oblique inverse (\) a un sens particulier entre guillemets doubles : écrivez-la deux fois (\\), ou mettez le texte entre guillemets simples ('…').
    [documents] il y a une ligne « --- » de trop : un fichier est d'un seul tenant.
    [deep] les retraits s'emboîtent trop profondément.
   *[other] cette ligne ne se lit pas. Si un texte contient : # & * ou [ ], mettez-le entre guillemets.
}
workspace-key-twice = « { $key } » est déjà écrit à la ligne { $first } : gardez une seule des deux lignes.
workspace-key-not-text = un nom est attendu avant le deux-points.
workspace-unknown-format = « format: { $value } » n'est pas connu : cette version lit le format { $known }. Une version plus récente de coanimation a peut-être écrit ce fichier.
workspace-other-month = ce fichier doit porter sur le mois { $expected }, comme son nom le dit.

# Les clés

workspace-unknown-key = « { $key_name } » n'est pas connu ici.
workspace-missing-key = il manque « { $key_name } ».
workspace-no-value = il n'y a rien après le deux-points : écrivez une valeur.
workspace-secret = un mot de passe ne s'écrit jamais ici : ces fichiers se copient et s'envoient. Effacez « { $key_name } », changez ce mot de passe s'il a circulé, et donnez-le par la variable COANIMATION_PASSWORD_ suivie du nom de la structure.
workspace-secret-in-url = une adresse ne doit contenir ni nom d'utilisateur ni mot de passe.
workspace-needs-mapping = « { $key_name } » attend des lignes « nom: valeur ».
workspace-file-needs-mapping = ce fichier attend des lignes « nom: valeur », la première étant « format: 1 ».
workspace-needs-list = « { $key_name } » attend une liste : une ligne par élément, commençant par un tiret, ou [a, b].
workspace-needs-text = une seule valeur est attendue ici, pas une liste ni plusieurs lignes.
workspace-too-few = « { $key_name } » attend au moins { $count ->
    [one] un élément.
   *[other] { $count } éléments.
}
workspace-too-many-items = « { $key_name } » attend au plus { $count ->
    [one] un élément.
   *[other] { $count } éléments.
}
workspace-bad-value = la valeur de « { $key_name } » ne convient pas.

# Les valeurs

workspace-bad-id = « { $value } » ne peut pas servir de nom court : une lettre minuscule, puis des lettres minuscules sans accent, des chiffres ou des tirets, 40 au plus.
workspace-device-id = « { $value } » est un nom que Windows se réserve : choisissez-en un autre.
workspace-bad-key = la clé de l'espace est faite de 8 à 64 lettres et chiffres. Elle est tirée au hasard par « initialiser » et ne change jamais.
workspace-one-line = ce texte doit tenir sur une ligne.
workspace-too-long = ce texte est trop long ({ $most } caractères au plus).
workspace-bad-date = « { $value } » n'est pas une date comme on l'attend : année-mois-jour, par exemple 2026-12-07.
workspace-no-such-day = le { $value } n'existe pas.
workspace-bad-month = « { $value } » n'est pas un mois comme on l'attend, par exemple 2026-12.
workspace-bad-hour = « { $value } » n'est pas une heure comme on l'attend, par exemple "14:00".
workspace-no-such-hour = « { $value } » n'est pas une heure de la journée.
workspace-bad-duration = « { $value } » n'est pas une durée comme on l'attend : 11h, 90min ou 1h30.
workspace-bad-instant = « { $value } » n'est pas un instant comme on l'attend, par exemple 2026-11-22T10:42:00+01:00.
workspace-bad-span = « { $value } » n'est pas un début et une fin, séparés par une barre oblique.
workspace-span-backwards = la fin est avant le début.
workspace-bad-flag = « { $value } » : on attend true (oui) ou false (non).
workspace-bad-number = « { $value } » n'est pas un nombre qui convient.
workspace-out-of-bounds = { $value } est hors des limites : de { $least } à { $most }.
workspace-bad-calendar-url = ce n'est pas l'adresse d'un agenda (https://… ou webcal://…, sans espace). Elle n'est pas répétée ici : elle est peut-être secrète.
workspace-bad-variable = « { $value } » n'est pas une variable d'environnement qui convient : un nom comme COANIMATION_AGENDA_PRENOM.
workspace-busy-one = un agenda se dit d'une seule façon : « ics », « ics-in » ou « caldav ».
workspace-busy-user = « user » va avec « caldav », et avec lui seulement.
workspace-bad-url = « { $value } » n'est pas une adresse du web (https://…).
workspace-bad-mail = « { $value } » n'est pas une adresse de courriel.
workspace-bad-host = « { $value } » n'est pas le nom d'un serveur : on attend par exemple serveur.example.org.
workspace-mail-in-clear = « security: none » ne vaut que pour un serveur de messages sur cette machine : avec { $host }, le mot de passe et les messages voyageraient en clair. Écrivez starttls ou tls.
workspace-bad-slot = « { $value } » n'est pas un créneau : on attend le nom de l'horaire puis la date, par exemple mercredi-2026-12-02.
workspace-unknown-choice = « { $value } » ne convient pas. Au choix : { $choices }.
workspace-unknown-zone = « { $value } » n'est pas un fuseau horaire, par exemple Europe/Paris.

# Ce que les lignes disent les unes des autres

workspace-unknown-site = aucun lieu ne s'appelle « { $value } » : les lieux sont sous « sites » dans space.yaml.
workspace-unknown-opening = aucun horaire ne s'appelle « { $value } » : les horaires sont sous « openings » dans space.yaml.
workspace-unknown-role = aucune fonction ne s'appelle « { $value } » : referent, opens, closes et driver sont connues, les vôtres s'ajoutent sous « roles » dans space.yaml.
workspace-unknown-topic = aucune thématique ne s'appelle « { $value } » : les thématiques sont sous « topics » dans space.yaml.
workspace-unknown-professional = personne ne s'appelle « { $value } » dans partners.yaml.
workspace-meeting-twice = une réunion s'appelle déjà « { $value } » (ligne { $first }).
workspace-meetings-overlap = « { $who } » est attendu·e en même temps à la réunion « { $other } » : changez une heure, ou dites sous « who » qui vient à laquelle.
workspace-least-above-limit = Ce minimum dépasse la limite : { $most } au plus. Baissez l'un ou relevez l'autre.
workspace-with-themselves = « { $who } » est la personne elle-même : nommez quelqu'un d'autre.
workspace-unknown-who = ni structure ni professionnel·le ne s'appelle « { $value } » dans partners.yaml.
workspace-site-twice = un lieu s'appelle déjà « { $value } » (ligne { $first }).
workspace-destination-twice = une destination s'appelle déjà « { $value } » (ligne { $first }).
workspace-opening-twice = un horaire s'appelle déjà « { $value } » (ligne { $first }).
workspace-who-twice = une structure ou une personne s'appelle déjà « { $value } » (ligne { $first }).
workspace-moved-twice = le créneau « { $value } » est déjà déplacé à la ligne { $first }.
workspace-twice = « { $value } » est écrit deux fois.
workspace-ends-before = la fin ({ $last }) est avant le début ({ $first }).
workspace-days-or-rrule = un horaire dit ses jours par « days » ou par « rrule » : l'un des deux.
workspace-rrule-needs-starts = avec « rrule », il faut une date de début (« starts ») : c'est d'elle que l'on compte.
workspace-relay-outside = le relais de { $value } doit tomber entre le début et la fin, et les relais se suivre dans l'ordre.
workspace-seats-order = les postes doivent aller en croissant : au moins { $least }, souhaités { $wanted }, au plus { $most }.
workspace-needs-more-than-seats = plus de personnes sont demandées pour « { $role } » qu'il n'y a de postes ({ $most } au plus).
workspace-evening-before-afternoon = la soirée doit commencer après l'après-midi.
workspace-destination-needs = une destination « { $way } » a besoin de « { $needs }: ».
workspace-destination-needless = une destination « { $way } » n'a pas de « { $needless }: » : enlevez-le.
workspace-destination-host = « { $value } » n'est pas le nom d'un serveur : écrivez « ssh.example.org », sans sftp:// ni compte ; le port à la suite s'il n'est pas 22 (« ssh.example.org:2222 »).
workspace-destination-url = l'adresse d'une destination « webdav » est celle d'un dossier, « https://… », sans compte ni mot de passe.
workspace-travel-nowhere = un trajet relie deux lieux différents ; ici « { $value } » deux fois.
workspace-referent-without-attestation = « { $who } » est référent mineurs sans attestation : donnez-en le dernier jour de validité, ou ôtez-lui cette fonction.
workspace-channel-without-mail = « { $who } » reçoit ses créneaux par message : ajoutez « mail: » avec son adresse.
workspace-prefers-and-avoids = « { $value } » est à la fois souhaité et évité.
workspace-pinned-and-banned = « { $who } » est à la fois fixé et écarté sur le créneau « { $slot } ».

# Écrire

workspace-disk-full = Plus de place sur le disque : { $file } n'a pas été modifié. Libérez de la place, puis relancez la commande.
workspace-file-open = { $file } est ouvert dans un autre programme : fermez-le, puis relancez la commande. Rien n'a été perdu.
workspace-cannot-write = Impossible d'écrire dans { $folder } : vérifiez que vous y avez accès.
workspace-directory-in-place = Un dossier porte le nom { $file } : renommez-le, puis relancez la commande.
workspace-not-written = { $file } n'a pas pu être écrit (erreur { $errno } du système).{ $old ->
        [true] { " " }L'ancien fichier est intact.
       *[false] { "" }
    }
workspace-cannot-edit = Dans { $file }, « { $key } » est écrit d'une façon que nous ne savons pas modifier sans toucher au reste : faites-le à la main.
workspace-locked = Une autre commande est en cours sur cet espace de travail : « { $command } », depuis le { $since } (ordinateur { $host }, processus { $pid }). Attendez qu'elle ait fini.
workspace-init-already = Il y a déjà un espace de travail dans { $folder } : rien n'a été modifié.
workspace-init-not-a-folder = { $folder } est un fichier : donnez le nom d'un dossier.
workspace-init-not-empty =
    { $folder } n'est pas vide ({ $found }{ $count ->
        [one] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}…
    }) : donnez le nom d'un dossier nouveau. Rien n'a été modifié.
