"""The words of job titles: people are often named by what they do, and these words tell nobody's name."""

from __future__ import annotations

import re
from typing import Final

# folded as `coanimation.words.fold` does; French then English, feminine forms included
TITLES: Final = frozenset(
    re.findall(
        r"\S+",
        """
        accompagnant accompagnante accompagnateur accompagnatrice accueil accueillant accueillante addictologie
        addictologue adjoint adjointe administratif administrative adolescent adolescents agent agente animateur
        animation animatrice apprentissage assistant assistante assurance avocat avocate benevole cadre cesf charge
        chargee chauffeur chauffeuse chef cheffe coach collectif conducteur conductrice conseil conseiller
        conseillere contact coordinateur coordination coordinatrice coordonnateur coordonnatrice culture culturel
        culturelle delegue deleguee departement dieteticien dieteticienne directeur direction directrice
        documentaliste droit droits ecoute ecoutant ecoutante educateur education educatrice emploi enfance
        enseignant enseignante entreprise entreprises etudiant etudiante familial familiale famille familles femme
        formateur formation formatrice gestionnaire groupe handicap hygiene infirmier infirmiere information
        informateur informatrice insertion intervenant intervenante jeune jeunes jeunesse jeux juriste justice lien
        locale logement loisirs ludothecaire mairie maladie mediateur mediathecaire mediation mediatrice medecin
        medical medicale mission missions mobilite moniteur monitrice national nationale numerique orientation
        parental parentalite parents permanence permanent permanente pole prevention principal principale professeur
        professeure projet projets protection psychiatre psychologue public publique puericultrice quartier
        recrutement referent referente relais remplacant remplacante reseau responsable rural rurale sage salarie
        salariee sante scolaire secretaire secretariat securite service services sexologue social sociale
        socioculturel socioculturelle soin soins sophrologue specialise specialisee sport sportif sportive stagiaire
        surveillant surveillante technicien technicienne travail travailleur travailleuse tuteur tutrice ville
        volontaire

        administrator adult adults adviser advisor assistant care career careers carer caseworker centre coach
        community contact coordinator counsellor counselor culture deputy director doctor driver education educator
        employment family guidance hello head health helper helpline housing info information intern job jobs lawyer
        lead leader learning legal librarian manager mediator mental mentor midwife nurse office officer outreach
        prevention principal project psychiatrist psychologist public referent reception representative rights
        school secretary senior service services skills social specialist sport sports student support teacher team
        teenagers therapist town trainee trainer training tutor volunteer welcome welfare work worker young youth
        """,
    )
)
