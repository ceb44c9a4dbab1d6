"""Sections as texts for translators' own tools: `po` writes them, `po_import` puts them into pages."""
