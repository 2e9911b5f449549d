// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"
#include "tests/end_to_end/support/file_server.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace pacer::test;

namespace {

constexpr const char* coolScript = "#!/bin/sh\nwhile true; do echo cool script; sleep 1; done\n";

} // namespace

/// What a definition fetches lands in the sandbox, and nowhere else.
class ArtifactsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_files.add("/cool-script.sh", coolScript);
        m_files.add("/app.zip", zip({{"app/cool-script.sh", coolScript}}));
        m_files.add("/hostile.zip", zip({{"fine.txt", "fine"}, {"../../../escaped.txt", "gotcha"}}));
        QVERIFY(m_daemon.start());
    }

    void aScriptByUriRunsWhenItsCommandMakesItExecutable() { runs("basic-1"); }

    void aZipIsUnpacked() { runs("basic-2"); }

    void aMissingFileSaysWhy()
    {
        Json app = smallApp("/missing", "sleep 100");
        app["fetch"] = {{{"uri", m_files.url("/nowhere.tar.gz").toStdString()}}};
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(lastFailure("missing").contains("404"), 15'000);
        const QByteArray why = lastFailure("missing");
        QVERIFY2(why.contains("/nowhere.tar.gz"), why);
        QCOMPARE(m_daemon.remove("/v2/apps/missing").status, 200);
    }

    void aZipThatLeavesTheSandboxIsRefused()
    {
        Json app = smallApp("/hostile", "sleep 100");
        app["fetch"] = {{{"uri", m_files.url("/hostile.zip").toStdString()}}};
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(!lastFailure("hostile").isEmpty(), 15'000);
        const QByteArray why = lastFailure("hostile");
        QVERIFY2(why.contains("escaped.txt"), why);
        QVERIFY(!contains(m_daemon.stateDir(), "escaped.txt"));
        QCOMPARE(m_daemon.remove("/v2/apps/hostile").status, 200);
    }

private:
    void runs(const QString& name)
    {
        const Json app = Json::parse(m_files.redirect(Daemon::dump(example(name))).toStdString());
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running(name), 1, 15'000);
        const std::string task =
            m_daemon.get("/v2/apps/" + name + "/tasks").json().at("tasks").at(0).at("id");
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.sandboxFile(task, "stdout").contains("cool script"), 10'000);
        QCOMPARE(m_daemon.remove("/v2/apps/" + name).status, 200);
    }

    QByteArray lastFailure(const QString& app)
    {
        const Json body = m_daemon.get("/v2/apps/" + app).json();
        return QByteArray::fromStdString(
            body.value("/app/lastTaskFailure/message"_json_pointer, std::string{}));
    }

    static bool contains(const QString& folder, const QString& name)
    {
        const QDir dir(folder);
        if (dir.exists(name))
            return true;
        for (const QString& child : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
            if (contains(dir.filePath(child), name))
                return true;
        }
        return false;
    }

    FileServer m_files;
    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(ArtifactsTest)
#include "artifacts_test.moc"
