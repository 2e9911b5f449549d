// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_pointer.h"

#include <QTest>

using namespace pacer;

class JsonPointerTest : public QObject {
    Q_OBJECT
private slots:
    void goesOneLevelDeeper()
    {
        QCOMPARE(childPointer("", "cmd"), std::string("/cmd"));
        QCOMPARE(childPointer(childPointer("/healthChecks", std::size_t{0}), "port"),
                 std::string("/healthChecks/0/port"));
    }

    void escapesWhatWouldSeparate()
    {
        QCOMPARE(childPointer("/labels", "a/b~c"), std::string("/labels/a~1b~0c"));
    }

    void readsBackItsTokens()
    {
        using Tokens = std::vector<std::string>;
        QCOMPARE(pointerTokens(""), Tokens{});
        QCOMPARE(pointerTokens("/"), Tokens{""});
        QCOMPARE(pointerTokens("/labels/a~1b~0c/0"), (Tokens{"labels", "a/b~c", "0"}));
        QCOMPARE(pointerTokens("/~01"), Tokens{"~1"});
    }
};

QTEST_GUILESS_MAIN(JsonPointerTest)
#include "json_pointer_test.moc"
