// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/download.h"
#include "core/local/fetcher.h"
#include "core/net/http_server.h"
#include "tests/unit/local/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <mutex>

using namespace pacer;
using namespace pacer::local;
using namespace pacer::test;
namespace fs = std::filesystem;

class FetcherTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<net::HttpServer>(
            net::ServerOptions{},
            [this](const net::Request& request, const net::Respond& respond) { respond(answer(request)); });
        QVERIFY(m_server->start());
    }
    void cleanupTestCase() { m_server.reset(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = m_folder->path().toStdString();
        m_job = {};
        m_job.sandbox = m_root / "sandbox";
        m_job.cache = m_root / "cache";
        fs::create_directories(m_job.sandbox);
        m_requests = 0;
    }

    void aFileIsStoredUnderItsLastName()
    {
        QVERIFY(fetchArtifact({url("/run.sh?v=3")}, m_job));
        QCOMPARE(contentOf(m_job.sandbox / "run.sh?v=3"), std::string("echo run"));
    }

    void executableMeansThatItCanBeStarted()
    {
        QVERIFY(fetchArtifact({url("/run.sh"), true, true}, m_job));
        const auto mode = fs::status(m_job.sandbox / "run.sh").permissions();
        QVERIFY((mode & fs::perms::owner_exec) != fs::perms::none);
    }

    void destPathMakesItsFolders()
    {
        QVERIFY(fetchArtifact({url("/run.sh"), true, false, false, "deep/er/start"}, m_job));
        QCOMPARE(contentOf(m_job.sandbox / "deep/er/start"), std::string("echo run"));
    }

    void destPathDoesNotLeaveTheSandbox()
    {
        for (const bool cache : {false, true}) {
            const Result<void> refused =
                fetchArtifact({url("/run.sh"), true, false, cache, "../escaped"}, m_job);
            QVERIFY(!refused);
            QCOMPARE(refused.error().front().code, ErrorCode::PathEscapes);
        }
        QVERIFY(!fs::exists(m_root / "escaped"));
    }

    void localFilesAreCopied()
    {
        writeFile(m_root / "my file.txt", "local");
        const std::string uri = "file://" + m_root.string() + "/my%20file.txt";
        QVERIFY(fetchArtifact({uri, true, false, false, "copy"}, m_job));
        QCOMPARE(contentOf(m_job.sandbox / "copy"), std::string("local"));
        QVERIFY(fetchArtifact({(m_root / "my file.txt").string()}, m_job));
        QCOMPARE(contentOf(m_job.sandbox / "my file.txt"), std::string("local"));
    }

    void archivesAreUnpackedBesideThemselves()
    {
        makeArchive(m_root / "app.zip", {{"app/cool-script.sh", "cool"}});
        m_bodies["/app.zip"] = contentOf(m_root / "app.zip");
        QVERIFY(fetchArtifact({url("/app.zip")}, m_job));
        QCOMPARE(contentOf(m_job.sandbox / "app/cool-script.sh"), std::string("cool"));
        QVERIFY(fs::exists(m_job.sandbox / "app.zip"));

        QVERIFY(fetchArtifact({url("/app.zip"), false, false, false, "kept/app.zip"}, m_job));
        QVERIFY(!fs::exists(m_job.sandbox / "kept/app"));
    }

    void theCacheAsksOnceAndKeepsTheArchiveOutOfTheSandbox()
    {
        makeArchive(m_root / "once.tar.gz", {{"once.txt", "1"}});
        m_bodies["/once.tar.gz"] = contentOf(m_root / "once.tar.gz");
        for (int i = 0; i < 2; ++i)
            QVERIFY(fetchArtifact({url("/once.tar.gz"), true, false, true}, m_job));
        QCOMPARE(m_requests.load(), 1);
        QCOMPARE(contentOf(m_job.sandbox / "once.txt"), std::string("1"));
        QVERIFY(!fs::exists(m_job.sandbox / "once.tar.gz"));
    }

    void aMissingFileSaysWhy()
    {
        const Result<void> failed = fetchArtifact({url("/nowhere.tar.gz")}, m_job);
        QVERIFY(!failed);
        QCOMPARE(failed.error().front().code, ErrorCode::FetchFailed);
        QCOMPARE(failed.error().front().args.at(0), url("/nowhere.tar.gz"));
        QCOMPARE(failed.error().front().args.at(1), std::string("404 Not Found"));
        QVERIFY(!checkArtifact(url("/nowhere.tar.gz"), {}));
        QVERIFY(!checkArtifact("file:///not/there", {}));
        QVERIFY(checkArtifact(url("/run.sh"), {}));
    }

    void aServerWithoutHeadIsAskedForOneByte() { QVERIFY(checkArtifact(url("/no-head"), {})); }

    void redirectsAreFollowedButNotToFiles()
    {
        QVERIFY(fetchArtifact({url("/moved"), true, false, false, "moved"}, m_job));
        QCOMPARE(contentOf(m_job.sandbox / "moved"), std::string("echo run"));
        QVERIFY(!fetchArtifact({url("/to-file"), true, false, false, "stolen"}, m_job));
        QVERIFY(!fetchArtifact({url("/round"), true, false, false, "round"}, m_job));
    }

    void whatIsTooLargeIsRefused()
    {
        m_job.limits.maxBytes = 4;
        const Result<void> refused = fetchArtifact({url("/run.sh")}, m_job);
        QVERIFY(!refused);
        QCOMPARE(refused.error().front().args.at(1), std::string("is larger than 4 bytes"));
    }

    void otherSchemesAreRefused()
    {
        for (const char* const uri : {"ftp://host/file", "gopher://x/y", "relative/path", ""})
            QVERIFY2(!fetchArtifact({uri}, m_job), uri);
    }

    void aHealthCheckReadsTheStatus()
    {
        std::string error;
        QCOMPARE(httpStatus(url("/run.sh"), std::chrono::seconds{5}, error), 200);
        QCOMPARE(httpStatus(url("/nowhere"), std::chrono::seconds{5}, error), 404);
        QCOMPARE(httpStatus("http://127.0.0.1:1/", std::chrono::seconds{5}, error), 0);
        QVERIFY(!error.empty());
    }

private:
    std::string url(const std::string& path) const
    {
        return "http://127.0.0.1:" + std::to_string(m_server->port()) + path;
    }

    /// On the server's thread; bodies are set before a request and not while one runs.
    net::Response answer(const net::Request& request)
    {
        ++m_requests;
        const std::string path = request.target.substr(0, request.target.find('?'));
        if (path == "/moved")
            return {302, {}, {{"Location", "/run.sh"}}, {}};
        if (path == "/to-file")
            return {302, {}, {{"Location", "file:///etc/hostname"}}, {}};
        if (path == "/round")
            return {302, {}, {{"Location", "/round"}}, {}};
        if (path == "/no-head" && request.method == "HEAD")
            return {405, {}, {}, {}};
        if (path == "/run.sh" || path == "/no-head")
            return {200, {}, {}, "echo run"};
        const auto body = m_bodies.find(path);
        return body == m_bodies.end() ? net::Response{404, {}, {}, "no"}
                                      : net::Response{200, {}, {}, body->second};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    FetchJob m_job;
    std::map<std::string, std::string> m_bodies;
    std::atomic<int> m_requests{0};
    std::unique_ptr<net::HttpServer> m_server;
};

QTEST_GUILESS_MAIN(FetcherTest)
#include "fetcher_test.moc"
