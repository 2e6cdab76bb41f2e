"""Everything that a person reads: Fluent catalogues, dates, numbers, names, in French and in English."""

from coanimation.words.aims import level_of
from coanimation.words.catalogue import LANGUAGES
from coanimation.words.names import Spelled, fold, nearest
from coanimation.words.say import Words

__all__ = ["LANGUAGES", "Spelled", "Words", "fold", "level_of", "nearest"]
