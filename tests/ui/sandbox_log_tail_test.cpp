// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/canned_transport.h"
#include "ui/sandbox/log_panel.h"
#include "ui/sandbox/log_tail.h"
#include "ui/sandbox/log_view.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace pacer;
using namespace pacer::ui;
using pacer::tests::CannedTransport;

namespace {

/// An agent with one growing file.
struct Agent : CannedTransport {
    QByteArray file;
    bool isDown = false;

    Agent()
    {
        on(QStringLiteral("/files/read"),
           [this](const api::HttpRequest& request) -> Result<api::HttpResponse> {
               if (isDown)
                   return fail(ErrorCode::TimedOut, {"10.0.0.1:5051"});
               const qint64 offset = request.query.queryItemValue(QStringLiteral("offset")).toLongLong();
               if (offset < 0)
                   return answer({}, file.size());
               const qint64 length = request.query.queryItemValue(QStringLiteral("length")).toLongLong();
               return answer(file.mid(offset, std::min<qint64>(length, 65536)), offset);
           });
    }

    static Result<api::HttpResponse> answer(QByteArray bytes, qint64 offset)
    {
        bytes.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
        return api::HttpResponse{
            200, "{\"data\":\"" + bytes + "\",\"offset\":" + QByteArray::number(offset) + "}", {}};
    }
};

const QString path = QStringLiteral("/sandbox/stdout");

} // namespace

class LogTailTest : public QObject {
    Q_OBJECT
private slots:
    void opensAtTheEndOfALargeFile()
    {
        Agent agent;
        for (int i = 0; i < 40'000; ++i)
            agent.file += "line " + QByteArray::number(i) + "\n";
        LogTail tail;
        QString text;
        connect(&tail, &LogTail::appended, this, [&](const QString& part) { text += part; });
        tail.setActive(true);
        tail.open(agent, path);
        QTRY_VERIFY(text.endsWith("line 39999\n"));
        QVERIFY(text.startsWith("line ")); // not inside a line
        QVERIFY(text.size() <= 65536);
        QVERIFY(agent.requests.size() <= 3);

        QString older;
        connect(&tail, &LogTail::older, this, [&](const QString& part) { older = part; });
        const qint64 first = tail.firstOffset();
        tail.readOlder();
        QTRY_VERIFY(!older.isEmpty());
        QVERIFY(older.startsWith("line ") && older.endsWith(u'\n'));
        QCOMPARE(tail.firstOffset(), first - older.size());
    }

    void aNewLineComesWithinASecond()
    {
        Agent agent;
        agent.file = "first\n";
        LogTail tail;
        QString text;
        connect(&tail, &LogTail::appended, this, [&](const QString& part) { text += part; });
        tail.setActive(true);
        tail.open(agent, path);
        QTRY_COMPARE(text, QString("first\n"));
        agent.file += "second\n";
        QTRY_COMPARE_WITH_TIMEOUT(text, QString("first\nsecond\n"), 1000);
    }

    void noticesThatAFileWasCut()
    {
        Agent agent;
        agent.file = "a long first life\n";
        LogTail tail;
        QSignalSpy cut(&tail, &LogTail::truncated);
        QString text;
        connect(&tail, &LogTail::truncated, this, [&] { text.clear(); });
        connect(&tail, &LogTail::appended, this, [&](const QString& part) { text += part; });
        tail.setActive(true);
        tail.open(agent, path);
        QTRY_COMPARE(text, QString("a long first life\n"));
        agent.file = "new\n";
        QTRY_COMPARE(cut.size(), 1);
        QTRY_COMPARE(text, QString("new\n"));
    }

    void restsWhileHidden()
    {
        Agent agent;
        LogTail tail;
        QSignalSpy opened(&tail, &LogTail::opened);
        tail.open(agent, path);
        QVERIFY(agent.requests.empty());
        tail.setActive(true);
        QTRY_COMPARE(opened.size(), 1);
    }

    void saysWhenTheAgentIsSilentAndWhenItIsBack()
    {
        Agent agent;
        agent.isDown = true;
        LogTail tail;
        QSignalSpy failed(&tail, &LogTail::failed);
        QSignalSpy recovered(&tail, &LogTail::recovered);
        tail.setActive(true);
        tail.open(agent, path);
        QTRY_COMPARE(failed.size(), 1);
        agent.isDown = false;
        tail.retry();
        QTRY_COMPARE(recovered.size(), 1);
    }

    void scrollingUpStopsTheView()
    {
        LogView view(1000);
        view.resize(400, 200);
        view.show();
        for (int i = 0; i < 100; ++i)
            view.appendLog(QStringLiteral("line %1\n").arg(i));
        QVERIFY(view.isFollowing());
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        view.verticalScrollBar()->setValue(10);
        QVERIFY(!view.isFollowing());
        view.appendLog("late\n");
        QCOMPARE(view.waitingLines(), 1);
        QCOMPARE(view.verticalScrollBar()->value(), 10);
        QVERIFY(!view.toPlainText().contains("late"));
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.isFollowing());
        QCOMPARE(view.waitingLines(), 0);
        QVERIFY(view.toPlainText().contains("late"));
    }

    void keepsOnlyTheLastLines()
    {
        LogView view(50);
        QString text;
        for (int i = 0; i < 200; ++i)
            text += QStringLiteral("line %1\n").arg(i);
        view.appendLog(text);
        QCOMPARE(view.blockCount(), 50);
        QVERIFY(view.isTrimmed());
        QVERIFY(view.toPlainText().contains("line 199"));
    }

    void thePanelFindsWhatIsTyped()
    {
        Agent agent;
        agent.file = "Hello Marathon\nGET /\nhello again\n";
        LogPanel panel;
        panel.show();
        panel.open(agent, path, QStringLiteral("stdout"));
        QTRY_VERIFY(panel.view().toPlainText().contains("again"));
        panel.findChild<QLineEdit*>()->setText("hello");
        QCOMPARE(panel.view().search().matches().size(), std::size_t{2});
        QTest::keyClick(panel.findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(panel.view().textCursor().selectedText().toLower(), QString("hello"));
    }
};

QTEST_MAIN(LogTailTest)
#include "sandbox_log_tail_test.moc"
