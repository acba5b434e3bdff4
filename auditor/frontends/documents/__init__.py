"""Front ends for configuration and data: JSON, YAML, TOML, XML, HTML, and files of `key = value` lines.

Nothing is expanded and nothing is loaded: aliases, entities and includes stay what they are.
"""
