// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"
#include "tests/vectors/areas/api_request.h"

#include <QTest>

using namespace pacer;
using pacer::tests::fixture;

class ApiVectorsTest : public QObject {
    Q_OBJECT
private slots:
    /// Cycles are found by deployment/dependency_graph; all other requests without a past are decided here.
    void requestsWithoutAPast()
    {
        int compared = 0;
        const auto file = fixture("vectors/api-validation.json");
        for (const auto& vector : file.at("vectors")) {
            const auto answer = vectors::answerWithoutServer(vector);
            if (!answer || vector.at("name") == "an app that depends on itself")
                continue;
            ++compared;
            vectors::Differences differences;
            vectors::compareAnswer(vector, *answer, differences);
            QVERIFY2(differences.empty(),
                     (vector.at("name").get<std::string>() + ": "
                      + (differences.empty() ? "" : differences.front() + differences.back()))
                         .c_str());
        }
        QCOMPARE(compared, 221);
    }
};

QTEST_GUILESS_MAIN(ApiVectorsTest)
#include "api_vectors_test.moc"
