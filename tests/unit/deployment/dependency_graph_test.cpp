// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/dependency_graph.h"
#include "tests/unit/deployment/trees.h"

#include <QTest>

#include <algorithm>

using namespace pacer;
using namespace pacer::deployment;
using namespace pacer::tests;

class DependencyGraphTest : public QObject {
    Q_OBJECT
private slots:
    void theLongestWayIsTheLayer()
    {
        const DependencyGraph graph(
            tree({app("/a", 1, {"/b", "/c"}), app("/b", 1, {"/c"}), app("/c"), app("/alone")}));
        const auto layers = graph.layers();
        QCOMPARE(layers.at(path("/a")), 3);
        QCOMPARE(layers.at(path("/b")), 2);
        QCOMPARE(layers.at(path("/c")), 1);
        QVERIFY(!layers.contains(path("/alone")));
        QVERIFY(!graph.findCycle());
    }

    void groupsSpeakForAllAppsBelow()
    {
        Group root = tree({app("/db/x"), app("/db/deep/y"), app("/web/front/z"), app("/web/q")});
        makeGroup(root, path("/web")).dependencies = {path("/db")};
        const auto edges = DependencyGraph(root).edges();
        QCOMPARE(edges.size(), std::size_t{4});
        QVERIFY(edges.contains({path("/web/front/z"), path("/db/deep/y")}));
        QVERIFY(edges.contains({path("/web/q"), path("/db/x")}));
    }

    void whatIsNoAppAndNoGroupIsIgnored()
    {
        Group root = tree({app("/a", 1, {"/missing", "/pod", "/empty"}), app("/g/b")});
        auto pod = std::make_shared<PodSpec>();
        pod->id = path("/pod");
        putRunSpec(root, PodPtr(pod));
        makeGroup(root, path("/empty"));
        makeGroup(root, path("/g")).dependencies = {path("/a"),
                                                    path("/nowhere")}; // a group names groups only
        const DependencyGraph graph(root);
        QVERIFY(graph.edges().empty());
        QVERIFY(!graph.layers().contains(path("/pod")));
    }

    void findsCyclesAndNamesThem()
    {
        const auto cycle =
            DependencyGraph(tree({app("/a", 1, {"/b"}), app("/b", 1, {"/c"}), app("/c", 1, {"/b"})}))
                .findCycle();
        QVERIFY(cycle);
        std::vector<PathId> ids = *cycle;
        std::ranges::sort(ids);
        QVERIFY((ids == std::vector{path("/b"), path("/c")}));
        QVERIFY(DependencyGraph(tree({app("/a", 1, {"/a"})})).findCycle());
        QVERIFY(DependencyGraph(tree({app("/g/a", 1, {"/g"})})).findCycle());
    }

    void groupsAloneMakeNoCycle()
    {
        Group root;
        makeGroup(root, path("/a")).dependencies = {path("/b")};
        makeGroup(root, path("/b")).dependencies = {path("/a")};
        QVERIFY(!DependencyGraph(root).findCycle());
        put(root, app("/a/x"));
        QVERIFY(!DependencyGraph(root).findCycle());
        put(root, app("/b/y"));
        QVERIFY(DependencyGraph(root).findCycle());
    }

    /// A group of a thousand that needs a group of a thousand is a million pairs; nobody waits for them.
    void largeGroupsCostNothing()
    {
        Group root;
        for (int i = 0; i < 1000; ++i) {
            put(root, app("/web/" + std::to_string(i)));
            put(root, app("/db/" + std::to_string(i)));
        }
        makeGroup(root, path("/web")).dependencies = {path("/db")};
        const DependencyGraph graph(root);
        QVERIFY(!graph.findCycle());
        QCOMPARE(graph.layers().at(path("/web/7")), 2);
    }

    void longChainsNeedNoDeepStack()
    {
        Group root;
        constexpr int length = 20000;
        for (int i = 0; i < length; ++i)
            put(root, app("/a" + std::to_string(i), 1,
                          i > 0 ? std::vector{"/a" + std::to_string(i - 1)} : std::vector<std::string>{}));
        const DependencyGraph graph(root);
        QVERIFY(!graph.findCycle());
        QCOMPARE(graph.layers().at(path("/a" + std::to_string(length - 1))), length);
    }
};

QTEST_GUILESS_MAIN(DependencyGraphTest)
#include "dependency_graph_test.moc"
