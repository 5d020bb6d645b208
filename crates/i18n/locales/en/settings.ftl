### Settings.

settings-title = What would you like to arrange?
settings-imports = What has been read in?
settings-import-undo = Roll this import back
settings-import-undo-why = Everything that came with this import goes away. What was there before stays.
settings-saved = Saved.
