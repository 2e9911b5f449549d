// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mesos_double/plays.h"

#include <QTest>

#include <fstream>
#include <iterator>

using namespace pacer;
using namespace pacer::mesos_double;

/// Every recording with requests of a client, played against the double.
class ReplayTest : public QObject {
    Q_OBJECT
private slots:
    void answersAsRecorded_data();
    void answersAsRecorded();
};

void ReplayTest::answersAsRecorded_data()
{
    QTest::addColumn<QString>("file");
    for (const std::string& file : playedFiles())
        QTest::newRow(file.c_str()) << QString::fromStdString(file);
}

void ReplayTest::answersAsRecorded()
{
    QFETCH(const QString, file);
    std::ifstream stream(std::string(PACER_TESTS_DIR) + "/fixtures/mesos/" + file.toStdString(),
                         std::ios::binary);
    const std::string recording{std::istreambuf_iterator<char>(stream), {}};
    QVERIFY2(!recording.empty(), "the recording is missing");
    const std::vector<std::string> faults = replay(playOf(file.toStdString(), recording), recording);
    for (const std::string& fault : faults)
        qWarning("%s", fault.c_str());
    QCOMPARE(faults.size(), std::size_t(0));
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
