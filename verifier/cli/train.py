"""``verify train``: learn gate 1 from marked drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli import options
from verifier.cli.output import to_file, to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal

_ABLATED = ("macro_f1", "contradicted_precision", "contradicted_recall", "consistent_precision")


def train(
    sets: Annotated[
        list[str],
        typer.Argument(metavar="SET", help="Folders with reference/, drafts/ and gold.jsonl.", show_default=False),
    ],
    output: options.Output = None,
    cross_validate: Annotated[
        bool, typer.Option("--cross-validate", help="Print each set's figures with a gate trained on the other sets.")
    ] = False,
    ablate: Annotated[
        bool,
        typer.Option("--ablate", help="Print the mean figures of --cross-validate without each group of features."),
    ] = False,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Learn gate 1 from marked drafts.

    Gate 1 says how probably two claims are of the same fact; it is learned from drafts whose claims an editor has marked. Writes
    the weights as JSON, to standard output or to -o FILE. The same sets give the same bytes.
    """
    from verifier.facts import GROUPS
    from verifier.gate import dump
    from verifier.pipeline import policy_of
    from verifier.training import about, learn, read_set, without
    from verifier.training import cross_validate as validate

    settings = options.settings_of(config, isolated, model=model)
    terminal = Terminal(quiet=quiet)
    marked = [read_set(Path(folder), settings, progress=terminal, say=terminal.say) for folder in sets]
    write = to_stdout(utf8=True)
    if cross_validate:
        for name, figures in validate(marked, policy_of(settings)).items():
            row = "  ".join(
                f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}"
                for key, value in figures.summary().items()
            )
            write(f"{name}: {row}\n")
        return Status.CLEAN
    if ablate:
        policy = policy_of(settings)
        for name, features in {"nothing": (), **GROUPS}.items():
            found = [f.summary() for f in validate(without(marked, features), policy).values()]
            means = {key: sum(float(f[key]) for f in found) / len(found) for key in _ABLATED}
            write(f"without {name}: " + "  ".join(f"{key} {value:.3f}" for key, value in means.items()) + "\n")
        return Status.CLEAN
    text = dump(learn(marked), about(marked))
    if output is None:
        write(text)
    else:
        with to_file(output) as write_to:
            write_to(text)
    return Status.CLEAN
