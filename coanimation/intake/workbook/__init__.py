"""The workbook: the whole description of a space in one spreadsheet, for those who never open a YAML file.

`layout` says which sheets and columns there are, `cells` how a value is shown in a cell and read back, `names` how
people name things in it; `filling` makes a book from the trees of the files, `opening` reads a file within bounds,
`assembly` turns its rows into trees, `importing` checks them against everything and `merging` says what would change in
the files.
"""

from coanimation.intake.workbook.filling import fill
from coanimation.intake.workbook.importing import Files, Import, examine
from coanimation.intake.workbook.opening import open_workbook

__all__ = ["Files", "Import", "examine", "fill", "open_workbook"]
