"""Which calls of a module are made on what other calls give, or on a variable that may hold it."""

from __future__ import annotations

from auditor.frontends import ir


class Further:
    """The calls of one module that are made on the result of another call, or on a variable; `within` each scope."""

    def __init__(self, module: ir.Module) -> None:
        self.chained: dict[int, ir.CallSite] = {}
        self.held: dict[int, str] = {}
        self.on: dict[str, list[ir.CallSite]] = {}
        self.within: dict[int, list[ir.CallSite]] = {}
        for site in module.calls:
            if isinstance(site.call.callee, ir.Member):
                self.within.setdefault(site.scope, []).append(site)
        says = module.dialect.attaches.keys() | set(module.dialect.opens)
        for site in module.calls if says else ():
            callee = site.call.callee
            if isinstance(callee, ir.Member) and isinstance(callee.base, ir.Call):
                self.chained[id(callee.base)] = site
            elif isinstance(callee, ir.Member) and isinstance(callee.base, ir.Name) and callee.name in says:
                self.on.setdefault(callee.base.name, []).append(site)
        for scope in module.scopes if self.on else ():
            for name in scope.names.keys() & self.on.keys():
                self.held.update({id(row.value): name for row in scope.names[name] if isinstance(row.value, ir.Call)})
