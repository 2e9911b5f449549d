// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_source.h"
#include "tests/support/canned_transport.h"
#include "ui/sandbox/log_panel.h"
#include "ui/sandbox/sandbox_page.h"

#include <QComboBox>
#include <QTest>
#include <QTreeView>

using namespace pacer;
using namespace pacer::ui;
using pacer::tests::CannedTransport;

namespace {

const PathId app = PathId::absolute("/app");
const QString firstTask = QStringLiteral("app.instance-1._app.1");

class QuietStream : public api::EventSource {
public:
    QuietStream()
        : EventSource({})
    {}
    void start() override { emit opened(); }
    void stop() override {}
};

struct Desk {
    CannedTransport server;
    api::MarathonClient client{server};
    QuietStream stream;
    api::Mirror mirror{client, stream};
    api::AgentTransports transports{api::ConnectionProfile{}, server};
    SandboxPage page{mirror, transports};

    Desk()
    {
        server.on(QStringLiteral("/v2/groups"),
                  R"({"id":"/","apps":[{"id":"/app","cmd":"x"}],"groups":[],"pods":[],"dependencies":[]})");
        server.on(QStringLiteral("/v2/tasks"), R"({"tasks":[
            {"id":"app.instance-1._app.1","appId":"/app","host":"agent-1","state":"TASK_RUNNING"},
            {"id":"app.instance-2._app.1","appId":"/app","host":"agent-2","state":"TASK_RUNNING"}]})");
        server.on(QStringLiteral("/v2/deployments"), "[]");
        server.on(QStringLiteral("/v2/queue"), R"({"queue":[]})");
        server.on(QStringLiteral("/v2/info"), R"({"frameworkId":"f-1"})");
        server.on(QStringLiteral("/master/state-summary"), R"({"slaves":[]})");
        server.on(QStringLiteral("/files/read"), R"({"data":"","offset":0})");
        server.on(QStringLiteral("/files/browse"), R"([
            {"path":"/p/stdout","size":3,"mode":"-rw-r--r--","mtime":1.0},
            {"path":"/p/logs","size":4096,"mode":"drwxr-xr-x","mtime":1.0}])");
        mirror.start();
        page.show();
    }

    bool asked(const QString& path)
    {
        return std::any_of(server.requests.begin(), server.requests.end(),
                           [&](const api::HttpRequest& request) {
                               return request.query.queryItemValue(QStringLiteral("path")) == path;
                           });
    }
};

} // namespace

class SandboxPageTest : public QObject {
    Q_OBJECT
private slots:
    void opensStdoutOfTheFirstInstance()
    {
        Desk desk;
        desk.page.showApp(app);
        QTRY_VERIFY(desk.asked("/frameworks/f-1/executors/" + firstTask + "/runs/latest/stdout"));
        const auto* instances = desk.page.findChild<QComboBox*>();
        QCOMPARE(instances->count(), 2);
        QVERIFY(instances->itemText(0).contains("agent-1"));
        const QAbstractItemModel* files = desk.page.findChild<QTreeView*>()->model();
        QTRY_COMPARE(files->rowCount(), 2);
        QVERIFY(files->index(0, 0).data().toString().endsWith("logs")); // folders first
    }

    void showsTheTaskThatIsAskedFor()
    {
        Desk desk;
        desk.page.showApp(app);
        QTRY_COMPARE(desk.page.findChild<QComboBox*>()->count(), 2);
        desk.page.showTask(TaskId{"app.instance-2._app.1"});
        QCOMPARE(desk.page.findChild<QComboBox*>()->currentIndex(), 1);
        QVERIFY(desk.page.log().path().contains("instance-2"));
    }
};

QTEST_MAIN(SandboxPageTest)
#include "sandbox_page_test.moc"
