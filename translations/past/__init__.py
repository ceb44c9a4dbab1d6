"""What git knows of pages, and what that says of their translations: `translations.states` is the way in."""
