// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/archive.h"
#include "tests/unit/local/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pacer;
using namespace pacer::local;
using namespace pacer::test;
namespace fs = std::filesystem;

class ArchiveTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = m_folder->path().toStdString();
        m_target = m_root / "a" / "b" / "sandbox";
        fs::create_directories(m_target);
    }

    void everyFormatIsUnpacked_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* const name : {"x.tar", "x.tar.gz", "x.tgz", "x.tar.bz2", "x.tar.xz", "x.zip"})
            QTest::newRow(name) << name;
    }
    void everyFormatIsUnpacked()
    {
        QFETCH(QString, name);
        const auto archive =
            makeArchive(m_root / name.toStdString(), {{"app", "", AE_IFDIR, "", "", 0755},
                                                      {"app/run.sh", "#!/bin/sh\n", AE_IFREG, "", "", 0755},
                                                      {"deep/er/file.txt", "hello"}});
        QVERIFY(isArchiveName(archive.string()));
        QVERIFY(extractArchive(archive, m_target));
        QCOMPARE(contentOf(m_target / "deep/er/file.txt"), std::string("hello"));
        const auto mode = fs::status(m_target / "app/run.sh").permissions();
        QVERIFY((mode & fs::perms::owner_exec) != fs::perms::none);
    }

    void aSingleFileLosesItsSuffix()
    {
        const auto file = makeGzip(m_root / "data.json.gz", "{}");
        QVERIFY(extractArchive(file, m_target));
        QCOMPARE(contentOf(m_target / "data.json"), std::string("{}"));
    }

    void linksThatStayInsideAreMade()
    {
        const auto archive = makeArchive(m_root / "x.tar", {{"lib/v1/a.so", "code"},
                                                            {"lib/current", "", AE_IFLNK, "v1"},
                                                            {"bin/a", "", AE_IFLNK, "../lib/v1/a.so"},
                                                            {"copy.so", "", AE_IFREG, "", "lib/v1/a.so"}});
        QVERIFY(extractArchive(archive, m_target));
        QCOMPARE(contentOf(m_target / "bin/a"), std::string("code"));
        QCOMPARE(contentOf(m_target / "copy.so"), std::string("code"));
    }

    void hostileArchivesAreRefused_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<int>("number");
        const int count = static_cast<int>(hostile().size());
        for (int i = 0; i < count; ++i)
            QTest::addRow("tar %d", i) << "tar" << i;
        QTest::addRow("zip 0") << "zip" << 0;
        QTest::addRow("zip 1") << "zip" << 1;
    }
    void hostileArchivesAreRefused()
    {
        QFETCH(QString, suffix);
        QFETCH(int, number);
        const std::vector<Entry> entries = hostile().at(static_cast<std::size_t>(number));
        const fs::path archive = m_root / ("evil." + suffix.toStdString());
        makeArchive(archive, entries);
        const Result<void> refused = extractArchive(archive, m_target);
        QVERIFY(!refused);
        const Error& error = refused.error().front();
        QCOMPARE(error.code, ErrorCode::ArchiveRefused);
        QCOMPARE(error.args.at(1), entries.back().name);
        QVERIFY(!error.args.at(2).empty());
        QVERIFY(!foundOutside("gotcha"));
    }

    void aLinkThatLiesThereIsNotFollowed()
    {
        fs::create_directory_symlink(m_root, m_target / "out");
        const auto archive = makeArchive(m_root / "x.tar", {{"out/gotcha", "x"}});
        QVERIFY(!extractArchive(archive, m_target));
        QVERIFY(!foundOutside("gotcha"));

        writeFile(m_root / "victim", "precious");
        fs::create_symlink(m_root / "victim", m_target / "file");
        QVERIFY(extractArchive(makeArchive(m_root / "y.tar", {{"file", "new"}}), m_target));
        QCOMPARE(contentOf(m_root / "victim"), std::string("precious"));
        QCOMPARE(contentOf(m_target / "file"), std::string("new"));
    }

    void bombsAreRefused()
    {
        const std::string zeros(3 << 20, '\0');
        const auto large = makeArchive(m_root / "large.tar.gz", {{"a", zeros}, {"b", zeros}});
        const Result<void> tooLarge = extractArchive(large, m_target, {std::uint64_t{4} << 20, 100});
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().front().args.at(1), std::string("b"));

        std::vector<Entry> many;
        many.reserve(50);
        for (int i = 0; i < 50; ++i)
            many.push_back({"f" + std::to_string(i), "x"});
        const Result<void> tooMany =
            extractArchive(makeArchive(m_root / "many.zip", many), m_target, {1000, 20});
        QVERIFY(!tooMany);
        QCOMPARE(tooMany.error().front().args.at(2), std::string("too many entries"));
    }

    void whatIsNoArchiveSaysSo()
    {
        writeFile(m_root / "x.tar.gz", "this is no archive at all");
        QVERIFY(!extractArchive(m_root / "x.tar.gz", m_target));
        QVERIFY(!isArchiveName("run.sh"));
        QVERIFY(!isArchiveName(".gz"));
    }

private:
    static std::vector<std::vector<Entry>> hostile()
    {
        return {
            {{"fine", "x"}, {"../../../gotcha", "x"}},
            {{"fine", "x"}, {"a/../../gotcha", "x"}},
            {{"/tmp/pacer-gotcha", "x"}},
            {{"out", "", AE_IFLNK, "/tmp"}},
            {{"out", "", AE_IFLNK, "../.."}},
            {{"deep/out", "", AE_IFLNK, "../../elsewhere"}},
            {{"d", "", AE_IFDIR}, {"loop", "", AE_IFLNK, "."}, {"d/l", "", AE_IFLNK, "../loop/.."}},
            {{"inside", "", AE_IFLNK, "dir"}, {"inside/gotcha", "x"}},
            {{"gotcha", "", AE_IFREG, "", "../../../victim"}},
            {{"gotcha", "", AE_IFREG, "", "/etc/hostname"}},
            {{"pipe", "", AE_IFIFO}},
        };
    }

    bool foundOutside(const std::string& name) const
    {
        for (const auto& entry : fs::recursive_directory_iterator(m_root)) {
            const bool inside = entry.path().string().starts_with(m_target.string() + '/');
            if (!inside && entry.path().filename() == name)
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    fs::path m_target;
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "archive_test.moc"
