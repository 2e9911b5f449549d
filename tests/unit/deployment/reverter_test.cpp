// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/reverter.h"
#include "tests/unit/deployment/trees.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;
using namespace pacer::tests;

class ReverterTest : public QObject {
    Q_OBJECT
private slots:
    void undoesOneDeploymentAndKeepsTheRest()
    {
        const Group before = tree({app("/kept"), app("/changed", 1), app("/removed")});
        const Group after = tree({app("/kept"), app("/changed", 5), app("/added")});
        const Group now = tree({app("/kept"), app("/changed", 5), app("/added"), app("/later")});
        const Group result = revertedRoot(before, after, now);
        QCOMPARE(runSpecsBelow(result).size(), std::size_t{4});
        QCOMPARE(findApp(result, path("/changed"))->instances, 1);
        QVERIFY(findApp(result, path("/removed")));
        QVERIFY(findApp(result, path("/later")));
        QVERIFY(!findApp(result, path("/added")));
    }

    void addedGroupsGoOnlyWhenNothingIsInThem()
    {
        const Group after = tree({app("/g/a"), app("/h/b")});
        const Group result = revertedRoot({}, after, tree({app("/g/a"), app("/h/b"), app("/h/later")}));
        QVERIFY(!findGroup(result, path("/g")));
        QVERIFY(findApp(result, path("/h/later")));
    }

    void dependenciesOfGroupsAreUndoneOneByOne()
    {
        Group before;
        makeGroup(before, path("/g")).dependencies = {path("/old"), path("/both")};
        Group after;
        makeGroup(after, path("/g")).dependencies = {path("/new"), path("/both")};
        Group now;
        makeGroup(now, path("/g")).dependencies = {path("/new"), path("/both"), path("/later")};
        const Group result = revertedRoot(before, after, now);
        QVERIFY((findGroup(result, path("/g"))->dependencies
                 == std::set{path("/old"), path("/both"), path("/later")}));
    }

    void removedGroupsComeBack()
    {
        Group before = tree({app("/g/sub/a")});
        makeGroup(before, path("/g/sub")).dependencies = {path("/x")};
        const Group result = revertedRoot(before, {}, {});
        QVERIFY(findApp(result, path("/g/sub/a")));
        QVERIFY(findGroup(result, path("/g/sub"))->dependencies.contains(path("/x")));
    }
};

QTEST_GUILESS_MAIN(ReverterTest)
#include "reverter_test.moc"
