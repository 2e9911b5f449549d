// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/mesos_driver.h"
#include "tests/support/recording.h"
#include "tests/support/told_actions.h"

#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <mutex>

/// The driver with real sockets against a server that plays what a real master answered.
using namespace pacer;
using namespace pacer::mesos;
using namespace pacer::tests;

namespace {

/// Answers a SUBSCRIBE with `stream`, in pieces, and takes every other call.
class RecordedMaster : public QTcpServer {
public:
    QByteArray stream;
    qsizetype piece = 97;
    std::vector<QByteArray> subscribes; ///< whole requests
    std::vector<QByteArray> calls;
    QList<QTcpSocket*> streams;

    RecordedMaster()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(serverPort()); }

private:
    void read(QTcpSocket* socket)
    {
        QByteArray& buffer = m_buffers[socket];
        buffer += socket->readAll();
        for (;;) { // calls may come together
            const qsizetype head = buffer.indexOf("\r\n\r\n");
            const qsizetype mark = buffer.indexOf("Content-Length: ");
            if (head < 0 || mark < 0)
                return;
            const qsizetype number = mark + 16;
            const qsizetype size = buffer.mid(number, buffer.indexOf('\r', number) - number).toLongLong();
            if (buffer.size() < head + 4 + size)
                return;
            answer(socket, buffer.left(head + 4 + size));
            buffer.remove(0, head + 4 + size);
        }
    }

    void answer(QTcpSocket* socket, const QByteArray& request)
    {
        if (!request.contains("\"SUBSCRIBE\"")) {
            calls.push_back(request);
            socket->write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        subscribes.push_back(request);
        streams.push_back(socket);
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            socket->write(stream.mid(at, piece));
            socket->flush();
        }
    }

    QHash<QTcpSocket*, QByteArray> m_buffers;
};

/// What the driver reports, from whatever thread.
class Ear {
public:
    void hear(const scheduler::Event& event)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(told(event));
        m_events.push_back(event);
    }
    bool has(const std::string& line) const
    {
        const std::lock_guard lock(m_mutex);
        return std::ranges::find(m_lines, line) != m_lines.end();
    }
    std::vector<scheduler::Event> events() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_lines;
    std::vector<scheduler::Event> m_events;
};

MesosOptions optionsFor(const RecordedMaster& master)
{
    MesosOptions options;
    options.master = MasterList{master.url()};
    options.subscription.framework.user = "nobody";
    options.subscription.shortestBackoff = std::chrono::milliseconds{20};
    options.subscription.longestBackoff = std::chrono::milliseconds{50};
    return options;
}

QByteArray recordedStream(const std::string& file)
{
    return QByteArray::fromStdString(sentOn(recording(file), "sub", true));
}

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private slots:
    void subscribesReportsAndCalls();
    void comesBackWithItsId();
    void authenticates();
    void stopsWhereAPersonMustDecide();
    void goesOnTryingWhereNobodyListens();
};

void DriverTest::subscribesReportsAndCalls()
{
    RecordedMaster master;
    master.stream = recordedStream("03-launch-command-task-uris-finished.txt");
    Ear ear;
    auto driver = MesosDriver::make(optionsFor(master));
    QVERIFY(driver);
    (*driver)->start([&](const scheduler::Event& event) { ear.hear(event); });
    QTRY_VERIFY(ear.has("web.uris.0001 TASK_FINISHED"));
    QVERIFY(ear.has("connected 47ea4c93-2754-4f03-b26e-67992f73e2b0-0002"));
    const QByteArray& subscribe = master.subscribes.front();
    QVERIFY(subscribe.startsWith("POST /api/v1/scheduler HTTP/1.1\r\n"));
    QVERIFY(subscribe.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(!subscribe.contains("Mesos-Stream-Id"));

    std::size_t acknowledged = 0;
    for (const scheduler::Event& event : ear.events()) {
        const auto* const received = std::get_if<scheduler::TaskStatusReceived>(&event);
        if (!received || received->status.uuid.empty())
            continue;
        (*driver)->call(scheduler::AcknowledgeStatus{received->status.task, *received->status.agent,
                                                     received->status.uuid});
        ++acknowledged;
    }
    QVERIFY(acknowledged >= 3);
    QTRY_COMPARE(master.calls.size(), acknowledged);
    for (const QByteArray& call : master.calls) {
        QVERIFY(call.contains("\r\nMesos-Stream-Id: b4989137-e2af-4f2f-b3e4-9d6c1674178e\r\n"));
        QVERIFY(call.contains("\"ACKNOWLEDGE\""));
    }
    QVERIFY((*driver)->status().phase == Subscription::Phase::Subscribed);
}

void DriverTest::comesBackWithItsId()
{
    RecordedMaster master;
    master.stream = recordedStream("01-subscribe-offers-heartbeat.txt");
    Ear ear;
    auto driver = MesosDriver::make(optionsFor(master));
    QVERIFY(driver);
    (*driver)->start([&](const scheduler::Event& event) { ear.hear(event); });
    const std::string id = "1f27a45f-a131-4ada-8d5e-7d1c09b52122-0000";
    QTRY_VERIFY(ear.has("connected " + id));
    QTRY_VERIFY(!master.streams.empty());
    master.streams.front()->abort();
    QTRY_VERIFY(ear.has("lost"));
    QTRY_VERIFY(ear.has("connected again " + id));
    QVERIFY(
        master.subscribes.back().contains(QByteArray::fromStdString("\"framework_id\":{\"value\":\"" + id)));
}

void DriverTest::authenticates()
{
    RecordedMaster master;
    master.stream = recordedStream("01-subscribe-offers-heartbeat.txt");
    MesosOptions options = optionsFor(master);
    options.principal = "pacer";
    options.secret = "s3cret";
    auto driver = MesosDriver::make(options);
    QVERIFY(driver);
    (*driver)->start([](const scheduler::Event&) {});
    QTRY_VERIFY(!master.subscribes.empty());
    QVERIFY(master.subscribes.front().contains("\r\nAuthorization: Basic cGFjZXI6czNjcmV0\r\n"));
}

void DriverTest::stopsWhereAPersonMustDecide()
{
    RecordedMaster master;
    const QByteArray record = R"({"type":"ERROR","error":{"message":"Framework has been removed"}})";
    const QByteArray framed = QByteArray::number(record.size()) + '\n' + record;
    master.stream = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nMesos-Stream-Id: s\r\n\r\n"
                    + QByteArray::number(framed.size(), 16) + "\r\n" + framed + "\r\n0\r\n\r\n";
    MesosOptions options = optionsFor(master);
    options.subscription.stored = FrameworkId{"old"};
    std::mutex mutex;
    Errors why;
    options.stopped = [&](const Errors& errors) {
        const std::lock_guard lock(mutex);
        why = errors;
    };
    auto driver = MesosDriver::make(options);
    QVERIFY(driver);
    (*driver)->start([](const scheduler::Event&) {});
    const auto code = [&] {
        const std::lock_guard lock(mutex);
        return why.empty() ? ErrorCode::Internal : why.front().code;
    };
    QTRY_VERIFY(code() == ErrorCode::FrameworkRemoved);
    QVERIFY((*driver)->status().phase == Subscription::Phase::Stopped);
}

void DriverTest::goesOnTryingWhereNobodyListens()
{
    RecordedMaster master;
    master.stream = recordedStream("01-subscribe-offers-heartbeat.txt");
    MesosOptions options = optionsFor(master);
    const quint16 port = master.serverPort();
    master.close();
    Ear ear;
    auto driver = MesosDriver::make(options);
    QVERIFY(driver);
    (*driver)->start([&](const scheduler::Event& event) { ear.hear(event); });
    QTRY_VERIFY((*driver)->status().lastProblem.has_value());
    QVERIFY(master.listen(QHostAddress::LocalHost, port));
    QTRY_VERIFY(ear.has("connected 1f27a45f-a131-4ada-8d5e-7d1c09b52122-0000"));
}

QTEST_GUILESS_MAIN(DriverTest)
#include "driver_test.moc"
