"""ERB: pages with stretches of Ruby in them."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.frontends.grammars.ruby_syntax import GRAMMAR as RUBY

GRAMMAR = replace(RUBY, stretches=re.compile(rb"<%(?!%)[=-]*+(.*?)(?:-?%>|\Z)", re.DOTALL))
