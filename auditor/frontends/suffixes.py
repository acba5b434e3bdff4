"""What files are by the ends of their names, for those that are more than one thing or in no language of their own."""

from __future__ import annotations

PAGES = (
    ".html", ".htm", ".xhtml", ".vue", ".svelte", ".hbs", ".handlebars", ".ejs", ".mustache", ".twig", ".jinja",
    ".jinja2", ".j2", ".njk", ".liquid", ".tpl", ".tmpl", ".gohtml", ".ftl", ".mako", ".jsp", ".jspx", ".aspx", ".ascx",
    ".cshtml", ".vbhtml", ".cfm",
)  # fmt: skip

MIXED = (".php", ".phtml", ".inc", ".ctp", ".erb", ".rhtml")
"""Programs that write the page around them."""

BLADE = ".blade.php"

SEPARATED = (".csv", ".tsv", ".tab", ".psv")
SQL = (".sql", ".ddl", ".dump", ".psql")
