import { argparseHook } from './hookArgparse.ts';
import { clickHook } from './hookClick.ts';

const common = String.raw`
import json, os, runpy, sys

leave = os._exit
MARK = "\x1e"
found = []
plugins = [False]
depth = [0]


def plain(items, limit=400):
    try:
        values = list(items)
    except Exception:
        return None
    return [str(getattr(value, "value", value)) for value in values] if len(values) <= limit else None


def numeric(kind):
    return kind in (int, float)
`;

const main = String.raw`
def hook_metadata():
    """A script that looks through all that is installed takes plugins, which bring options of their own."""
    import importlib.metadata as metadata
    original = metadata.distributions

    def distributions(*args, **kwargs):
        if not str(sys._getframe(1).f_globals.get("__name__")).startswith("importlib"):
            plugins[0] = True
        return original(*args, **kwargs)

    metadata.distributions = distributions


class LazyHooks:
    """Hooks a library only when the script itself has imported it."""

    hooks = {"importlib.metadata": hook_metadata, "click.core": hook_click, "typer.core": hook_typer, "docopt": hook_docopt}

    def find_spec(self, name, path=None, target=None):
        hook = self.hooks.get(name)
        if hook is None:
            return None
        self.hooks = {key: value for key, value in self.hooks.items() if key != name}
        from importlib.util import find_spec
        spec = find_spec(name)
        if spec is None or spec.loader is None or not hasattr(spec.loader, "exec_module"):
            return spec
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            try:
                hook()
            except Exception:
                pass

        spec.loader.exec_module = exec_module
        return spec


def write():
    sys.stdout.flush()
    sys.stdout = sys.__stdout__
    for item in found:
        if plugins[0] and "parser" in item:
            item["parser"]["plugins"] = True
    answer = [current[0], found] if mode == "each" else found
    if mode != "each" or current[0] is not None:
        os.write(1, (MARK + json.dumps(answer) + MARK).encode("utf-8", "replace"))


def leave_written(code):
    """A script may leave without an exception, as those do whose threads wait."""
    write()
    leave(code)


mode, script = sys.argv[1:3]
current = [None]
lists = json.loads(sys.argv[3]) if mode == "each" else []
sys.argv = [script] + lists[0] if mode == "each" else sys.argv[2:]
sys.path[0] = os.path.dirname(os.path.realpath(script))
hook_argparse()
hook_optparse()
sys.meta_path.insert(0, LazyHooks())
os._exit = leave_written
try:
    runpy.run_path(script, run_name="__main__")
except BaseException:
    pass
finally:
    write()
    leave(0)
`;

/**
 * A Python program that starts a script for its help and writes down the option parsers that the script builds:
 * argparse, optparse, click and docopt. Arguments: `help` or `stop` (ends the script where it first parses its
 * arguments), the script's path and the words of the probe; or `each` (docopt only), the path and JSON with lists of words.
 */
export const parserHook = [common, argparseHook, clickHook, main].join('\n');
