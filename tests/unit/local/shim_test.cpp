// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/run_command.h"
#include "core/local/shim_client.h"
#include "core/local/shim_protocol.h"
#include "tests/unit/local/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

using namespace pacer;
using namespace pacer::local;
using namespace pacer::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

// Far more than needed, for machines that are busy with something else.
constexpr int patience = 20000;

class ShimTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = m_folder->path().toStdString();
        fs::create_directories(control());
        fs::create_directories(sandbox());
    }
    void cleanup()
    {
        const FoundShim found = findShim(control());
        if (const auto* const process = std::get_if<ShimProcess>(&found))
            QVERIFY(requestKill(control(), *process, Duration::zero(), {}));
        QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<TaskEnd>(findShim(control())), patience);
    }

    void theExitStatusIsKept()
    {
        QVERIFY(start("echo out; echo err >&2; exit 3"));
        const TaskEnd end = waitForEnd();
        QCOMPARE(stateOf(end), TaskState::Failed);
        QCOMPARE(messageOf(end), std::string("Command exited with status 3"));
        QCOMPARE(contentOf(sandbox() / "stdout"), std::string("out\n"));
        QCOMPARE(contentOf(sandbox() / "stderr"), std::string("err\n"));
    }

    void nothingOfOurEnvironmentComesThrough()
    {
        qputenv("PACER_SECRET_OF_OURS", "1");
        QVERIFY(start("/usr/bin/env; pwd"));
        QCOMPARE(stateOf(waitForEnd()), TaskState::Finished);
        const std::string output = contentOf(sandbox() / "stdout");
        QVERIFY(output.find("PACER_SECRET_OF_OURS") == std::string::npos);
        QVERIFY(output.find("GREETING=hello\n") != std::string::npos);
        QVERIFY(output.find(sandbox().string() + '\n') != std::string::npos);
    }

    void noOpenFilesComeThrough()
    {
        const int leak = ::open("/dev/null", O_RDONLY); // on purpose without O_CLOEXEC
        QVERIFY(start("ls /proc/self/fd | wc -l"));
        waitForEnd();
        ::close(leak);
        // stdin, stdout, stderr, and the folder that ls reads
        QCOMPARE(contentOf(sandbox() / "stdout"), std::string("4\n"));
    }

    void aCommandThatIsNotThereSaysSo()
    {
        ShimSpec spec = makeSpec("");
        spec.argv = {"/not/there", "x"};
        const Result<ShimProcess> refused = startShim(shim(), control(), spec);
        QVERIFY(!refused);
        QCOMPARE(refused.error().front().args.at(0),
                 std::string("Failed to execute '/not/there': No such file or directory"));
        const FoundShim found = findShim(control());
        const auto* const end = std::get_if<TaskEnd>(&found);
        QVERIFY(end);
        QVERIFY(end->kind == TaskEnd::Kind::NeverRan);
    }

    void aKillIsATermFirst()
    {
        QVERIFY(start("trap 'echo bye; exit 7' TERM; echo ready; while :; do sleep 0.05; done"));
        QTRY_COMPARE_WITH_TIMEOUT(contentOf(sandbox() / "stdout"), std::string("ready\n"), patience);
        QVERIFY(requestKill(control(), m_process, 20s, {}));
        const TaskEnd end = waitForEnd();
        QVERIFY(end.killed);
        QCOMPARE(stateOf(end), TaskState::Killed);
        QCOMPARE(messageOf(end), std::string("Command exited with status 7"));
        QCOMPARE(contentOf(sandbox() / "stdout"), std::string("ready\nbye\n"));
    }

    void whoIgnoresTermIsKilledAfterTheGrace()
    {
        QVERIFY(start("trap '' TERM; echo ready; while :; do sleep 0.05; done"));
        QTRY_COMPARE_WITH_TIMEOUT(contentOf(sandbox() / "stdout"), std::string("ready\n"), patience);
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(requestKill(control(), m_process, 300ms, "unhealthy"));
        const TaskEnd end = waitForEnd();
        QVERIFY(std::chrono::steady_clock::now() - begin >= 300ms);
        QCOMPARE(messageOf(end), std::string("Command terminated with signal Killed"));
        QCOMPARE(end.reason, std::string(unhealthyReason));
    }

    void aSecondKillShortensTheGrace()
    {
        QVERIFY(start("trap '' TERM; echo ready; while :; do sleep 0.05; done"));
        QTRY_COMPARE_WITH_TIMEOUT(contentOf(sandbox() / "stdout"), std::string("ready\n"), patience);
        QVERIFY(requestKill(control(), m_process, 1h, {}));
        QVERIFY(requestKill(control(), m_process, 50ms, {}));
        QCOMPARE(stateOf(waitForEnd()), TaskState::Killed);
    }

    void orphansGoWithTheirTask()
    {
        QVERIFY(start(
            "(setsid sleep 1000 & echo $! > orphan) ; (setsid sh -c 'echo $$ > deep; exec sleep 1000' &);"
            "until [ -s deep ] && [ -s orphan ]; do sleep 0.02; done; exit 0"));
        QCOMPARE(stateOf(waitForEnd()), TaskState::Finished);
        for (const char* const file : {"orphan", "deep"}) {
            const int pid = std::stoi(contentOf(sandbox() / file));
            QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) != 0, patience);
        }
    }

    void aShimThatDiesTakesItsTaskAlong()
    {
        QVERIFY(start("sleep 1000 & echo $! > child; wait"));
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(sandbox() / "child").ends_with('\n'), patience);
        const int child = std::stoi(contentOf(sandbox() / "child"));
        QCOMPARE(::kill(m_process.shimPid, SIGKILL), 0);
        const TaskEnd end = waitForEnd();
        QVERIFY(end.kind == TaskEnd::Kind::Lost);
        QCOMPARE(messageOf(end), std::string("Executor terminated"));
        QTRY_VERIFY_WITH_TIMEOUT(isGone(m_process.taskPid) && isGone(child), patience);
    }

    void nothingStartsTwice()
    {
        QVERIFY(start("echo once; sleep 1000"));
        QTRY_COMPARE_WITH_TIMEOUT(contentOf(sandbox() / "stdout"), std::string("once\n"), patience);
        const CommandOutcome again =
            runCommand({shim().string(), "run", control().string()}, {}, std::chrono::seconds{10});
        QVERIFY(again.exitCode != 0);
        const FoundShim found = findShim(control());
        QCOMPARE(std::get<ShimProcess>(found).taskPid, m_process.taskPid);
        QCOMPARE(contentOf(sandbox() / "stdout"), std::string("once\n"));
    }

    void aLateShimDoesNotStartWhatWasGivenUp()
    {
        QVERIFY(writeSpec(control(), shim::specFile, makeSpec("echo late")));
        const FoundShim found = findShim(control());
        QVERIFY(std::get<TaskEnd>(found).kind == TaskEnd::Kind::NotStarted);
        const CommandOutcome late =
            runCommand({shim().string(), "run", control().string()}, {}, std::chrono::seconds{10});
        QVERIFY(late.exitCode != 0);
        QVERIFY(!fs::exists(sandbox() / "stdout"));
    }

    void aTaskWhoseFolderIsGoneEnds()
    {
        QVERIFY(start("sleep 1000"));
        fs::remove_all(control());
        QTRY_VERIFY_WITH_TIMEOUT(isGone(m_process.shimPid), patience);
        QVERIFY(isGone(m_process.taskPid));
        fs::create_directories(control());
    }

    void logsAreRotated()
    {
        ShimSpec spec = makeSpec("i=0; while [ $i -lt 2000 ]; do echo 0123456789; i=$((i+1)); done; "
                                 "until [ -e stdout.1 ]; do sleep 0.05; done; echo after");
        spec.logLimit = 4096;
        QVERIFY(start(spec));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(sandbox() / "stdout.1"), patience);
        waitForEnd();
        QVERIFY(fs::file_size(sandbox() / "stdout") <= 4096);
    }

    void aShortCommandIsCutOffInTime()
    {
        const CommandOutcome quick = runCommand({"/bin/sh", "-c", "echo hi; exit 4"}, {}, 10s);
        QCOMPARE(quick.exitCode, 4);
        QCOMPARE(quick.output, std::string("hi\n"));
        const CommandOutcome slow =
            runCommand({"/bin/sh", "-c", "sleep 1000"}, {"PATH=/usr/bin:/bin"}, 100ms);
        QVERIFY(slow.timedOut);
        QVERIFY(!runCommand({"/not/there"}, {}, 1s).started);
    }

private:
    static fs::path shim() { return fs::path(PACER_BIN_DIR) / "pacer-shim"; }
    fs::path control() const { return m_root / "control"; }
    fs::path sandbox() const { return m_root / "sandbox"; }

    ShimSpec makeSpec(const std::string& command) const
    {
        ShimSpec spec;
        spec.argv = {"/bin/sh", "-c", command};
        spec.environment = {"PATH=/usr/bin:/bin", "GREETING=hello"};
        spec.directory = sandbox();
        spec.stdoutFile = sandbox() / "stdout";
        spec.stderrFile = sandbox() / "stderr";
        spec.lookMs = 100;
        return spec;
    }

    bool start(const ShimSpec& spec)
    {
        const Result<ShimProcess> process = startShim(shim(), control(), spec);
        if (process)
            m_process = *process;
        return process.has_value();
    }
    bool start(const std::string& command) { return start(makeSpec(command)); }

    TaskEnd waitForEnd()
    {
        [this] {
            QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<TaskEnd>(findShim(control())), patience);
        }();
        const FoundShim found = findShim(control());
        const auto* const end = std::get_if<TaskEnd>(&found);
        return end ? *end : TaskEnd{};
    }

    /// Gone, or only waiting for whoever reaps orphans here.
    static bool isGone(pid_t pid)
    {
        const std::string stat = contentOf("/proc/" + std::to_string(pid) + "/stat");
        return stat.empty() || stat.find(") Z ") != std::string::npos;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    ShimProcess m_process;
};

QTEST_GUILESS_MAIN(ShimTest)
#include "shim_test.moc"
