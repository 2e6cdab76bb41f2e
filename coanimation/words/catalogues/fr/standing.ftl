# Où en est-on, et que faire ensuite.

standing-begin =
    Rien ici pour l'instant ({ $folder }).
    Pour voir à quoi cela ressemble : coanimation démo
    Pour commencer : coanimation initialiser DOSSIER
    Toutes les commandes : coanimation -h
