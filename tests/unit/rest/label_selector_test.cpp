// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/label_selector.h"

#include <QTest>

using namespace pacer;
using namespace pacer::rest;

class LabelSelectorTest : public QObject {
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QByteArray>("selector");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* selector, bool expected) {
            QTest::newRow(*selector ? selector : "(empty)") << QByteArray(selector) << expected;
        };
        row("", true);
        row("tier", true);
        row("nope", false);
        row("tier==front", true);
        row("tier == back", false);
        row("tier!=back", true);
        row("tier!=front", false);
        row("nope!=x", false);
        row("env in (it, qa)", true);
        row("env in (prod)", false);
        row("env notin (prod)", true);
        row("nope notin (prod)", false);
        row("tier==front,env in(it,qa), inner", true);
        row("tier,nope", false);
        row("odd==a\\ b", true);
    }
    void matches()
    {
        QFETCH(QByteArray, selector);
        QFETCH(bool, expected);
        const auto parsed = LabelSelector::parse(selector.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->matches({{"tier", "front"}, {"env", "it"}, {"inner", ""}, {"odd", "a b"}}),
                 expected);
    }

    void saysWhatCannotBeRead()
    {
        const auto parsed = LabelSelector::parse("a b");
        QVERIFY(!parsed.has_value());
        QVERIFY(parsed.error().front().code == ErrorCode::InvalidArgument);
        QCOMPARE(parsed.error().front().args.front(),
                 std::string("Can not parse label selector a b. Reason: end of input expected"));
        for (const char* text : {",", "a,", "a==", "a in", "a in (", "a in ()", "a in (b", "==b", "a in b"})
            QVERIFY2(!LabelSelector::parse(text), text);
    }
};

QTEST_GUILESS_MAIN(LabelSelectorTest)
#include "label_selector_test.moc"
