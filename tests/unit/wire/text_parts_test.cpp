// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/text_parts.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace pacer;
using namespace pacer::wire;
using namespace std::chrono_literals;

namespace {

TaskInfo fullTask()
{
    TaskInfo task;
    task.id.value = "web.instance-1._app.1";
    task.appId = PathId::absolute("/shop/web");
    task.host = "host \"one\"";
    task.agentId = AgentId{"agent\\1"};
    task.state = TaskState::Running;
    task.stagedAt = Timestamp{1s};
    task.startedAt = Timestamp{2s};
    task.version = Timestamp{3ms};
    task.ports = {31000, 31001};
    task.servicePorts = {10000};
    task.ipAddresses = {{"10.0.0.1", IpProtocol::IPv4}, {"fe80::1", IpProtocol::IPv6}};
    task.healthResults = {{true, 0, Timestamp{4s}, Timestamp{5s}, {}, "", {"web.instance-1"}},
                          {false, 3, {}, {}, Timestamp{6s}, "line\nbreak", {"web.instance-1"}}};
    task.checkResult = CheckResult{};
    task.checkResult->httpStatusCode = 200;
    task.region = "\u00fcber";
    task.zone = "\U0001F600";
    task.role = "*";
    return task;
}

} // namespace

/// Text that is put together directly is the text of the document.
class TextPartsTest : public QObject {
    Q_OBJECT

private slots:
    void writesStringsAsADocumentDoes()
    {
        for (const std::string& value :
             {std::string(), std::string("plain"), std::string("a\"b\\c"), std::string("\t\x01\x7f"),
              std::string("\xff\xfe"), std::string("\u00e4\u4e2d\U0001F600"), std::string("a\0b", 3)}) {
            std::string text;
            appendString(text, value);
            QCOMPARE(text, jsonText(Json(value)));
        }
    }

    void writesTasksAsADocumentDoes()
    {
        for (const TaskInfo& task : {fullTask(), TaskInfo{}}) {
            std::string text;
            appendTask(text, task);
            QCOMPARE(text, jsonText(writeTask(task)));
        }
    }

    void writesTimesToTheirEnds()
    {
        std::string text = "{";
        appendTime(text, "early", Timestamp{-1ms});
        appendTime(text, "none", std::nullopt);
        appendTime(text, "late", Timestamp{24h * 365 * 200});
        QCOMPARE(text,
                 std::string(R"({"early":"1969-12-31T23:59:59.999Z","late":"2169-11-13T00:00:00.000Z")"));
    }
};

QTEST_GUILESS_MAIN(TextPartsTest)
#include "text_parts_test.moc"
