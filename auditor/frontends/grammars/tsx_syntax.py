"""TypeScript with JSX: TypeScript's rows for the grammar that knows elements."""

from __future__ import annotations

from dataclasses import replace

from auditor.frontends.grammars import typescript_syntax as typescript

GRAMMAR = replace(typescript.GRAMMAR, entry="language_tsx")
