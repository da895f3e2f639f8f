/** The part of the hook that reads click, typer and docopt. */
export const clickHook = String.raw`
def click_nargs(param, option):
    if option and (getattr(param, "is_flag", False) or getattr(param, "count", False)):
        return 0
    if option and getattr(param, "_flag_needs_value", False):
        return "?"
    if not option and param.envvar:
        return "*" if param.nargs == -1 else "?"
    if param.nargs == -1:
        return "+" if param.required else "*"
    return param.nargs if option or param.required or param.nargs != 1 else "?"


def click_param(param):
    option = param.param_type_name == "option"
    kind = getattr(param.type, "name", "")
    sensitive = getattr(param.type, "case_sensitive", True)
    return {
        "names": list(param.opts) + list(param.secondary_opts) if option else [],
        "nargs": click_nargs(param, option),
        "choices": plain(param.type.choices) if kind == "choice" and sensitive else None,
        "numeric": kind in ("integer", "float", "integer range", "float range"),
        "dest": str(param.name),
        "required": option and bool(param.required) and not param.envvar and param.default is None and not getattr(param, "prompt", None),
        "ends": bool(param.is_eager) or param.callback is not None,
    }


def click_command(command, context_class, parent, name, level=0):
    context = context_class(command, info_name=name, parent=parent, **command.context_settings)
    children = []
    if hasattr(command, "list_commands") and level < 5:
        for child_name in command.list_commands(context):
            try:
                child = command.get_command(context, child_name)
                tree = click_command(child, context_class, context, child_name, level + 1)
            except Exception:
                continue
            children.append({"names": [child_name], "parser": tree})
    return {
        "actions": [click_param(param) for param in command.get_params(context)],
        "commands": children,
        "abbreviations": False,
        "prefixes": "-",
        "interspersed": bool(context.allow_interspersed_args) or bool(children),
        "strict": not (context.ignore_unknown_options or context.allow_extra_args) or bool(children),
        "help": True,
    }


def hook_click():
    import click.core as core

    def wrap(owner):
        original = owner.__dict__.get("main")
        if original is None:
            return

        def main(self, *args, **kwargs):
            if not any(item["library"] == "click" for item in found):
                try:
                    tree = click_command(self, core.Context, None, self.name or "")
                    found.append({"library": "click", "parser": tree})
                except Exception:
                    pass
            return original(self, *args, **kwargs)

        owner.main = main

    for name in ("BaseCommand", "Command"):
        if hasattr(core, name):
            wrap(getattr(core, name))


def hook_typer():
    import typer.core as typer_core
    import click.core as core

    for name in ("TyperCommand", "TyperGroup"):
        owner = getattr(typer_core, name)
        original = owner.main

        def main(self, *args, _original=original, **kwargs):
            if not any(item["library"] == "click" for item in found):
                tree = click_command(self, core.Context, None, self.name or "")
                found.append({"library": "click", "parser": tree})
            return _original(self, *args, **kwargs)

        owner.main = main


def fork_each(args, kwargs):
    """Where the script first reads its arguments, one process goes on for each list of them."""
    given = sys.argv[1:]
    told = [value for value in args[:1] + (kwargs.get("argv"),) if value is not None]
    if any(list(value) != given for value in told):
        leave(0)
    sys.stdout.flush()
    for index, words in enumerate(lists):
        child = os.fork()
        if child == 0:
            current[0] = index
            sys.argv[1:] = words
            if args:
                args = (list(words),) + args[1:]
            if kwargs.get("argv") is not None:
                kwargs = dict(kwargs, argv=list(words))
            return args, kwargs
        os.waitpid(child, 0)
    leave(0)


def hook_docopt():
    import docopt
    original = docopt.docopt

    def wrapped(doc, *args, **kwargs):
        found.append({"library": "docopt", "text": str(doc)})
        if mode == "each" and current[0] is None:
            args, kwargs = fork_each(args, kwargs)
        return original(doc, *args, **kwargs)

    docopt.docopt = wrapped
`;
