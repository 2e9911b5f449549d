// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/changes.h"

#include <QTest>

using namespace pacer;
using scheduler::Changes;

namespace {

PathId app(int number)
{
    return PathId::absolute("/app-" + std::to_string(number));
}

} // namespace

class ChangesTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatChangedSince()
    {
        Changes changes;
        QVERIFY(changes.after(0)->empty());
        changes.touch(app(1));
        changes.touch(app(2));
        const auto then = changes.latest();
        changes.touch(app(3));
        changes.touch(app(1));
        QVERIFY((*changes.after(then) == std::vector{app(3), app(1)}));
        QVERIFY((*changes.after(0) == std::vector{app(2), app(3), app(1)}));
        QVERIFY(changes.after(changes.latest())->empty());
    }

    void saysSoWhenItIsTooLongAgo()
    {
        Changes changes;
        changes.touch(app(0));
        for (int i = 1; i <= 100'000; ++i)
            changes.touch(app(i));
        QVERIFY(!changes.after(0));
        QCOMPARE(changes.after(1)->size(), std::size_t{100'000});
        QVERIFY(!changes.after(changes.latest() + 1)); // another state's number
    }
};

QTEST_GUILESS_MAIN(ChangesTest)
#include "changes_test.moc"
