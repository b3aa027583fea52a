#!/usr/bin/env python3
"""Applies the mutants of mutants.tsv one by one and tells which tests catch them.

Each line of mutants.tsv has a class below src/main/java/sdedge, a text that stands there once (\\n
ends a line of it), and what stands there instead; a fourth text says why it makes no difference
that a test could find, and the mutant is only listed. The class is compiled beside the others;
nothing of the sources changes.
Then the tests of its package run, and those that hold values against references, enumerations and
other implementations. Writes mutant, class, and the tests that caught it: CSV on standard output.
"""

import argparse
import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
MUTANTS = pathlib.Path(__file__).with_name("mutants.tsv")
SOURCES = ROOT / "src/main/java"
DETECTORS = r"(Reference\w*|\w*Reference|\w*Agreement|Exactness|Enumeration|PairFit)(Test|IT)"
CONSOLE = "org.junit.platform:junit-platform-console-standalone:1.14.4"
TIMEOUT_S = 600


def class_path():
    """Of tests and their runner."""
    libraries = ROOT / "target/mutants.classpath"
    subprocess.run(
        ["mvn", "-q", "-B", "-f", ROOT, "dependency:build-classpath"]
        + [f"-Dmdep.outputFile={libraries}"],
        check=True,
    )
    subprocess.run(
        ["mvn", "-q", "-B", "-f", ROOT, "dependency:copy", f"-Dartifact={CONSOLE}"]
        + [f"-DoutputDirectory={ROOT / 'target/mutants'}"],
        check=True,
    )
    console = next((ROOT / "target/mutants").glob("*standalone*.jar"))
    own = [ROOT / "target/test-classes", ROOT / "target/classes"]
    return [*own, *libraries.read_text().strip().split(":")], console


def compiled(name, old, new, libraries, target):
    """Compiles a class in which a text is another one."""
    source = SOURCES / "sdedge" / f"{name}.java"
    text = source.read_text()
    if text.count(old) != 1:
        sys.exit(f"{name}: stands there {text.count(old)} times, not once: {old}")
    changed = target / "source" / source.relative_to(SOURCES)
    changed.parent.mkdir(parents=True)
    changed.write_text(text.replace(old, new))
    subprocess.run(
        ["javac", "-proc:none", "-nowarn", "-cp", ":".join(map(str, libraries))]
        + ["-d", target / "classes", changed],
        check=True,
    )


def catching(name, libraries, console, target):
    """The test classes that fail."""
    package = "sdedge." + name.rpartition("/")[0].replace("/", ".")
    tests = [
        rf"^{re.escape(package)}\.([a-z]\w*\.)*\w+(Test|IT)$",
        rf"^sdedge\.(\w+\.)*{DETECTORS}$",
    ]
    # The class path of the process, not of the console, is that of the processes that tests start.
    path = ":".join(map(str, [target / "classes", *libraries, console]))
    command = ["java", "-ea", "-Xmx2g", "-cp", path]
    command += ["org.junit.platform.console.ConsoleLauncher", "execute", "--details=none"]
    command += ["--disable-banner", "--select-package=sdedge", "--exclude-tag=slow"]
    command += [f"--include-classname={test}" for test in tests]
    command += ["--exclude-classname=.*WorkerFailureIT"]  # starts the jar
    command += [f"--reports-dir={target}"]
    try:
        subprocess.run(
            command, cwd=ROOT, timeout=TIMEOUT_S, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=False,
        )
    except subprocess.TimeoutExpired:
        return ["the limit of time"]
    cases = xml.parse(target / "TEST-junit-jupiter.xml").getroot().iter("testcase")
    failed = {
        case.get("classname")
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    }
    return sorted(each.rpartition(".")[2] for each in failed)


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("numbers", nargs="*", type=int, help="of mutants, by line; all if none")
    numbers = options.parse_args().numbers
    libraries, console = class_path()
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["mutant", "class", "caught_by"])
    missed = 0
    for number, line in enumerate(MUTANTS.read_text().splitlines(), 1):
        if numbers and number not in numbers:
            continue
        name, old, new, *equivalent = line.replace("\\n", "\n").split("\t")
        if equivalent:
            rows.writerow([number, name, f"none: {equivalent[0]}"])
            continue
        with tempfile.TemporaryDirectory() as place:
            target = pathlib.Path(place)
            compiled(name, old, new, libraries, target)
            caught = catching(name, libraries, console, target)
        rows.writerow([number, name, " ".join(caught)])
        sys.stdout.flush()
        missed += not caught
    print(f"{missed} were not caught", file=sys.stderr)


main()
