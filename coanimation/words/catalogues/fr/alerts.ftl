# Ce qu'un planning fait sans que rien l'interdise : le temps de travail, vu des seules présences dans le lieu.

alerts-title = À savoir : le temps de travail, compté sur les seules présences dans le lieu (rien n'est bloqué)
alert-hours-per-day = { $who } : { $reached } le { $when }, pour { $most } au plus par jour { $whose ->
        [law] (Code du travail, L3121-18)
       *[space] (règle du lieu)
    }
alert-hours-per-week = { $who } : { $reached } la semaine du { $when }, pour { $most } au plus par semaine { $whose ->
        [law] (Code du travail, L3121-20)
       *[space] (règle du lieu)
    }
alert-days-per-week = { $who } : { $reached } jours la semaine du { $when }, pour { $most } au plus par semaine { $whose ->
        [law] (Code du travail, L3132-1)
       *[space] (règle du lieu)
    }
alert-days-in-a-row = { $who } : plus de { $most } jours d'affilée à partir du { $when }
legal-hours-per-day = heures par jour
legal-hours-per-week = heures par semaine
legal-days-per-week = jours par semaine
legal-days-in-a-row = jours d'affilée
