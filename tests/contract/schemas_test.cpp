// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <sstream>

using nlohmann::json;

namespace {

const QString resources = QStringLiteral(PACER_TESTS_DIR "/../resources/");

json readJson(const QString& path)
{
    std::ifstream file(path.toStdString());
    return json::parse(file);
}

/// What `schema` has against `document`; empty if nothing.
std::string complaints(const json& schema, const json& document)
{
    valijson::Schema parsed;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), parsed);
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(parsed, valijson::adapters::NlohmannJsonAdapter(document), &results))
        return {};
    std::ostringstream text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& part : error.context)
            text << part;
        text << ": " << error.description << '\n';
    }
    return text.str();
}

} // namespace

/// The published schemas, judged by a schema library that is not ours.
class SchemasTest : public QObject {
    Q_OBJECT
private slots:
    void acceptTheirOwnExamples_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"app", "group", "pod"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void acceptTheirOwnExamples()
    {
        QFETCH(QString, name);
        const json schema = readJson(resources + "schemas/" + name + ".json");
        const json& examples = schema.at("examples");
        QVERIFY(!examples.empty());
        for (const json& example : examples)
            QCOMPARE(complaints(schema, example), std::string());
    }

    void acceptWhatNewUsersStartFrom_data()
    {
        QTest::addColumn<QString>("file");
        const QDir examples(resources + "examples");
        for (const QString& file : examples.entryList({"*.json"}, QDir::Files))
            QTest::newRow(qPrintable(file)) << examples.filePath(file);
    }
    void acceptWhatNewUsersStartFrom()
    {
        QFETCH(QString, file);
        const json example = readJson(file);
        const bool isGroup = example.contains("apps");
        const json schema = readJson(resources + "schemas/" + (isGroup ? "group" : "app") + ".json");
        QCOMPARE(complaints(schema, example), std::string());
    }

    void refuseWrongTypesUnknownWordsAndNegativeNumbers()
    {
        const json schema = readJson(resources + "schemas/app.json");
        const json app = {{"id", "/web"}, {"cmd", "sleep 1"}};
        const auto with = [&app](const char* field, const json& value) {
            json changed = app;
            changed[field] = value;
            return changed;
        };
        QVERIFY(complaints(schema, app).empty());
        QVERIFY(!complaints(schema, with("cpus", "many")).empty());
        QVERIFY(!complaints(schema, with("instances", -1)).empty());
        QVERIFY(!complaints(schema, with("networks", json::array({{{"mode", "hosts"}}}))).empty());
        QVERIFY(!complaints(schema, json{{"cmd", "sleep 1"}}).empty());
    }
};

QTEST_GUILESS_MAIN(SchemasTest)
#include "schemas_test.moc"
