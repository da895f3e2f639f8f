/** The part of the hook that reads the standard library's argparse and optparse. */
export const argparseHook = String.raw`
def argparse_action(action):
    return {
        "names": list(action.option_strings),
        "nargs": action.nargs if isinstance(action.nargs, (int, str)) else None,
        "choices": plain(action.choices) if action.choices is not None and not numeric(action.type) else None,
        "numeric": numeric(action.type),
        "dest": str(action.dest),
        "required": bool(action.option_strings) and bool(action.required),
        "ends": type(action).__name__ in ("_HelpAction", "_VersionAction") or type(action).__module__ != "argparse",
    }


def argparse_parser(parser, level=0):
    import argparse
    actions, commands, groups = [], [], {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                groups.setdefault(id(child), [child, []])[1].append(name)
        else:
            actions.append(argparse_action(action))
    for child, names in groups.values():
        if level < 6:
            commands.append({"names": names, "parser": argparse_parser(child, level + 1)})
    return {
        "actions": actions,
        "commands": commands,
        "abbreviations": bool(getattr(parser, "allow_abbrev", True)),
        "prefixes": str(parser.prefix_chars),
        "interspersed": True,
        "strict": True,
        "help": bool(parser.add_help) and not str(parser.prog).endswith(" help"),
    }


def hook_argparse():
    import argparse
    original = argparse.ArgumentParser.parse_known_args

    def parse_known_args(self, *args, **kwargs):
        if depth[0] == 0:
            tree = argparse_parser(self)
            caller = sys._getframe(1).f_code
            tree["strict"] = caller.co_name == "parse_args" and caller.co_filename.endswith("argparse.py")
            found.append({"library": "argparse", "parser": tree})
            if mode == "stop" and tree["help"]:
                write()
                leave(0)
        depth[0] += 1
        try:
            return original(self, *args, **kwargs)
        finally:
            depth[0] -= 1

    argparse.ArgumentParser.parse_known_args = parse_known_args


def optparse_action(option):
    takes = option.nargs if option.takes_value() else 0
    return {
        "names": list(option._short_opts) + list(option._long_opts),
        "nargs": takes if takes is not None else 1,
        "choices": plain(option.choices) if option.choices else None,
        "numeric": option.type in ("int", "float", "long"),
        "dest": str(option.dest),
    }


def hook_optparse():
    import optparse
    original = optparse.OptionParser.parse_args

    def parse_args(self, *args, **kwargs):
        options = list(self.option_list)
        for group in self.option_groups:
            options += group.option_list
        found.append({"library": "optparse", "parser": {
            "actions": [optparse_action(option) for option in options],
            "commands": [],
            "abbreviations": True,
            "prefixes": "-",
            "interspersed": bool(self.allow_interspersed_args),
            "strict": True,
            "help": True,
            "usage": str(self.get_usage() or ""),
        }})
        return original(self, *args, **kwargs)

    optparse.OptionParser.parse_args = parse_args
`;
