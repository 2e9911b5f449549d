// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/log_search.h"
#include "ui/sandbox/tail_buffer.h"

#include <QTest>

using namespace pacer::ui;

namespace {

QString shown(const QByteArray& bytes, qsizetype chunk, qsizetype maxLine = TailBuffer::defaultMaxLine)
{
    TailBuffer buffer(maxLine);
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += chunk)
        text += buffer.append(QByteArrayView(bytes).sliced(at, std::min(chunk, bytes.size() - at)));
    return text;
}

} // namespace

class TailBufferTest : public QObject {
    Q_OBJECT
private slots:
    void joinsCharactersThatAWindowCuts()
    {
        const QString text = QString::fromUtf8("\xea\xb0\x80\xeb\x82\x98 \xe4\xb8\xad ok\n");
        for (qsizetype chunk = 1; chunk < 12; ++chunk)
            QCOMPARE(shown(text.toUtf8(), chunk), text);
    }

    void takesTerminalEscapesOut()
    {
        const QByteArray bytes = "\x1b[31mred\x1b[0m \x1b]0;title\x07plain\x1b(B.\n";
        for (qsizetype chunk = 1; chunk < 12; ++chunk)
            QCOMPARE(shown(bytes, chunk), QString("red plain.\n"));
    }

    void anEndlessEscapeDoesNotSwallowTheFile()
    {
        QCOMPARE(shown("a\x1b]0;no end\nb\n", 3), QString("a\nb\n"));
    }

    void showsOtherControlCharactersAsPictures()
    {
        QCOMPARE(shown(QByteArray("a\0b\x07", 4), 4), QStringLiteral("a\u2400b\u2407"));
        QCOMPARE(shown("a\xe2\x80\xae"
                       "b",
                       9),
                 QStringLiteral("a\ufffdb")); // right-to-left override
    }

    void everyKindOfLineEndIsOne()
    {
        for (qsizetype chunk = 1; chunk < 5; ++chunk)
            QCOMPARE(shown("a\r\nb\rc\n", chunk), QString("a\nb\nc\n"));
    }

    void cutsALongLineForDisplayOnly()
    {
        QCOMPARE(shown("abcdefgh\nxy\n", 3, 4), QStringLiteral("abcd\u2026\nxy\n"));
        TailBuffer buffer(4);
        buffer.append("abcdefgh");
        QCOMPARE(buffer.nextOffset(), qint64{8});
    }

    void invalidBytesDoNotShiftWhatFollows()
    {
        QCOMPARE(shown("a\xff"
                       "b\n",
                       2),
                 QStringLiteral("a\ufffdb\n"));
    }

    void searchCountsAndGoesRound()
    {
        LogSearch search;
        search.setPattern("hello", {});
        search.scan("Hello world\nhello again");
        QCOMPARE(search.matches().size(), std::size_t{2});
        QCOMPARE(search.next(-1), 0);
        QCOMPARE(search.next(0), 1);
        QCOMPARE(search.next(12), 0);
        QCOMPARE(search.previous(0), 1);
        search.setPattern("hello", {true, false});
        search.scan("Hello world\nhello again");
        QCOMPARE(search.matches().size(), std::size_t{1});
        search.setPattern("h[", {false, true});
        QVERIFY(!search.isValid());
        search.scan("h[");
        QVERIFY(search.matches().empty());
    }
};

QTEST_GUILESS_MAIN(TailBufferTest)
#include "sandbox_tail_buffer_test.moc"
