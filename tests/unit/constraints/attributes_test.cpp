// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/attributes.h"

#include <QTest>

using namespace pacer;
using namespace pacer::constraints;

class AttributesTest : public QObject {
    Q_OBJECT
private slots:
    void rendersScalars_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<std::string>("text");
        const std::pair<double, const char*> rows[] = {
            {0, "0"},
            {7, "7"},
            {0.8, "0.8"},
            {0.1, "0.1"},
            {0.001, "0.001"},
            {1.0005, "1"},
            {1.1005, "1.101"},
            {0.0625, "0.062"},
            {0.1875, "0.188"},
            {0.0004, "0"},
            {10000000, "10000000"},
            {1000, "1000"},
            {45251449235346.09, "45251449235346.09"},
            {1180591620717411303424.0, "1180591620717411300000"},
            {-2.5, "-2.5"},
            {-0.0001, "0"},
        };
        for (const auto& [value, text] : rows)
            QTest::newRow(text) << value << std::string(text);
    }

    void rendersScalars()
    {
        QFETCH(double, value);
        QFETCH(std::string, text);
        QCOMPARE(renderScalar(value), text);
    }

    void rendersRangesInOrderAndSetsInBraces()
    {
        QCOMPARE(renderAttribute(Ranges{{9, 10}, {6, 7}}), std::string("[6-7,9-10]"));
        QCOMPARE(renderAttribute(std::set<std::string>{"1", "0"}), std::string("{0,1}"));
        QCOMPARE(renderAttribute(Ranges{}), std::string("[]"));
        QCOMPARE(renderAttribute(std::string("rack-1")), std::string("rack-1"));
    }

    void readsFieldsOfTheAgent()
    {
        AgentInfo agent;
        agent.host = "h1";
        agent.zone = "z";
        agent.attributes = {{"rack", std::string("r1")}, {"rack", std::string("r2")}, {"zone", 2.50}};
        QCOMPARE(fieldValue(agent, "hostname"), std::optional<std::string>("h1"));
        QCOMPARE(fieldValue(agent, "@hostname"), std::optional<std::string>("h1"));
        QVERIFY(!fieldValue(agent, "@HOSTNAME"));
        QVERIFY(!fieldValue(agent, "@region"));
        QCOMPARE(fieldValue(agent, "@zone"), std::optional<std::string>("z"));
        QCOMPARE(fieldValue(agent, "zone"), std::optional<std::string>("2.5"));
        QCOMPARE(fieldValue(agent, "rack"), std::optional<std::string>("r1"));
    }
};

QTEST_GUILESS_MAIN(AttributesTest)
#include "attributes_test.moc"
