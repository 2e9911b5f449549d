// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/ports.h"
#include "tests/support/rest_world.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace pacer;
using pacer::test::RestWorld;

namespace {

/// One agent with one sandbox, whose files are strings.
struct FakeFiles : scheduler::SandboxFiles {
    std::map<std::string, std::string> texts;
    std::string realPath;

    Result<std::vector<scheduler::FileEntry>> browse(const std::string& path) const override
    {
        if (path != "/run")
            return fail(ErrorCode::FileNotFound, {path});
        scheduler::FileEntry file{"/run/stdout", false, 5, 0644, 1, Timestamp{std::chrono::seconds{7}},
                                  "me",          "us"};
        scheduler::FileEntry folder{"/run/pkg", true, 4096, 0755, 2, Timestamp{std::chrono::seconds{8}},
                                    "me",       "us"};
        return std::vector{folder, file};
    }
    Result<scheduler::FileChunk> read(const std::string& path, std::int64_t offset,
                                      std::size_t length) const override
    {
        if (path == "/run/../secret")
            return fail(ErrorCode::PathEscapes, {path});
        if (path == "/run")
            return fail(ErrorCode::FileAccess, {path, "Cannot read a directory."});
        const auto found = texts.find(path);
        if (found == texts.end())
            return fail(ErrorCode::FileNotFound, {path});
        const std::string& text = found->second;
        if (offset < 0)
            return scheduler::FileChunk{text.size(), {}};
        const auto from = static_cast<std::size_t>(offset);
        return scheduler::FileChunk{from, from < text.size() ? text.substr(from, length) : std::string{}};
    }
    Result<std::string> resolve(const std::string& path) const override
    {
        if (path != "/run/data.txt")
            return fail(ErrorCode::FileNotFound, {path});
        return realPath;
    }
    std::vector<scheduler::AgentSnapshot> agents() const override
    {
        scheduler::AgentSnapshot agent;
        agent.info = AgentInfo{AgentId{"S1"}, "127.0.0.1", "local", "z1", {{"rack", std::string("r1")}}};
        agent.total = {{"cpus", "*", Milli{4000}, {}, {}}, {"ports", "*", Ranges{{31000, 31999}}, {}, {}}};
        agent.used = {{"cpus", "*", Milli{500}, {}, {}}};
        scheduler::SandboxTask task;
        task.id = TaskId{"web.instance-1._app.1"};
        task.appId = PathId::absolute("/web");
        task.executorId = task.id.value;
        task.directory = "/var/lib/slaves/S1/frameworks/fw-1/executors/x/runs/run-1";
        task.state = TaskState::Running;
        agent.tasks = {task};
        return {agent};
    }
};

} // namespace

class AgentsTest : public QObject {
    Q_OBJECT

private slots:
    void looksLikeAMaster()
    {
        const FakeFiles files;
        RestWorld world(&files);
        const auto state = world.get("/master/state").body;
        QCOMPARE(state["slaves"][0]["id"].get<std::string>(), std::string("S1"));
        QCOMPARE("http://" + state["slaves"][0]["pid"].get<std::string>().substr(9), world.server.url());
        QCOMPARE(state["slaves"][0]["resources"]["cpus"].get<double>(), 4.0);
        QCOMPARE(state["slaves"][0]["resources"]["ports"].get<std::string>(), std::string("[31000-31999]"));
        QCOMPARE(state["slaves"][0]["attributes"]["rack"].get<std::string>(), std::string("r1"));
        QCOMPARE(state["frameworks"][0]["id"].get<std::string>(), std::string("fw-1"));
        QCOMPARE(state["frameworks"][0]["tasks"][0]["state"].get<std::string>(), std::string("TASK_RUNNING"));
        QCOMPARE(world.get("/master/state-summary").body["slaves"][0]["TASK_RUNNING"].get<int>(), 1);
        QCOMPARE(world.get("/master/slaves").body["slaves"].size(), std::size_t(1));
        QCOMPARE(world.get("/master/tasks").body["tasks"].size(), std::size_t(1));
        QCOMPARE(world.get("/metrics/snapshot").body["master/cpus_percent"].get<double>(), 0.125);
        QCOMPARE(world.get("/health").status, 200);
        QCOMPARE(world.get("/master/redirect").status, 307);
        QVERIFY(world.get("/v2/info").body["marathon_config"]["mesos_leader_ui_url"].is_string());
    }

    void looksLikeAnAgent()
    {
        const FakeFiles files;
        RestWorld world(&files);
        const auto state = world.get("/slave(1)/state").body;
        const auto executor = state["frameworks"][0]["executors"][0];
        QCOMPARE(executor["container"].get<std::string>(), std::string("run-1"));
        QVERIFY(executor["directory"].get<std::string>().ends_with("/runs/run-1"));
        QCOMPARE(world.get("/slave(1)/containers").body.size(), std::size_t(1));
        QCOMPARE(world.get("/slave(2)/state").status, 404);
        QCOMPARE(world.get("/slave(x)/state").status, 404);
    }

    void browsesReadsAndDownloads()
    {
        QTemporaryDir dir;
        FakeFiles files;
        files.realPath = dir.filePath("data").toStdString();
        std::ofstream(files.realPath) << "raw bytes";
        files.texts["/run/stdout"] = std::string("a\"b\\\n\x01\xff", 7);
        files.texts["/run/long"] = std::string(100'000, 'l');
        RestWorld world(&files);

        QCOMPARE(
            world.get("/files/browse?path=/run").text,
            std::string(
                R"([{"gid":"us","mode":"drwxr-xr-x","mtime":8.0,"nlink":2,"path":"/run/pkg","size":4096,)"
                R"("uid":"me"},{"gid":"us","mode":"-rw-r--r--","mtime":7.0,"nlink":1,)"
                R"("path":"/run/stdout","size":5,"uid":"me"}])"));
        QCOMPARE(world.get("/files/read?path=/run/stdout").text, std::string(R"({"data":"","offset":7})"));
        QCOMPARE(world.get("/files/read?path=/run/stdout&offset=0").text,
                 std::string("{\"data\":\"a\\\"b\\\\\\n\\u0001\xff\",\"offset\":0}"));
        const auto page = world.get("/files/read?path=/run/long&offset=0&length=90000");
        QCOMPARE(page.body["data"].get<std::string>().size(), std::size_t(65536));
        const auto file = world.get("/files/download?path=/run/data.txt");
        QCOMPARE(file.text, std::string("raw bytes"));
        QCOMPARE(file.header("Content-Disposition"), std::string("attachment; filename=data.txt"));
    }

    void saysWhatIsWrongAsAMesosAgentDoes_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* target, int status, const char* text) {
            QTest::newRow(target) << QByteArray(target) << status << QByteArray(text);
        };
        row("/files/browse", 400, "Expecting 'path=value' in query.\n");
        row("/files/browse?path=/nope", 404, "");
        row("/files/read?path=/run/../secret&offset=0", 400, "'..' is inaccessible.\n");
        row("/files/read?path=/run&offset=0", 400, "Cannot read a directory.\n");
        row("/files/read?path=/nope&offset=0", 404, "");
        row("/files/read?path=/run/stdout&offset=-2", 400, "Negative offset provided: -2.\n");
        row("/files/read?path=/run/stdout&offset=0&length=-2", 400, "Negative length provided: -2.\n");
        row("/files/read?path=/run/stdout&offset=abc", 400,
            "Failed to parse offset: Failed to convert 'abc' to number.\n");
        row("/files/download?path=/nope", 404, "404 Not Found.");
    }
    void saysWhatIsWrongAsAMesosAgentDoes()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(QByteArray, text);
        const FakeFiles files;
        RestWorld world(&files);
        const auto answer = world.get(target.toStdString());
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.text, text.toStdString());
    }

    void hasNoAgentsWithoutThem()
    {
        RestWorld world;
        QCOMPARE(world.get("/master/state").status, 404);
        QCOMPARE(world.get("/files/browse?path=/").status, 404);
    }
};

QTEST_GUILESS_MAIN(AgentsTest)
#include "agents_test.moc"
