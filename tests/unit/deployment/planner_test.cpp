// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/planner.h"
#include "tests/unit/deployment/trees.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;
using namespace pacer::tests;

namespace {

Group stamped(Group root, const Group& before = {}, int seconds = 1)
{
    applyVersions(root, before, {}, Timestamp{std::chrono::seconds{seconds}}, {});
    return root;
}

/// "Stop/app Scale/db=10|…", a step per bar.
std::string planText(const Group& from, const Group& to, const Behaviour& behaviour = {})
{
    static const char* const names[] = {"Start", "Stop", "Scale", "Restart", "Resolve"};
    std::string text;
    for (const DeploymentStep& step : planSteps(from, to, {}, behaviour)) {
        text += text.empty() ? "" : "|";
        for (const DeploymentAction& action : step.actions) {
            text += std::string(text.empty() || text.back() == '|' ? "" : " ")
                    + names[static_cast<int>(action.kind)] + action.id.text();
            if (action.kind == ActionKind::Scale)
                text += "=" + std::to_string(action.scaleTo);
        }
    }
    return text;
}

AppSpec db(int instances = 10)
{
    return app("/shop/db", instances);
}

AppSpec web(int instances = 20)
{
    return app("/shop/web", instances, {"/shop/db"});
}

AppSpec changed(AppSpec spec)
{
    spec.cmd = "sleep 200";
    return spec;
}

} // namespace

class PlannerTest : public QObject {
    Q_OBJECT
private slots:
    void theExampleOfTheDocuments()
    {
        const Group nothing = stamped({});
        const Group both = stamped(tree({db(), web()}));
        QCOMPARE(planText(nothing, both),
                 std::string("Start/shop/db Start/shop/web|Scale/shop/db=10|Scale/shop/web=20"));
        QCOMPARE(planText(both, stamped(tree({db(5), web(5)}), both, 2)),
                 std::string("Scale/shop/db=5|Scale/shop/web=5"));
        const Group other = stamped(tree({changed(db()), changed(web())}), both, 2);
        QCOMPARE(planText(both, other), std::string("Restart/shop/db|Restart/shop/web"));
        QCOMPARE(planText(both, stamped(tree({changed(db()), web()}), both, 2)),
                 std::string("Restart/shop/db"));
        QCOMPARE(planText(both, both), std::string());
    }

    void dependentsStopFirst()
    {
        const Group both = stamped(tree({db(), web(), app("/other")}));
        const Group one = stamped(tree({app("/other")}), both, 2);
        QCOMPARE(planText(both, one), std::string("Stop/shop/web|Stop/shop/db"));
        QCOMPARE(planText(both, one, referenceBehaviour()), std::string("Stop/shop/db Stop/shop/web"));
    }

    void suspendingIsAScaleWhateverElseChanged()
    {
        const Group before = stamped(tree({db()}));
        QCOMPARE(planText(before, stamped(tree({changed(db(0))}), before, 2)),
                 std::string("Scale/shop/db=0"));
    }

    void artifactsAreLookedForBeforeAnythingStops()
    {
        AppSpec fetching = db();
        fetching.fetch = {{.uri = "https://example.org/a.tgz"}};
        const Group before = stamped(tree({fetching, web()}));
        const Group after = stamped(tree({changed(fetching)}), before, 2);
        QCOMPARE(planText(before, after), std::string("Resolve/shop/db|Stop/shop/web|Restart/shop/db"));
        QCOMPARE(planText(before, after, referenceBehaviour()), std::string("Stop/shop/web|Restart/shop/db"));
        const Group scaled = stamped(tree({fetching, web(1)}), before, 2);
        QCOMPARE(planText(before, scaled), std::string("Scale/shop/web=1"));
    }

    void aRestartReplacesButScalesKeepTheirVictims()
    {
        const Group before = stamped(tree({db(3)}));
        Group marked = tree({db(3)});
        const auto classes =
            applyVersions(marked, before, {path("/shop/db")}, Timestamp{std::chrono::seconds{2}}, {});
        QVERIFY(classes.at(path("/shop/db")) == VersionClass::Restart);
        QCOMPARE(planText(before, marked), std::string("Restart/shop/db"));

        const Group scaled = stamped(tree({db(1)}), before, 2);
        const auto steps = planSteps(before, scaled, {{path("/shop/db"), {{"i1"}, {"i2"}}}}, {});
        QCOMPARE(steps.at(0).actions.at(0).toKill.size(), std::size_t{2});
    }

    void unchangedDefinitionsAreSharedWithTheStoredTree()
    {
        const Group before = stamped(tree({db(), web()}));
        const Group after = stamped(tree({db(), web(1)}), before, 2);
        QVERIFY(findApp(before, path("/shop/db")) == findApp(after, path("/shop/db")));
        QVERIFY(findApp(after, path("/shop/web"))->versionInfo.version == after.version);
    }

    void newAppsTakeThePlaceOfEmptyGroups()
    {
        Group before;
        makeGroup(before, path("/x/empty"));
        Group wanted = before;
        put(wanted, app("/x"));
        wanted = stamped(wanted, before);
        QVERIFY(!findGroup(wanted, path("/x")));

        Group holding = tree({app("/x/a")});
        put(holding, app("/x"));
        holding = stamped(holding);
        QVERIFY(findGroup(holding, path("/x")));
    }

    void plansNameWhatTheyLock()
    {
        const auto before = std::make_shared<Group>(stamped(tree({db(), web()})));
        const auto after = std::make_shared<Group>(stamped(tree({db(), web(1)}), *before, 2));
        const DeploymentPlan plan = makePlan({"d"}, after->version, before, after, {}, {});
        QVERIFY((plan.affectedIds() == std::set{path("/shop/web")}));
        QVERIFY(plan.original == before && plan.target == after);
    }
};

QTEST_GUILESS_MAIN(PlannerTest)
#include "planner_test.moc"
