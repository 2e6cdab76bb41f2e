"""Everything that a person reads: Fluent catalogues, dates, numbers, names, in French and in English."""

from coanimation.words.catalogue import LANGUAGES
from coanimation.words.names import fold, nearest
from coanimation.words.say import Words

__all__ = ["LANGUAGES", "Words", "fold", "nearest"]
