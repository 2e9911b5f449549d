// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/app_document.h"
#include "ui/editor/completer.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace pacer;
using namespace pacer::ui;

namespace {

const std::string shop = "{\n"
                         "  \"id\": \"/shop\",\n"
                         "  \"mystery\": { \"a\":1 , \"b\" : [1,2] },\n"
                         "  \"cpus\":   0.50,\n"
                         "  \"env\": { \"A\": \"1\" }\n"
                         "}\n";

std::string without(std::string text, const std::string& part, const std::string& by)
{
    const auto at = text.find(part);
    return at == std::string::npos ? "not there" : text.replace(at, part.size(), by);
}

bool offers(const Completion& completion, const std::string& word)
{
    return std::find(completion.words.begin(), completion.words.end(), word) != completion.words.end();
}

validation::Schema schema()
{
    QFile file(QStringLiteral(PACER_TESTS_DIR "/../resources/schemas/app.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the schema is missing");
    return *validation::Schema::parse(file.readAll().toStdString());
}

} // namespace

class AppDocumentTest : public QObject {
    Q_OBJECT
private slots:
    void changesOnlyTheBytesOfTheMember()
    {
        AppDocument document(shop);
        QVERIFY(document.set("/cpus", "2"));
        QCOMPARE(document.text(), without(shop, "0.50", "2"));
        QVERIFY(document.setString("/env/A", "say \"hi\""));
        QCOMPARE(document.text(), without(without(shop, "0.50", "2"), "\"1\"", "\"say \\\"hi\\\"\""));
    }

    void addsAMemberInTheStyleOfItsObject()
    {
        AppDocument document(shop);
        QVERIFY(document.set("/mem", "32"));
        QVERIFY(document.setString("/env/B", "2"));
        QCOMPARE(document.text(),
                 without(shop, "{ \"A\": \"1\" }", "{ \"A\": \"1\", \"B\": \"2\" },\n  \"mem\": 32"));
    }

    void makesWhatLiesOnTheWay()
    {
        AppDocument document(shop);
        QVERIFY(document.setString("/container/docker/image", "nginx"));
        QVERIFY(document.set("/portDefinitions/0/port", "8080"));
        QCOMPARE(document.string("/container/docker/image").value_or(""), std::string("nginx"));
        QCOMPARE(document.number("/portDefinitions/0/port").value_or(0), 8080.0);
        QCOMPARE(document.raw("/mystery"), std::string("{\"a\":1,\"b\":[1,2]}"));
    }

    void anEmptyObjectOpensUp()
    {
        AppDocument document("{}");
        QVERIFY(document.setString("/id", "/a"));
        QCOMPARE(document.text(), std::string("{\n  \"id\": \"/a\"\n}"));
    }

    void removingTakesEmptyParentsAlong()
    {
        AppDocument document(shop);
        QVERIFY(document.remove("/env/A"));
        QCOMPARE(document.text(), without(shop, ",\n  \"env\": { \"A\": \"1\" }", ""));
        QVERIFY(document.remove("/id"));
        QVERIFY(document.text().starts_with("{\n  \"mystery\""));
        QVERIFY(!document.remove("/id"));
    }

    void doesNothingToWhatCannotBeRead()
    {
        AppDocument document("{ \"id\": ");
        QVERIFY(!document.isReadable());
        QVERIFY(!document.set("/id", "1"));
        QCOMPARE(document.text(), std::string("{ \"id\": "));
    }

    void listsWhatDiffers()
    {
        const auto changes = compareDocuments("{\"a\":1,\"env\":{\"X\":\"1\"},\"gone\":true}",
                                              "{\"a\":1,\"env\":{\"X\":\"2\"},\"new\":[1]}");
        QCOMPARE(changes.size(), std::size_t{3});
        QCOMPARE(changes[0], (DocumentChange{"/env/X", "\"1\"", "\"2\""}));
        QCOMPARE(changes[1], (DocumentChange{"/gone", "true", ""}));
        QCOMPARE(changes[2], (DocumentChange{"/new", "", "[1]"}));
    }

    void completesNamesAndValues()
    {
        const validation::Schema app = schema();
        const std::string name = "{\"id\":\"/a\",\"in";
        const Completion fields = completionAt(name, name.size(), app);
        QVERIFY(offers(fields, "instances"));
        QVERIFY(!offers(fields, "id"));
        QVERIFY(!fields.quoted);
        QCOMPARE(fields.typed, std::size_t{2});

        const std::string value = "{\"healthChecks\":[{\"protocol\": \"";
        QVERIFY(offers(completionAt(value, value.size(), app), "MESOS_HTTP"));
        const std::string bare = "{\"requirePorts\": ";
        QVERIFY(offers(completionAt(bare, bare.size(), app), "true"));
        const std::string deep = "{\"upgradeStrategy\": { ";
        QVERIFY(offers(completionAt(deep, deep.size(), app), "\"minimumHealthCapacity\""));
        const std::string map = "{\"labels\": { \"";
        QVERIFY(completionAt(map, map.size(), app).words.empty());
    }
};

QTEST_GUILESS_MAIN(AppDocumentTest)
#include "editor_app_document_test.moc"
