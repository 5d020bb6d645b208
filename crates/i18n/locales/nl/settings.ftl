### Beheer.

settings-title = Wat wil je regelen?
settings-imports = Wat is er ingelezen?
settings-import-undo = Draai deze import terug
settings-import-undo-why = Alles wat met deze import kwam gaat weer weg. Wat er al stond blijft.
settings-saved = Opgeslagen.
