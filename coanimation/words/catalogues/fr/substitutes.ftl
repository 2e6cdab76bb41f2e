# Qui pourrait venir sur un créneau, tout le reste du planning restant comme il est.

command-substitutes-name = remplaçants
command-substitutes-summary = Dit qui pourrait venir sur un créneau, du plus simple au plus coûteux.
command-substitutes-help =
    Personne n'est sollicité et rien n'est modifié. L'ordre est celui des objectifs du lieu : d'abord qui ne leur coûte
    rien.
command-substitutes-option-instead = À la place de qui ; sinon, en plus des présents.
metavar-instead = PERSONNE
substitutes-title = Qui pourrait venir le { $day }, { $hours } :
substitutes-title-instead = Qui pourrait remplacer { $name } le { $day }, { $hours } :
substitutes-line = { $place }. { $who } { $how }
substitutes-asked = (sollicité·e le { $day }, sans réponse)
substitutes-none = Personne ne peut venir le { $day }, { $hours }, le reste du planning restant comme il est.
substitutes-next = Pour demander à quelqu'un : { $coanimation } solliciter { $month } { $slot } { $who }
substitutes-not-there = { $name } n'est pas sur le créneau { $slot }.
substitutes-costs = pourrait venir, aux dépens de : { $aim }
