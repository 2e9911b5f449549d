#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Pacer authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants faults in a small tree and asks whether tidy.py finds each of them, and nothing else."""
import stat
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import tidy  # noqa: E402 (needs the path above)

HEAD = "// SPDX-FileCopyrightText: The Pacer authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
TABLE = 'set(PACER_USES_base "")\nset(PACER_USES_model base)\nset(PACER_USES_net base)\n' \
        "set(PACER_USES_wire base model)\nset(PACER_USES_api base model wire)\nset(PACER_USES_ui base model wire* api)\n"


class TidyTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name) / "checkout"
        self.write("packaging/cmake/PacerModules.cmake", TABLE.replace("wire*", "wire"))
        self.write("core/base/id.h", HEAD + "#pragma once\n#include <string>\n")

    def write(self, path, text, executable=False):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        if executable:
            file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def source(self, path, body):
        self.write(path, HEAD + body + "\n")

    def assert_clean(self):
        self.assertEqual(tidy.check(self.root).faults, [])

    def assert_fault(self, *words):
        faults = tidy.check(self.root).faults
        self.assertEqual(len(faults), 1, faults)
        for word in words:
            self.assertIn(word, faults[0])

    def test_accepts_a_tree_without_faults(self):
        self.source("core/model/group.cpp", '#include "core/base/id.h"')
        self.source("ui/editor/document.cpp", '#include "core/wire/source_map.h"')
        self.source("app/console/main.cpp", '#include "core/net/tls.h"')
        self.assert_clean()

    def test_reads_every_row_of_the_real_table(self):
        table = tidy.module_table(Path(__file__).parents[2])
        self.assertEqual(table["base"], set())
        self.assertEqual(table["model"], {"base"})
        self.assertIn("scheduler", table["rest"])

    def test_finds_an_include_that_is_not_in_the_table(self):
        self.source("core/base/time.cpp", '#include "core/model/group.h"')
        self.assert_fault("core/base/time.cpp:3", "base must not use model")

    def test_finds_includes_that_do_not_start_at_the_root(self):
        self.source("core/base/time.cpp", '#include "time.h"')
        self.assert_fault("core/base/time.cpp:3", "start at the root")

    def test_finds_core_that_knows_the_console(self):
        self.source("core/net/tls.cpp", '#include "ui/shell/main_window.h"')
        self.assert_fault("net must not use ui")

    def test_finds_a_product_that_knows_its_tests(self):
        self.source("ui/tree/row.cpp", '#include "tests/support/fake.h"')
        self.assert_fault("does not know its tests")

    def test_finds_a_module_without_a_row(self):
        self.source("core/extra/thing.cpp", "")
        self.assert_fault("extra has no row")

    def test_finds_clock_chance_qt_and_files_in_the_pure_engine(self):
        for body, word in ((
                "auto now = std::chrono::system_clock::now();", "take `now`"),
                ("std::random_device device;", "pacer::Random"),
                ("#include <fstream>", "no files"),
                ("#include <QString>", "only core/api may use Qt")):
            self.source("core/model/group.cpp", body)
            self.assert_fault("core/model/group.cpp:3", word)

    def test_allows_clocks_outside_the_pure_engine(self):
        self.source("core/net/deadline.cpp", "auto now = std::chrono::steady_clock::now();")
        self.source("core/api/mirror.cpp", "#include <QObject>")
        self.assert_clean()

    def test_finds_blocking_and_nested_loops(self):
        for body in ("QEventLoop loop;", "process.waitForFinished();", "dialog.exec();",
                     "QMessageBox::question(this, title, text);", "std::this_thread::sleep_for(1s);"):
            self.source("ui/shell/window.cpp", body)
            self.assert_fault("ui/shell/window.cpp:3")

    def test_finds_sleeping_tests(self):
        self.source("tests/unit/base/time_test.cpp", "QTest::qWait(100);")
        self.assert_fault("QTRY_VERIFY")

    def test_finds_json_in_views_but_not_in_the_editor(self):
        self.source("ui/editor/document.cpp", "#include <nlohmann/json_fwd.hpp>")
        self.source("ui/tree/row.cpp", "QJsonObject row;")
        self.assert_fault("ui/tree/row.cpp:3", "typed rows")

    def test_finds_the_full_json_header_in_a_header(self):
        self.write("core/wire/app_json.h", HEAD + "#pragma once\n#include <nlohmann/json.hpp>\n")
        self.assert_fault("core/wire/app_json.h:4", "json_fwd.hpp")

    def test_finds_loops_over_json_that_is_gone(self):
        self.source("tests/end_to_end/shop_test.cpp", 'for (const Json& task : get("/v2/tasks").json().at("tasks"))')
        self.assert_fault("name it first")
        self.source("tests/end_to_end/shop_test.cpp", 'for (const Json& one : get("/v2/deployments").json())')
        self.assert_clean()

    def test_finds_umbrella_headers_of_qt(self):
        self.source("ui/tree/row.cpp", "#include <QtWidgets>")
        self.assert_fault("whole Qt module")

    def test_ignores_words_in_comments(self):
        self.source("ui/tree/row.cpp", 'int a; // never a QEventLoop\nauto b = "http://x"; // nor processEvents')
        self.assert_clean()

    def test_finds_what_was_left_open_in_any_text(self):
        self.write("resources/notes.md", "TO" "DO: say more\n")
        self.assert_fault("resources/notes.md:1", "finish it")

    def test_does_not_take_a_file_template_for_work_left_open(self):
        self.source("core/net/tls.cpp", 'auto name = "pacer-XXXXXX";')
        self.assert_clean()

    def test_finds_long_files_headers_and_functions(self):
        self.source("core/net/tls.cpp", "int a;\n" * 499)
        self.assert_fault("core/net/tls.cpp", "the limit is 500")
        self.source("core/net/tls.cpp", "")
        self.write("core/net/tls.h", HEAD + "#pragma once\n" + "int a;\n" * 248)
        self.assert_fault("core/net/tls.h", "at most 250")
        self.write("core/net/tls.h", HEAD + "#pragma once\n" + "int a;\n" * 210)
        self.assert_clean()
        self.assertEqual(len(tidy.check(self.root).warnings), 1)
        self.source("core/net/tls.cpp", "void f()\n{\n" + "    g();\n" * 71 + "}")
        self.assert_fault("core/net/tls.cpp:4", "a function of 71 lines")

    def test_finds_missing_licence_lines(self):
        self.write("core/net/tls.cpp", "int a;\n")
        self.assert_fault("core/net/tls.cpp:1", "SPDX")
        self.source("core/net/tls.cpp", "")
        self.write("tests/end_to_end/run.py", "#!/usr/bin/env python3\n", executable=True)
        self.assert_fault("tests/end_to_end/run.py:2", "SPDX")

    def test_finds_headers_without_a_guard(self):
        self.write("core/net/tls.h", HEAD + "int a;\n")
        self.assert_fault("#pragma once")

    def test_finds_scripts_that_cannot_be_started(self):
        self.write("packaging/run.sh", "#!/bin/sh\n" + HEAD.replace("//", "#"))
        self.assert_fault("packaging/run.sh", "executable")

    def test_finds_strangers_at_the_top_level(self):
        self.write("docs/index.md", "hello\n")
        self.assert_fault("docs", "top level")

    def test_compares_copies_with_the_shared_material_beside_the_checkout(self):
        self.write("tests/vectors/ports.json", "{}\n")
        self.assert_clean()
        self.write("../shared/vectors/ports.json", "{ }\n")
        self.assert_fault("tests/vectors/ports.json", "differs")

    def test_repeats_what_the_check_of_translations_says(self):
        self.write("translations/check.py", "#!/usr/bin/env python3\n" + HEAD.replace("//", "#")
                   + 'import sys\nsys.exit("pacer_ko.ts: 2 unfinished")\n', executable=True)
        self.assert_fault("pacer_ko.ts: 2 unfinished")


if __name__ == "__main__":
    unittest.main()
