"""Front ends for configuration and data: JSON, YAML, TOML, XML, HTML, and files of `key = value` lines.

Nothing is expanded and nothing is loaded: aliases, entities and includes stay what they are.
"""

from auditor.frontends.documents.formats import holds_settings, lower

__all__ = ["holds_settings", "lower"]
