// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/console.h"
#include "tests/end_to_end/support/desktop.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace pacer::test;

namespace {

const QString printClipboard = QStringLiteral("--print-clipboard");

} // namespace

/// The main job with the hands of a user: keys and clicks into the real console on a real screen. What they
/// did is read from the cluster, from the clipboard and from the trace.
class ConsoleTest : public QObject {
    Q_OBJECT

public:
    explicit ConsoleTest(Desktop& desktop)
        : m_desktop(desktop)
    {}

private slots:
    void initTestCase()
    {
        QVERIFY2(m_console.start(), "the console or its cluster did not start");
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.activeWindow(), m_window, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(hasMilestone("tree filled"), 10'000);
    }

    void init() { QVERIFY2(m_console.isRunning(), "the console has ended"); }

    void aPastedDefinitionRunsWithinTwoSeconds()
    {
        QGuiApplication::clipboard()->setText(
            QString::fromStdString(example(QStringLiteral("basic-0")).dump(2)));
        m_desktop.press({"ctrl+n", "ctrl+a", "ctrl+v"});
        QElapsedTimer clock;
        clock.start();
        m_desktop.press({"ctrl+Return"});
        QTRY_COMPARE_WITH_TIMEOUT(m_console.running("basic-0"), 1, 2000);
        qInfo("running after %lld ms", clock.elapsed());
        settle();
    }

    void itsSandboxSaysHello()
    {
        m_desktop.press({"ctrl+5"});
        QTRY_VERIFY_WITH_TIMEOUT(shownLog().contains("Hello Marathon"), 5000);
        const auto lines = shownLog().count("Hello Marathon");
        QTRY_VERIFY_WITH_TIMEOUT(shownLog().count("Hello Marathon") > lines, 7000); // it follows
        m_desktop.press({"ctrl+1"});
    }

    void scalesToTen()
    {
        m_desktop.press({"ctrl+i"});
        QTRY_COMPARE(m_desktop.activeWindow(), QStringLiteral("Scale /basic-0"));
        m_desktop.type("10");
        m_desktop.press({"Return"});
        QTRY_COMPARE_WITH_TIMEOUT(m_console.running("basic-0"), 10, 15'000);
        settle();
    }

    void restartReplacesEveryInstance()
    {
        const QStringList before = m_console.runningTasks("basic-0");
        m_desktop.press({"ctrl+shift+r"});
        confirm("Restart app /basic-0");
        const auto isReplaced = [&] {
            const QStringList now = m_console.runningTasks("basic-0");
            const auto isNew = [&](const QString& id) { return !before.contains(id); };
            return now.size() == 10 && std::all_of(now.begin(), now.end(), isNew);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReplaced(), 30'000);
        settle();
    }

    void suspendsAndResumes()
    {
        m_desktop.press({"ctrl+shift+s"});
        confirm("Suspend app /basic-0");
        QTRY_COMPARE_WITH_TIMEOUT(m_console.running("basic-0"), 0, 15'000);
        settle();
        m_desktop.press({"ctrl+shift+s"});
        confirm("Resume /basic-0");
        QTRY_COMPARE_WITH_TIMEOUT(m_console.running("basic-0"), 10, 15'000);
        settle();
    }

    void destroyAsksAndMeansCancelByDefault()
    {
        askToDestroy();
        m_desktop.press({"Return"});
        QTRY_COMPARE(m_desktop.activeWindow(), m_window);
        QVERIFY(m_console.deployments().isEmpty());
        QCOMPARE(m_console.running("basic-0"), 10);

        askToDestroy();
        m_desktop.press({"Tab", "space"});
        QTRY_COMPARE_WITH_TIMEOUT(m_console.get("/v2/apps/basic-0").status, 404, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_console.get("/v2/tasks").json().at("tasks").empty(), 15'000);
    }

    void endsWhenTheSessionEnds()
    {
        Console other;
        QVERIFY(other.start());
        QVERIFY(other.isAnnounced());
        other.terminate();
        QVERIFY(other.waitUntilEnded(10'000));
        QCOMPARE(other.exitCode(), 0);
        QVERIFY(!other.isAnnounced());
    }

    void endsWhenAskedAndNeverFroze()
    {
        QTRY_COMPARE(m_desktop.activeWindow(), m_window);
        m_desktop.press({"ctrl+q"});
        QVERIFY(m_console.waitUntilEnded(10'000));
        QCOMPARE(m_console.exitCode(), 0);
        QVERIFY(!m_console.isAnnounced());
        QCOMPARE(milestones("window shown"), 1);
        QCOMPARE(milestones("connected"), 1);
        int longest = 0;
        for (const Json& line : m_console.trace()) {
            if (line.value("event", "") == "stall" && hasMilestoneBefore("tree filled", line.value("ms", 0)))
                longest = std::max(longest, line.value("took", 0));
        }
        qInfo("longest stall while working: %d ms", longest);
        QVERIFY2(longest < 500, "the window froze");
    }

private:
    /// The dialog is there, its default button is pressed, and it is gone.
    void confirm(const QString& dialog)
    {
        QTRY_COMPARE(m_desktop.activeWindow(), dialog);
        m_desktop.press({"Return"});
        QTRY_COMPARE(m_desktop.activeWindow(), m_window);
    }

    /// By the last entry of the menu App.
    void askToDestroy()
    {
        m_desktop.press({"alt+a", "Up", "Return"});
        QTRY_COMPARE(m_desktop.activeWindow(), QStringLiteral("Destroy app /basic-0"));
    }

    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_console.deployments().isEmpty(), 15'000); }

    /// All text of the log view, by way of the clipboard. Empty if nothing was copied from there yet.
    QString shownLog()
    {
        m_desktop.click(0.75, 0.5);
        m_desktop.press({"ctrl+a", "ctrl+c"});
        if (QGuiApplication::clipboard()->ownsClipboard())
            return {}; // still what was pasted
        // Asked by a program of its own: an X server refuses who has seen no event since the text was copied.
        QProcess reader;
        reader.start(QCoreApplication::applicationFilePath(), {printClipboard});
        reader.waitForFinished();
        return QString::fromUtf8(reader.readAllStandardOutput());
    }

    int milestones(const std::string& event) const
    {
        const std::vector<Json> lines = m_console.trace();
        return int(std::count_if(lines.begin(), lines.end(),
                                 [&](const Json& line) { return line.value("event", "") == event; }));
    }

    bool hasMilestone(const std::string& event) const { return milestones(event) > 0; }

    bool hasMilestoneBefore(const std::string& event, int ms) const
    {
        const std::vector<Json> lines = m_console.trace();
        return std::any_of(lines.begin(), lines.end(), [&](const Json& line) {
            return line.value("event", "") == event && line.value("ms", 0) < ms;
        });
    }

    const QString m_window = QStringLiteral("Embedded cluster — Pacer");
    Desktop& m_desktop;
    Console m_console;
};

int main(int argc, char* argv[])
{
    if (argc == 2 && printClipboard == QLatin1String(argv[1])) {
        const QGuiApplication qt(argc, argv);
        std::fputs(qPrintable(QGuiApplication::clipboard()->text()), stdout);
        return 0;
    }
    const QStringList missing = Desktop::missingPrograms();
    if (!missing.isEmpty()) {
        qWarning("skipped: %s not installed (packaging/dependencies.txt, [test])",
                 qPrintable(missing.join(", ")));
        return 77;
    }
    Desktop desktop;
    if (!desktop.start()) {
        qWarning("no display could be started");
        return 1;
    }
    // Also this program has a clipboard on that display.
    qputenv("QT_QPA_PLATFORM", "xcb");
    int result = 0;
    {
        const QGuiApplication qt(argc, argv);
        ConsoleTest test(desktop);
        result = QTest::qExec(&test, argc, argv);
    }
    return result;
}

#include "console_test.moc"
