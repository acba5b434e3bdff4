"""A grammar is imported when a file needs it, and no other one."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASK = """
import sys
from auditor.frontends.select import lower
lower(sys.argv[1], sys.argv[2])
print(*sorted(name for name in sys.modules if name.startswith("tree_sitter_") and "." not in name))
print("libcst" in sys.modules, "tree_sitter" in sys.modules)
"""
NOTEBOOK = '{"cells": [{"cell_type": "code", "source": ["x = 1\\n", "!ls"], "outputs": []}], "metadata": {}}'


@pytest.mark.parametrize(
    ("path", "text", "grammars", "parsers"),
    [
        ("a.py", "x = 1\n", "", "True False"),
        ("a.py", "print 'x'\n  y", "tree_sitter_python", "True True"),
        ("a.php", "<?php $x = 1;\n", "tree_sitter_php", "False True"),
        ("a.blade.php", "{{ $x }}\n", "tree_sitter_php", "False True"),
        ("a.php", "<script>x()</script><?php $x = 1;", "tree_sitter_javascript tree_sitter_php", "False True"),
        ("a.js", "x()\n", "tree_sitter_javascript", "False True"),
        ("a.ts", "x()\n", "tree_sitter_typescript", "False True"),
        ("a.rb", "x\n", "tree_sitter_ruby", "False True"),
        ("A.java", "class A {}\n", "tree_sitter_java", "False True"),
        ("A.cs", "class A {}\n", "tree_sitter_c_sharp", "False True"),
        ("a.go", "package a\n", "tree_sitter_go", "False True"),
        ("a.sh", "x\n", "tree_sitter_bash", "False True"),
        ("a.html", "<p>x</p>", "", "False False"),
        ("a.json", "{}", "", "False False"),
        ("a.txt", "x", "", "False False"),
        ("a.ipynb", NOTEBOOK.replace(', "!ls"', ""), "", "True False"),
    ],
)
def test_only_what_a_file_needs(path: str, text: str, grammars: str, parsers: str) -> None:
    command = [sys.executable, "-c", ASK, path, text]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.splitlines() == [grammars, parsers]
