#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails if a translation is unfinished, vanished or missing, or if its place holders differ from the source.

Texts that stand in the sources but in no .ts file are found with lupdate, where it is installed."""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": 2, "ko": 1, "zh_CN": 1}  # and how many plural forms each has
LUPDATE = ("/usr/lib/qt6/bin/lupdate", "lupdate-qt6")


def messages(path):
    """(context, source, comment) -> its element"""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def place_holders(text):
    return sorted(set(re.findall(r"%L?\d+|%n", text)))


def has_mnemonic(text):
    return re.search(r"&[^&\s]", text) is not None


def faults_of(language, key, message):
    context, source, _ = key
    name = f"{language}: {context}: {source!r}"
    translation = message.find("translation")
    kind = translation.get("type") if translation is not None else "missing"
    if kind:
        yield f"{name} is {kind}"
        return
    plural = message.get("numerus") == "yes"
    texts = [form.text or "" for form in translation.findall("numerusform")] if plural else [translation.text or ""]
    if plural and len(texts) != LANGUAGES[language]:
        yield f"{name} has {len(texts)} plural forms, not {LANGUAGES[language]}"
    for text in texts:
        if not text.strip():
            yield f"{name} is empty"
        elif place_holders(text) != place_holders(source):
            yield f"{name} has other place holders: {text!r}"
        elif has_mnemonic(text) != has_mnemonic(source):
            yield f"{name} has a mnemonic in one language only: {text!r}"


def texts_in_sources():
    """Keys that lupdate finds now, or None without lupdate."""
    lupdate = next((path for path in map(shutil.which, LUPDATE) if path), None)
    if not lupdate:
        return None
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*") if path.suffix in (".h", ".cpp"))
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        subprocess.run([lupdate, "-silent", "-locations", "none", "-I", str(ROOT), *sources, "-ts", str(fresh)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return set(messages(fresh))


def main():
    faults = []
    wanted = texts_in_sources()
    for language in LANGUAGES:
        known = messages(ROOT / f"translations/pacer_{language}.ts")
        for key, message in known.items():
            faults += faults_of(language, key, message)
        if wanted is not None:
            faults += [f"{language}: {key[0]}: {key[1]!r} is missing" for key in sorted(wanted - set(known))]
            faults += [f"{language}: {key[0]}: {key[1]!r} is in no source" for key in sorted(set(known) - wanted)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
