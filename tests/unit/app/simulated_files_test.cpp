// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/simulated_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pacer;
using namespace pacer::simulation;
using namespace std::chrono_literals;

class SimulatedFilesTest : public QObject {
    Q_OBJECT
private slots:
    void readsAScript()
    {
        const auto rules = app::readScriptFile(write("[{\"app\": \"/shop/*\", \"version\": 2, \"instance\": "
                                                     "3, \"afterMs\": 200, \"then\": \"exit 1\"},\n"
                                                     " {\"app\": \"/web\", \"then\": \"not ready\"}]"));
        QVERIFY(rules.has_value());
        QCOMPARE(rules->size(), std::size_t{2});
        QVERIFY(rules->front() == (FaultRule{"/shop/*", 2, 3, 200ms, {FaultKind::Exit, 1}}));
        QVERIFY(rules->back() == (FaultRule{"/web", {}, {}, 0ms, {FaultKind::NotReady, 0}}));
    }

    void saysWhereAScriptIsWrong()
    {
        QCOMPARE(
            complaints("[\n  {\"app\": \"/web\",\n   \"then\": \"boom\"}]"),
            QStringList(
                "3:12: /0/then: got boom, expected one of: [exit STATUS, signal NAME, lost, unreachable, "
                "healthy, unhealthy, no verdict, ready, not ready]"));
        QCOMPARE(complaints("[{\"app\": \"/web\", \"when\": 3, \"then\": \"lost\"}]"),
                 QStringList("1:26: /0/when: unknown field when"));
        QCOMPARE(complaints("[{\"app\": \"/web\",\n}]").size(), 1);
        QVERIFY(complaints("[{\"app\": \"/web\",\n}]").first().startsWith("2:1: "));
        QVERIFY(complaints("[{\"app\": \"/web\", \"instance\": 0, \"then\": \"lost\"}]")
                    .first()
                    .startsWith("1:30: /0/instance: "));
        QCOMPARE(complaints("[{}]").size(), 2);
        QCOMPARE(complaints("{}").size(), 1);
    }

    void aMissingFileIsNamed()
    {
        const auto rules = app::readScriptFile("/nowhere/script.json");
        QVERIFY(!rules);
        QCOMPARE(rules.error().front().code, ErrorCode::FileNotFound);
    }

    void agentsHaveTheUsualUnlessSaid()
    {
        const auto agents = app::readSimulatedAgents(write(
            "[{\"name\": \"a\"}, {\"name\": \"b\", \"hostname\": \"10.1.1.1\", \"cpus\": 2, \"role\": \"db\","
            " \"gpus\": 1, \"ports\": [[1000, 1001]], \"attributes\": {\"rack\": \"r1\"}}]"));
        QVERIFY(agents.has_value());
        QCOMPARE(agents->front().info.host, std::string("a"));
        QVERIFY(*agents->front().resources == *equalAgents(1).front().resources);
        QCOMPARE(agents->back().info.host, std::string("10.1.1.1"));
        QVERIFY(agents->back().resources->front()
                == (OfferedResource{"cpus", "db", toMilli(2), std::nullopt, std::nullopt}));
        QVERIFY(agents->back().resources->back()
                == (OfferedResource{"ports", "db", Ranges{{1000, 1001}}, std::nullopt, std::nullopt}));
        QCOMPARE(agents->back().resources->size(), std::size_t{5});
    }

private:
    std::filesystem::path write(const QByteArray& text)
    {
        QFile file(m_folder.filePath("file.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName().toStdString();
    }
    /// Without the name of the file.
    QStringList complaints(const QByteArray& text)
    {
        const std::filesystem::path path = write(text);
        QStringList found;
        const auto rules = app::readScriptFile(path);
        if (rules)
            return found;
        for (const Error& error : rules.error())
            found << QString::fromStdString(error.args.front().substr(path.string().size() + 1));
        return found;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SimulatedFilesTest)
#include "simulated_files_test.moc"
