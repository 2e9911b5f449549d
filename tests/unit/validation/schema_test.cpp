// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/schema.h"
#include "tests/support/fixture.h"

#include <QTest>

#include <algorithm>

using namespace pacer;
using pacer::validation::Schema;
using pacer::validation::SchemaField;

namespace {

Schema load(const char* name)
{
    return Schema::parse(tests::fileText(std::string("../resources/schemas/") + name + ".json")).value();
}

bool hasField(const Schema& schema, const char* pointer, const char* name)
{
    const auto fields = schema.fieldsAt(pointer);
    return std::ranges::find(fields, name, &SchemaField::name) != fields.end();
}

} // namespace

class SchemaTest : public QObject {
    Q_OBJECT
private slots:
    void knowsFieldsAtAnyDepth()
    {
        const Schema app = load("app");
        QVERIFY(hasField(app, "", "cmd"));
        QVERIFY(hasField(app, "/container/docker", "forcePullImage"));
        QVERIFY(hasField(app, "/healthChecks/3", "intervalSeconds"));
        QVERIFY(!hasField(app, "", "commando"));
        QVERIFY(app.fieldsAt("/labels").empty());
        QVERIFY(app.isMap("/labels"));
        QVERIFY(!app.isMap(""));
        QVERIFY(hasField(load("group"), "/groups/0/apps/1", "cmd"));
        QVERIFY(hasField(load("pod"), "/containers/0", "endpoints"));
    }

    void describesFields()
    {
        const Schema app = load("app");
        const SchemaField instances = app.describe("/instances").value();
        QVERIFY(!instances.description.empty());
        QCOMPARE(instances.defaultText, std::string("1"));
        QVERIFY(std::ranges::find(instances.types, "integer") != instances.types.end());
        const SchemaField selection = app.describe("/killSelection").value();
        QVERIFY(std::ranges::find(selection.enumValues, "OLDEST_FIRST") != selection.enumValues.end());
        QVERIFY(!app.describe("/nothing/here"));
    }

    void proposesTheNearestName()
    {
        const Schema app = load("app");
        QCOMPARE(app.nearestName("", "instance"), std::string("instances"));
        QCOMPARE(app.nearestName("", "helthChecks"), std::string("healthChecks"));
        QCOMPARE(app.nearestName("", "completelyDifferent"), std::string());
    }

    void refusesWhatIsNoSchema()
    {
        QVERIFY(!Schema::parse("["));
        QVERIFY(!Schema::parse("[]"));
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
