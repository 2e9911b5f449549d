// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/group.h"

#include <QTest>

using namespace pacer;
using namespace std::chrono_literals;

namespace {

RunSpec app(std::string_view id, int instances = 1)
{
    AppSpec spec;
    spec.id = PathId::absolute(id);
    spec.instances = instances;
    return std::make_shared<const AppSpec>(spec);
}

RunSpec pod(std::string_view id)
{
    PodSpec spec;
    spec.id = PathId::absolute(id);
    return std::make_shared<const PodSpec>(spec);
}

} // namespace

class GroupTest : public QObject {
    Q_OBJECT
private slots:
    void makesTheGroupsOnTheWay()
    {
        Group root;
        putRunSpec(root, app("/shop/backend/db"));
        QVERIFY(findGroup(root, PathId::absolute("/shop/backend")));
        QVERIFY(findApp(root, PathId::absolute("/shop/backend/db")));
        QVERIFY(!findGroup(root, PathId::absolute("/shop/front")));
        QVERIFY(!findApp(root, PathId::absolute("/shop/front/web")));
        const std::vector<PathId> expected{PathId{}, PathId::absolute("/shop"),
                                           PathId::absolute("/shop/backend")};
        QVERIFY(groupsBelow(root) == expected);
    }

    void replacesADefinitionWithItsId()
    {
        Group root;
        putRunSpec(root, app("/web"));
        putRunSpec(root, app("/web", 3));
        QCOMPARE(runSpecsBelow(root).size(), std::size_t{1});
        QCOMPARE(findApp(root, PathId::absolute("/web"))->instances, 3);
    }

    void findsAppsAndPodsAlike()
    {
        Group root;
        putRunSpec(root, app("/web"));
        putRunSpec(root, pod("/shop/pod"));
        QVERIFY(findRunSpec(root, PathId::absolute("/web")).value().app());
        QVERIFY(findRunSpec(root, PathId::absolute("/shop/pod")).value().isPod());
        QVERIFY(!findRunSpec(root, PathId::absolute("/shop")));
        QCOMPARE(runSpecsBelow(root).size(), std::size_t{2});
        QCOMPARE(appsBelow(root).size(), std::size_t{1});
    }

    void keepsAGroupThatBecomesEmpty()
    {
        Group root;
        putRunSpec(root, app("/shop/db"));
        QVERIFY(removeRunSpec(root, PathId::absolute("/shop/db")));
        QVERIFY(!removeRunSpec(root, PathId::absolute("/shop/db")));
        QVERIFY(findGroup(root, PathId::absolute("/shop"))->isEmpty());
        QVERIFY(removeGroup(root, PathId::absolute("/shop")));
        QVERIFY(!removeGroup(root, PathId{}));
        QVERIFY(root.isEmpty());
    }

    void sharesDefinitionsBetweenCopies()
    {
        Group root;
        putRunSpec(root, app("/web"));
        Group copy = root;
        QVERIFY(findApp(copy, PathId::absolute("/web")) == findApp(root, PathId::absolute("/web")));
        putRunSpec(copy, app("/web", 2));
        QCOMPARE(findApp(root, PathId::absolute("/web"))->instances, 1);
    }

    void aChangeCopiesOnlyTheWayToIt()
    {
        Group before;
        putRunSpec(before, app("/shop/db"));
        putRunSpec(before, app("/other/web"));
        Group after = before;
        putRunSpec(after, app("/shop/db", 3));
        QVERIFY(
            after.groups.at(PathId::absolute("/other")).isSame(before.groups.at(PathId::absolute("/other"))));
        QVERIFY(
            !after.groups.at(PathId::absolute("/shop")).isSame(before.groups.at(PathId::absolute("/shop"))));
        QCOMPARE(findApp(before, PathId::absolute("/shop/db"))->instances, 1);
    }

    void namesWhatDiffers()
    {
        Group before;
        putRunSpec(before, app("/a"));
        putRunSpec(before, app("/shop/db"));
        putRunSpec(before, app("/shop/web"));
        Group after = before;
        removeRunSpec(after, PathId::absolute("/a"));
        auto pod = std::make_shared<PodSpec>();
        pod->id = PathId::absolute("/shop/db");
        removeRunSpec(after, pod->id);
        putRunSpec(after, PodPtr(pod));
        putRunSpec(after, app("/shop/new/x"));

        const auto differences = specDifferences(before, after);
        QCOMPARE(differences.size(), std::size_t{3});
        QVERIFY(differences[0].id == PathId::absolute("/a") && !differences[0].after);
        QVERIFY(differences[1].before->app() && differences[1].after->pod());
        QVERIFY(differences[2].id == PathId::absolute("/shop/new/x") && !differences[2].before);

        const auto groups = groupDifferences(before, after);
        QCOMPARE(groups.size(), std::size_t{3}); // the root, /shop, /shop/new
        QVERIFY(!groups[2].before);
        QVERIFY(specDifferences(after, after).empty());
    }
};

QTEST_GUILESS_MAIN(GroupTest)
#include "group_test.moc"
