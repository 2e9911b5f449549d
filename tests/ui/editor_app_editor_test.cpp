// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_source.h"
#include "core/wire/group_json.h"
#include "core/wire/json_text.h"
#include "tests/support/canned_transport.h"
#include "ui/editor/app_editor.h"
#include "ui/editor/form_page.h"
#include "ui/editor/json_edit.h"
#include "ui/editor/plan_preview.h"
#include "ui/editor/problems_view.h"
#include "ui/style/palette.h"
#include "ui/widgets/table.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace pacer;
using namespace pacer::ui;
using pacer::tests::CannedTransport;

namespace {

const QString shop = "{\n"
                     "  \"id\": \"/shop/app\",\n"
                     "  \"cmd\": \"sleep 9\",\n"
                     "  \"mystery\": [ 1,2 ],\n"
                     "  \"instances\": 2,\n"
                     "  \"mem\": 32\n"
                     "}\n";

struct Desk {
    CannedTransport server;
    api::MarathonClient client{server};
    api::EventSource stream{api::ConnectionProfile{}};
    api::Mirror mirror{client, stream};
    Session session{{}, mirror, client};
    AppEditor editor{session};

    QWidget* field(const char* pointer) { return editor.form().fieldAt(pointer)->editor(); }
    void type(const char* pointer, const QString& text)
    {
        auto* edit = qobject_cast<QLineEdit*>(field(pointer));
        edit->clear();
        if (text.isEmpty())
            emit edit->textEdited({});
        QTest::keyClicks(edit, text);
    }
    QString shownIn(const char* pointer) { return qobject_cast<QLineEdit*>(field(pointer))->text(); }
    QString json() { return QString::fromStdString(editor.json().document()); }
};

} // namespace

class AppEditorTest : public QObject {
    Q_OBJECT
private slots:
    void theFormShowsTheText()
    {
        Desk desk;
        desk.editor.openExisting(PathId::absolute("/shop/app"), shop);
        QCOMPARE(desk.shownIn("/id"), QString("/shop/app"));
        QCOMPARE(desk.shownIn("/mem"), QString("32"));
        QCOMPARE(desk.json(), shop);
        QVERIFY(!desk.editor.isChanged());
    }

    void aFieldChangesOnlyItsMember()
    {
        Desk desk;
        desk.editor.openNew(shop);
        desk.type("/cmd", "echo hi");
        QCOMPARE(desk.json(), QString(shop).replace("sleep 9", "echo hi"));
        desk.type("/mem", "1.5 GiB");
        QCOMPARE(desk.json(), QString(shop).replace("sleep 9", "echo hi").replace("32", "1536"));
        QCOMPARE(desk.shownIn("/mem"), QString("1.5 GiB"));
        desk.type("/portDefinitions", "0, 8080");
        QVERIFY2(desk.json().contains("\"port\": 8080"), qPrintable(desk.json()));
        qobject_cast<QSlider*>(desk.field("/upgradeStrategy/minimumHealthCapacity"))->setValue(80);
        QVERIFY(desk.json().contains("\"minimumHealthCapacity\": 0.8"));
        QVERIFY(desk.json().contains("\"mystery\": [ 1,2 ]"));
        desk.editor.json().undo();
        QVERIFY(!desk.json().contains("0.8"));
    }

    void anImageBringsItsContainer()
    {
        Desk desk;
        desk.editor.openNew(shop);
        desk.type("/container/docker/image", "nginx");
        QVERIFY(desk.json().contains("\"type\": \"DOCKER\""));
        desk.type("/container/docker/image", "");
        QCOMPARE(desk.json(), shop);
    }

    void environmentRowsBecomeMembers()
    {
        Desk desk;
        desk.editor.openNew(shop);
        auto* table = qobject_cast<QTableWidget*>(desk.field("/env"));
        table->item(0, 0)->setText("COLOUR");
        QTRY_VERIFY(desk.json().contains("\"COLOUR\": \"\""));
        table->item(0, 1)->setText("blue");
        QVERIFY(desk.json().contains("\"env\": { \"COLOUR\": \"blue\" }"));
    }

    void theTextChangesTheForm()
    {
        Desk desk;
        desk.editor.openNew(shop);
        desk.editor.json().setText(QString(shop).replace("sleep 9", "date"));
        QTRY_COMPARE(desk.shownIn("/cmd"), QString("date"));
        desk.editor.json().setText("{ \"id\": ");
        QTRY_VERIFY(!desk.field("/cmd")->isEnabled());
        QCOMPARE(desk.shownIn("/cmd"), QString("date"));
    }

    void aGroupIsNoForm()
    {
        Desk desk;
        desk.editor.openNew("{ \"id\": \"/shop\", \"apps\": [] }");
        QVERIFY(!desk.field("/cpus")->isVisibleTo(&desk.editor));
        desk.editor.json().setText(shop);
        QTRY_VERIFY(desk.field("/cpus")->isVisibleTo(&desk.editor));
    }

    void marksWhatIsWrongWhereItStands()
    {
        Desk desk;
        desk.editor.openNew(QString(shop).replace("\"instances\": 2", "\"instances\": -16"));
        const auto& problems = desk.editor.problemsView().problems();
        const auto wrong = std::find_if(problems.begin(), problems.end(), [](const auto& problem) {
            return problem.error.where == "/instances";
        });
        QVERIFY(wrong != problems.end());
        QCOMPARE(wrong->line, 5);
        QCOMPARE(wrong->column, 16);
        QVERIFY(desk.editor.json().isMarked(5, 16));
        QVERIFY(desk.editor.json().isMarked(5, 18));
        QVERIFY(!desk.editor.json().isMarked(5, 15));
        QVERIFY(!desk.editor.json().isMarked(2, 10));
        desk.type("/instances", "3");
        QVERIFY(!desk.editor.json().isMarked(5, 16));
    }

    void aWarningIsNotAsRedAsAnError()
    {
        Desk desk;
        const auto* list = desk.editor.findChild<ProblemsView*>();
        desk.editor.openNew(shop); // "mystery" is no field
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->foreground().color(), palette::warning);
        QString wrong = shop;
        desk.editor.openNew(wrong.replace("\"instances\": 2", "\"instances\": -2"));
        QTRY_COMPARE(list->count(), 2);
        QCOMPARE(list->item(1)->foreground().color(), palette::unhealthy);
    }

    void aSyntaxErrorHasALineAndStopsDeploying()
    {
        Desk desk;
        desk.editor.openNew("{\n  \"id\": \"/a\",\n  \"cmd\": nope\n}");
        QCOMPARE(desk.editor.problemsView().problems().front().line, 3);
        QSignalSpy wanted(&desk.editor, &AppEditor::createWanted);
        desk.editor.deploy();
        QCOMPARE(wanted.size(), 0);
    }

    void sendsExactlyWhatIsThere()
    {
        Desk desk;
        QSignalSpy create(&desk.editor, &AppEditor::createWanted);
        QSignalSpy replace(&desk.editor, &AppEditor::replaceWanted);
        desk.editor.openNew(shop);
        desk.editor.deploy();
        QCOMPARE(create.size(), 1);
        QCOMPARE(create[0][0].toString(), shop);
        desk.editor.openExisting(PathId::absolute("/shop/app"), shop);
        desk.editor.deploy();
        QCOMPARE(replace.size(), 0); // nothing is changed
        desk.type("/cmd", "date");
        desk.editor.deploy();
        QCOMPARE(replace.size(), 1);
    }

    void aRefusalIsShownAtItsPlaceAndLosesNothing()
    {
        Desk desk;
        desk.editor.openNew(shop);
        const Errors errors{{ErrorCode::RuleText, "/cmd", {"is not nice"}}};
        desk.editor.showRefusal(errors);
        QVERIFY(!desk.editor.json().isMarked(3, 10)); // of somebody else's request
        desk.editor.deploy();
        desk.editor.showRefusal(errors);
        QVERIFY(desk.editor.json().isMarked(3, 10));
        QCOMPARE(desk.json(), shop);
        desk.type("/cmd", "date");
        QVERIFY(!desk.editor.json().isMarked(3, 10));
    }

    void thePreviewShowsChangesAndPlan()
    {
        Desk desk;
        desk.server.on(
            QStringLiteral("/v2/groups"),
            R"({"id":"/","apps":[],"groups":[],"pods":[],"dependencies":[],"version":"2026-01-01T00:00:00.000Z"})");
        desk.editor.show();
        desk.editor.openNew(shop);
        desk.editor.preview();
        const auto shows = [&](const QString& text) {
            const auto lists = desk.editor.findChildren<QListWidget*>();
            return std::any_of(lists.begin(), lists.end(), [&](const QListWidget* list) {
                return list->isVisible() && !list->findItems(text, Qt::MatchContains).empty();
            });
        };
        QTRY_VERIFY(shows("/shop/app"));
        QVERIFY(shows("/instances  2"));
        QTRY_VERIFY(shows("1. "));
        QVERIFY(shows("done after"));
        const auto tables = desk.editor.findChildren<Table*>();
        const auto forecast = std::find_if(tables.begin(), tables.end(), [](const Table* table) {
            return table->isVisible() && table->model()->rowCount() == 1;
        });
        QVERIFY(forecast != tables.end());
        QCOMPARE((*forecast)->model()->index(0, 0).data().toString(), QStringLiteral("/shop/app"));
        QCOMPARE((*forecast)->model()->index(0, 1).data().toString(), QStringLiteral("2"));
        QVERIFY(!(*forecast)->accessibleName().isEmpty());
        const auto labels = desk.editor.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains("What the agents have is not known");
        }));
    }

    void thePreviewRehearsesOnWhatRuns()
    {
        const Result<wire::Json> json = wire::parseJson(
            R"({"id":"/","apps":[{"id":"/web","cmd":"old","cpus":1,"mem":32,"instances":2,"version":)"
            R"("2026-01-01T00:00:00.000Z"}],"groups":[],"pods":[]})");
        const Result<Group> root =
            json.and_then([](const wire::Json& tree) { return wire::readGroup(tree); });
        QVERIFY(root.has_value());
        ClusterFacts facts;
        facts.root = *root;
        facts.now = *parseTimestamp("2026-01-01T01:00:00.000Z");
        api::AgentRow agent;
        agent.info = {{"a-1"}, "host-1", {}, {}, {}};
        agent.cpus = 3;
        agent.usedCpus = 2;
        agent.mem = 1024;
        agent.usedMem = 64;
        agent.ports = "[31000-31010]";
        facts.agents = {agent};
        for (const char* n : {"1", "2"}) {
            TaskInfo task;
            task.instanceId = makeInstanceId(PathId::absolute("/web"),
                                             std::string("0dfc4a2a-c6f1-11ee-9f3a-0242ac12000") + n);
            task.id = makeTaskId(task.instanceId, "", 1);
            task.appId = PathId::absolute("/web");
            task.agentId = AgentId{"a-1"};
            task.host = "host-1";
            task.state = TaskState::Running;
            task.version = findApp(*root, PathId::absolute("/web"))->versionInfo.version;
            task.stagedAt = *parseTimestamp("2026-01-01T00:00:00.000Z");
            task.startedAt = *parseTimestamp("2026-01-01T00:00:09.000Z");
            facts.tasks[task.appId].push_back(task);
        }
        const std::string change =
            R"({"id":"/web","cmd":"new","cpus":1,"mem":32,"instances":2,)"
            R"("upgradeStrategy":{"minimumHealthCapacity":0.5,"maximumOverCapacity":1}})";
        for (const bool ours : {true, false}) {
            facts.ours = ours;
            const auto rehearsal = previewChange(facts, change, {});
            QVERIFY(rehearsal && *rehearsal);
            const simulation::Rehearsal& forecast = **rehearsal;
            QVERIFY(forecast.ends);
            QCOMPARE(forecast.apps.front().peak, 3); // there is room for one more
            QCOMPARE(forecast.apps.front().lowestHealthy, 1);
            QVERIFY(forecast.apps.front().assumed.start.time == std::chrono::seconds{9});
            QCOMPARE(forecast.available.cpus, 3.0);
        }
        QVERIFY(!previewChange(facts, change, [] { return true; }));
    }
};

QTEST_MAIN(AppEditorTest)
#include "editor_app_editor_test.moc"
