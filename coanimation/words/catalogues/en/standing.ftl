# Where things stand, and what to do next.

standing-begin =
    Nothing here yet ({ $folder }).
    To see what it looks like: coanimation demo
    To begin: coanimation init DIR
    All commands: coanimation -h
