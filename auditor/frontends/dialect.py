"""What may be known of a language beyond its syntax: data that front ends and the evaluator read."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from auditor.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """What a library function does to strings and mappings.

    `callee`: `name` or `module.name` (matched by its last parts, however it was imported), `*.name` (a method of any
    value), `new Name`. `operation`: see `flow/library.py`, which has one small function for each.
    `roles`: argument positions, keyword names, or `r` for the receiver, in the order the operation wants them.
    """

    callee: str
    operation: str
    roles: tuple[int | str, ...] = (0,)


@dataclass(frozen=True, slots=True, eq=False)
class Dialect:
    """What may be known of a language beyond its syntax: data, never a test for its name.

    `ecosystem`: where its packages come from. `code`: it is a programming language, not a text or document.
    `settings`: its pairs are settings, which code reads by their names.
    `see_outer`: functions see the variables around them. `implicit_this`: a bare name that is no variable is a member
    of the class around. `declared_locals`: a name that is written without having been declared is a field of the class
    around. `methods_apart`: a method and a field may have the same name. `bare_calls`: reading a name or member calls
    it. `case_blind`: names of functions and classes
    have no case. `global_classes`: classes and functions of other files need no import. `open_classes`: classes of
    one name are one class. `overloads`: functions of one name are told apart by their parameters. `shared_folder`: the
    files of a folder share one scope.
    `environment`: a variable that nothing in the program gives is one of the environment.
    `namespaces`: an import names a class with its namespace in full.
    `named_constructors`: a method that bears the name of its class is its constructor.
    `members_apart`: a field and a method may bear one name.
    `trailing_mapping`: named arguments that no parameter takes are one mapping, given last. `standing` are calls in
    the body of a class that say what all requests of the class have, by what they stand for. `url_parts` are members
    of a URL that may be written, with the sign before them.
    `growing`: writing to `a[]` adds an item. `sigil` begins the names of variables. `constants` are library constants
    by what they stand for.
    `declares`: a name that a function writes to without declaring it is not its own;
    `class_names`: the body of a class sees its own names bare;
    `keyed_members`: what a mapping has under a key is its member of that name;
    `path_imports`: an import names a file by its path;
    `exports` is the name of what a module gives when its file is asked for, `whole` the member that means the same;
    `standard_mark` may stand before the name of a module that comes with the language.
    `exits` are functions that never come back. `copies`: a mapping that is given to another name is copied.
    `attaches` are methods that tell a request more behind the call that makes it, and what for (params, data,
    headers); `opens` are methods that begin a request of the object they are called on.
    `loops` are methods that call a function for every item of what they are called on, or of their first argument:
    then the number is that of the function's parameter.
    `receiver_parameter`: methods name their receiver as first parameter. `static`, `class_methods`, `properties`,
    `writers`, `extensions`: decorators (by their last part) that change what a function in a class is.
    `module_suffixes` and
    `package_files` say which files an import may mean. `dynamic_member` and `call_member` are the methods that make
    members up and that a call of an instance runs, `all_members` the mapping that an object keeps them in; `runs` are
    the methods of a function that call it. `library` is what its library functions do to strings;
    `clients` are functions that make a client object though their name has no capital (without `capital_makes`: though
    nothing is constructed); `reads` are rows of the library that are read as members, not called; `pair_members` are
    the members that hold key and value of a pair, `class_member` the one that holds a class's name. A name with one of
    `quiet_endings` is that of an error, which sends nothing. `standard` are modules that come with the language.
    `folder_imports`: an import names a folder, whose files are one module. `several_results`: what is unpacked and is
    no list comes with something beside it, an error: it is the first part.
    `opens_namespaces`: an import of a namespace makes all of its names known without it.
    `settings_modules` are modules outside the program that hold its settings.
    """

    name: str
    ecosystem: str = ""
    code: bool = True
    settings: bool = False
    see_outer: bool = True
    implicit_this: bool = False
    declared_locals: bool = False
    methods_apart: bool = False
    bare_calls: bool = False
    case_blind: bool = False
    global_classes: bool = False
    open_classes: bool = False
    overloads: bool = False
    shared_folder: bool = False
    environment: bool = False
    trailing_mapping: bool = False
    namespaces: bool = False
    opens_namespaces: bool = False
    members_apart: bool = False
    named_constructors: bool = False
    growing: bool = False
    sigil: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    declares: bool = False
    class_names: bool = True
    keyed_members: bool = False
    path_imports: bool = False
    exports: str = ""
    whole: str = ""
    standard_mark: str = ""
    exits: frozenset[str] = frozenset()
    copies: bool = False
    attaches: Mapping[str, str] = field(default_factory=dict)
    opens: tuple[str, ...] = ()
    loops: Mapping[str, int] = field(default_factory=dict)
    receiver_parameter: bool = False
    constructors: tuple[str, ...] = ()
    dynamic_member: str = ""
    call_member: str = ""
    all_members: str = ""
    runs: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    class_methods: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    module_suffixes: tuple[str, ...] = ()
    package_files: tuple[str, ...] = ()
    library: tuple[LibraryRow, ...] = ()
    clients: tuple[str, ...] = ()
    settings_modules: tuple[str, ...] = ()
    capital_makes: bool = True
    reads: frozenset[str] = frozenset()
    pair_members: tuple[str, ...] = ()
    class_member: str = ""
    quiet_endings: tuple[str, ...] = ()
    folder_imports: bool = False
    several_results: bool = False
    standard: frozenset[str] = frozenset()
    url_parts: Mapping[str, str] = field(default_factory=dict)
    standing: Mapping[str, str] = field(default_factory=dict)
