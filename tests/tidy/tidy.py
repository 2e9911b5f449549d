#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a machine can check: tests/tidy/tidy.py [ROOT].

Prints one line per fault, with what to do instead, and ends with 0 only if there is none.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

PURE = tuple(f"core/{name}/" for name in (
    "base", "model", "wire", "validation", "constraints", "deployment", "scheduler", "simulation"))
OURS = ("app/", "core/", "ui/", "tests/")
PRODUCT = ("app/", "core/", "ui/")

# Put together from pieces, so that this file does not find itself.
LEFT_OPEN = r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"

# (folders it holds for, folders it does not hold for, pattern, what to do instead)
BANNED = [
    (PURE, (), r"_clock::now|currentDateTime|gettimeofday|clock_gettime|\btime\((nullptr|NULL|0)\)",
     "take `now` as an argument"),
    (PURE, (), r"random_device|createUuid|QRandomGenerator|\bs?rand\(",
     "take chance from pacer::Random in the state"),
    (PURE, (), r"#include <(thread|mutex|shared_mutex|condition_variable|future|atomic|fstream|iostream|filesystem)>"
     r"|#include <(unistd\.h|fcntl\.h|pthread\.h|sys/|boost/|curl/|openssl/|sqlite3)",
     "the pure engine has no threads, no files and no sockets"),
    (("core/",), ("core/api/",), r"#include [<\"]Q", "only core/api may use Qt"),
    (("core/",), (), r"\btr\(|QWidget|QMessageBox|QCoreApplication::translate",
     "no display text and no widgets in core"),
    (("app/shim/",), (), r"#include <(Q|boost/|nlohmann/|curl/|openssl/)", "the shim links libc only"),
    (PRODUCT + ("tests/",), (), r"QEventLoop|processEvents", "do not block; continue in a callback"),
    (PRODUCT, (), r"waitFor(Finished|ReadyRead|Started|BytesWritten|Connected|Disconnected|NewConnection)",
     "do not block; continue in a callback"),
    (("ui/",), (), r"QMessageBox::(question|warning|information|critical|about)\(|QFileDialog::get|QInputDialog::get",
     "no nested event loop; open() the dialog and continue in its signal"),
    (("ui/",), (), r"(\.|->)exec\(", "no nested event loop; open() or popup() and continue in a signal"),
    (OURS, (), r"sleep_for|sleep_until|\bmsleep|\busleep\(|nanosleep|QTest::qWait\(|QTest::qSleep",
     "move the fake clock, or QTRY_VERIFY"),
    (("ui/",), ("ui/editor/",), r"nlohmann::|#include <nlohmann|QJson|QVariantMap|core/wire/", "views take typed rows, not JSON"),
    (OURS, (), r"for \(.* : .*json\(\)\.", "the loop outlives the JSON that it walks; name it first"),
    (OURS, (), r"#include <(QtTest/)?Qt(Core|Gui|Widgets|Network|Charts|Svg|Test|Concurrent)>",
     "include the classes that are used, not the whole Qt module"),
    (OURS, (), r"#include <Qt\w+/Q\w+>", "include <QClass> without the name of its module"),
]

# Whole files, not lines of code: a word that may stand nowhere.
ANYWHERE = [
    (LEFT_OPEN, "finish it, or write an issue"),
]

TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "README.md", "README.ko.md", "README.zh_CN.md", "LICENSE",
    "CHANGELOG.md", ".ci", ".clang-format", ".clang-tidy", ".gitignore", "app", "core", "ui",
    "resources", "translations", "tests", "packaging",
}

SOURCE_SUFFIXES = {".cpp", ".h", ".c"}
TEXT_SUFFIXES = SOURCE_SUFFIXES | {".py", ".sh", ".txt", ".cmake", ".md", ".ts", ".qrc", ".json", ".svg"}
MAX_LINES = 500
MAX_HEADER_LINES = 250
WANTED_HEADER_LINES = 200
MAX_FUNCTION_LINES = 70


class Report:
    """Collects what was found; paths are relative to the root."""

    def __init__(self):
        self.faults = []
        self.warnings = []

    def fault(self, path, line, message):
        self.faults.append(f"{path}:{line}: {message}" if line else f"{path}: {message}")

    def warn(self, path, message):
        self.warnings.append(f"{path}: {message}")


def project_files(root):
    """Relative paths of what belongs to the project: what git knows or would add, else all but build folders."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False) if (root / ".git").exists() and has_git() else None
    if listed and listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
        return sorted(name for name in names if (root / name).is_file())
    names = []
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if f not in (".git", ".cache", "__pycache__")
                      and not (f == "build" and Path(folder) == root)]
        names += [(Path(folder) / file).relative_to(root).as_posix() for file in files]
    return sorted(name for name in names if name not in (".git", "CMakeUserPresets.json", "compile_commands.json"))


def has_git():
    return any((Path(folder) / "git").exists() for folder in os.get_exec_path())


def module_table(root):
    """Module -> modules that it may use, from the table that the configure run uses too."""
    text = (root / "packaging/cmake/PacerModules.cmake").read_text()
    return {name: set(used.strip('"').split())
            for name, used in re.findall(r"^set\(PACER_USES_(\w+)\s+([^)]*)\)", text, re.MULTILINE)}


def module_of(path):
    """The row of the table that a path stands for; None where no row restricts it (app, tests)."""
    parts = path.split("/")
    if parts[0] == "core" and len(parts) > 2:
        return parts[1]
    return "ui" if parts[0] == "ui" else None


def check_includes(path, lines, table, report):
    module = module_of(path)
    if module is not None and module not in table:
        report.fault(path, 0, f"module {module} has no row in packaging/cmake/PacerModules.cmake")
        return
    for number, line in enumerate(lines, 1):
        found = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
        if not found:
            continue
        quote, included = found.groups()
        top = included.split("/")[0]
        if quote == "<":
            if top in ("core", "ui", "app", "tests") and "/" in included:
                report.fault(path, number, f'write #include "{included}"')
            continue
        if re.search(r"\.moc$|^(moc|ui|qrc)_", included):
            continue
        if top not in ("core", "ui", "app", "tests"):
            report.fault(path, number, f'"{included}": includes start at the root of the project')
            continue
        if top == "tests" and not path.startswith("tests/"):
            report.fault(path, number, f'"{included}": the product does not know its tests')
        if top == "app" and not path.startswith(("app/", "tests/")):
            report.fault(path, number, f'"{included}": only app composes')
        if module is None or top in ("app", "tests"):
            continue
        target = module_of(included)
        if target != module and target not in table[module]:
            report.fault(path, number, f"{module} must not use {target} (packaging/cmake/PacerModules.cmake)")


def without_comment(line):
    """The line without a trailing comment. Good enough for words: a `//` inside a string stays."""
    return re.sub(r'^((?:[^"/]|"(?:\\.|[^"\\])*"|/(?!/))*)//.*$', r"\1", line)


def check_banned(path, lines, report):
    for folders, exceptions, pattern, instead in BANNED:
        if not path.startswith(folders) or (exceptions and path.startswith(exceptions)):
            continue
        for number, line in enumerate(lines, 1):
            found = re.search(pattern, without_comment(line))
            if found:
                report.fault(path, number, f"`{found.group(0).strip()}`: {instead}")
    if path.startswith("core/") and path.endswith(".h"):
        for number, line in enumerate(lines, 1):
            if "#include <nlohmann/json.hpp>" in line:
                report.fault(path, number, "headers include <nlohmann/json_fwd.hpp>; the full one is for .cpp files")


def check_lengths(path, lines, report):
    if path.startswith("tests/"):
        return
    if path.endswith(".h"):
        if len(lines) > MAX_HEADER_LINES:
            report.fault(path, 0, f"{len(lines)} lines; a header has at most {MAX_HEADER_LINES}")
        elif len(lines) > WANTED_HEADER_LINES:
            report.warn(path, f"{len(lines)} lines; is it still one idea?")
    elif len(lines) > MAX_LINES:
        report.fault(path, 0, f"{len(lines)} lines; split it by idea, the limit is {MAX_LINES}")
    begin = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            begin = number
        elif begin and line.startswith("}"):
            if number - begin - 1 > MAX_FUNCTION_LINES:
                report.fault(path, begin, f"a function of {number - begin - 1} lines; the limit is {MAX_FUNCTION_LINES}")
            begin = None


def check_head(path, lines, report):
    comment = "//" if Path(path).suffix in SOURCE_SUFFIXES else "#"
    start = 1 if lines and lines[0].startswith("#!") else 0
    wanted = [f"{comment} SPDX-FileCopyrightText: The Pacer authors",
              f"{comment} SPDX-License-Identifier: GPL-3.0-or-later"]
    if lines[start:start + 2] != wanted:
        report.fault(path, start + 1, "begins with the two SPDX lines")
    if path.endswith(".h"):
        code = [line for line in lines if line.strip() and not line.startswith("//")]
        if not code or code[0] != "#pragma once":
            report.fault(path, 3, "a header begins with #pragma once")


def check_executable(root, path, lines, report):
    wants = path.endswith(".sh") or path == ".ci/run" or (path.endswith(".py") and lines[:1] and lines[0].startswith("#!"))
    if wants and not os.access(root / path, os.X_OK):
        report.fault(path, 0, "must be executable (chmod +x)")


def check_top_level(paths, report):
    for name in sorted({path.split("/")[0] for path in paths} - TOP_LEVEL):
        report.fault(name, 0, "is not one of the agreed names of the top level")


def check_copies(root, paths, report):
    """Copies of shared material equal their source, where the source lies beside the checkout."""
    shared = root.parent / "shared"
    for path in paths:
        for folder, source in (("tests/vectors/", "vectors"), ("tests/fixtures/", "fixtures")):
            if not path.startswith(folder):
                continue
            original = shared / source / path[len(folder):]
            if original.is_file() and original.read_bytes() != (root / path).read_bytes():
                report.fault(path, 0, "differs from the shared file that it is a copy of")


def check_translations(root, report):
    script = root / "translations/check.py"
    if not script.exists():
        return
    result = subprocess.run([sys.executable, str(script)], cwd=root, capture_output=True, text=True, check=False)
    if result.returncode:
        for line in (result.stdout + result.stderr).strip().splitlines() or ["failed without a word"]:
            report.fault("translations", 0, line)


def check_file(root, path, table, report):
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    suffix = Path(path).suffix
    if suffix in SOURCE_SUFFIXES and path.startswith(OURS):
        check_includes(path, lines, table, report)
        check_banned(path, lines, report)
        check_lengths(path, lines, report)
    if suffix in SOURCE_SUFFIXES | {".py", ".sh"} or path == ".ci/run":
        check_head(path, lines, report)
    check_executable(root, path, lines, report)
    for pattern, instead in ANYWHERE:
        for number, line in enumerate(lines, 1):
            found = re.search(pattern, line)
            if found:
                report.fault(path, number, f"`{found.group(0)}`: {instead}")


def check(root):
    """Checks the whole tree below `root`."""
    report = Report()
    table = module_table(root)
    paths = project_files(root)
    check_top_level(paths, report)
    for path in paths:
        recorded = path.startswith(("tests/vectors/", "tests/fixtures/"))
        if not recorded and (Path(path).suffix in TEXT_SUFFIXES or path == ".ci/run"):
            check_file(root, path, table, report)
    check_copies(root, paths, report)
    check_translations(root, report)
    return report


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    report = check(root)
    for line in report.warnings:
        print(f"warning: {line}")
    for line in report.faults:
        print(line)
    print(f"tidy: {len(report.faults)} faults, {len(report.warnings)} warnings")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
