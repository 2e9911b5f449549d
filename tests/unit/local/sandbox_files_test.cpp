// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/sandbox_files.h"
#include "tests/unit/local/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pacer;
using namespace pacer::local;
using namespace pacer::test;
namespace fs = std::filesystem;

class SandboxFilesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const fs::path root = m_folder.path().toStdString();
        m_agents = root / "agents";
        const fs::path runs = m_agents / "agent-1/sandboxes/fw/task-1/runs";
        m_run = runs / "c1";
        writeFile(m_run / "stdout", "0123456789");
        writeFile(m_run / "deep/file", "x");
        writeFile(root / "secret", "secret");
        writeFile(m_agents / "agent-1/tasks/task-1/spec", "secret");
        fs::create_directory_symlink("c1", runs / "latest");
        fs::create_symlink(root / "secret", m_run / "absolute");
        fs::create_symlink("../../../../../../../secret", m_run / "upwards");
        fs::create_symlink("deep/file", m_run / "inner");
        ::mkfifo((m_run / "pipe").c_str(), 0600);

        auto book = std::make_shared<AgentBook>(m_agents);
        scheduler::AgentSnapshot agent;
        agent.info.id = {"id-1"};
        book->setAgent("agent-1", agent);
        m_files = std::make_unique<LocalSandboxFiles>(book);
    }

    void foldersAreListedByName()
    {
        for (const std::string& path : {m_virtualPath, m_run.string()}) {
            const auto entries = m_files->browse(path);
            QVERIFY(entries);
            QCOMPARE(entries->size(), std::size_t{6});
            QCOMPARE(entries->at(4).path, path + "/stdout");
            QCOMPARE(entries->at(4).size, std::uint64_t{10});
            QCOMPARE(entries->at(1).path, path + "/deep");
            QVERIFY(entries->at(1).directory);
        }
        const auto file = m_files->browse(m_virtualPath + "/stdout");
        QVERIFY(file && file->empty());
    }

    void windowsOfAFileAreRead()
    {
        const std::string path = m_virtualPath + "/stdout";
        QCOMPARE(m_files->read(path, -1, 100)->offset, std::uint64_t{10});
        QCOMPARE(m_files->read(path, 3, 4)->data, std::string("3456"));
        QCOMPARE(m_files->read(path, 8, 100)->data, std::string("89"));
        const auto behind = m_files->read(path, 50, 100);
        QCOMPARE(behind->data, std::string{});
        QCOMPARE(behind->offset, std::uint64_t{50});
        QCOMPARE(m_files->read(m_virtualPath + "/inner", 0, 10)->data, std::string("x"));
    }

    void whatIsNoFileIsNotRead()
    {
        QCOMPARE(code(m_files->read(m_virtualPath + "/deep", 0, 1)), ErrorCode::FileAccess);
        QCOMPARE(code(m_files->read(m_virtualPath + "/pipe", 0, 1)), ErrorCode::FileAccess);
        QCOMPARE(code(m_files->read(m_virtualPath + "/nowhere", 0, 1)), ErrorCode::FileNotFound);
    }

    void nothingOutsideIsReached()
    {
        const std::string outside = m_agents.string() + "/agent-1/tasks/task-1/spec";
        QCOMPARE(code(m_files->read(outside, 0, 1)), ErrorCode::FileNotFound);
        QCOMPARE(code(m_files->read("/etc/hostname", 0, 1)), ErrorCode::FileNotFound);
        QCOMPARE(code(m_files->read(m_virtualPath + "/../../../../../tasks/task-1/spec", 0, 1)),
                 ErrorCode::PathEscapes);
        for (const char* const link : {"/absolute", "/upwards"}) {
            QCOMPARE(code(m_files->read(m_virtualPath + link, 0, 1)), ErrorCode::PathEscapes);
            QCOMPARE(code(m_files->resolve(m_virtualPath + link)), ErrorCode::PathEscapes);
        }
    }

    void aFileIsResolvedToWhereItLies()
    {
        QCOMPARE(m_files->resolve(m_virtualPath + "/inner").value(), (m_run / "deep/file").string());
        QCOMPARE(code(m_files->resolve(m_virtualPath + "/deep")), ErrorCode::FileAccess);
    }

private:
    template <class T>
    static ErrorCode code(const Result<T>& result)
    {
        return result ? ErrorCode::Internal : result.error().front().code;
    }

    const std::string m_virtualPath = "/frameworks/fw/executors/task-1/runs/latest";
    QTemporaryDir m_folder;
    fs::path m_agents;
    fs::path m_run;
    std::unique_ptr<LocalSandboxFiles> m_files;
};

QTEST_GUILESS_MAIN(SandboxFilesTest)
#include "sandbox_files_test.moc"
