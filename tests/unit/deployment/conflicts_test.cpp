// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/conflicts.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;

class ConflictsTest : public QObject {
    Q_OBJECT
private slots:
    void whoSharesADefinitionIsInTheWay()
    {
        const auto id = [](const char* text) { return PathId::absolute(text); };
        const Locks running{{{"d1"}, {id("/a"), id("/b")}}, {{"d2"}, {id("/c")}}, {{"d3"}, {id("/b")}}};
        QVERIFY((conflicting({id("/b"), id("/x")}, running) == std::vector<DeploymentId>{{"d1"}, {"d3"}}));
        QVERIFY(conflicting({id("/x")}, running).empty());
        QVERIFY(conflicting({}, running).empty());
    }
};

QTEST_GUILESS_MAIN(ConflictsTest)
#include "conflicts_test.moc"
