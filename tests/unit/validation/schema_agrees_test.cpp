// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/accept.h"
#include "core/wire/error_json.h"
#include "core/wire/pod_json.h"
#include "tests/support/published_schema.h"

#include <QTest>

#include <array>

using namespace pacer;
using pacer::test::PublishedSchema;
using wire::Json;

namespace {

enum Kind { AppKind, GroupKind, PodKind };
constexpr std::array kindNames{"app", "group", "pod"};

const PublishedSchema& published(Kind kind)
{
    static const std::array schemas{PublishedSchema("app"), PublishedSchema("group"), PublishedSchema("pod")};
    return schemas.at(kind);
}

validation::AcceptSettings openSettings()
{
    validation::AcceptSettings settings;
    settings.reading.defaultNetworkName = "net";
    settings.rules.roles.reset();
    settings.rules.enabledFeatures = {"external_volumes", "gpu_resources", "secrets"};
    return settings;
}

/// What the rules say: the errors, or the definition as the server writes it (null for a group).
Result<Json> judged(Kind kind, const Json& body)
{
    const validation::AcceptSettings settings = openSettings();
    if (kind == AppKind)
        return validation::acceptApp(body, PathId(), settings).map([](const AppSpec& app) {
            return wire::writeApp(app);
        });
    if (kind == PodKind)
        return validation::acceptPod(body, settings).map([](const PodSpec& pod) {
            return wire::writePod(pod);
        });
    return validation::acceptGroupUpdate(body, PathId(), settings).map([](const GroupUpdate&) {
        return Json();
    });
}

/// True if it is of a wrong type or out of a range, which is for the schema, too.
bool isUnreadable(const Result<Json>& verdict)
{
    return !verdict && wire::writeErrors(verdict.error()).value("message", "") == "Invalid JSON";
}

struct Document {
    Kind kind;
    std::string name;
    Json body;
};

/// Every definition in the vectors.
std::vector<Document> documents()
{
    std::vector<Document> found;
    const Json requests = tests::fixture("vectors/api-validation.json");
    const Json definitions = tests::fixture("vectors/api-normalization.json");
    for (const Json& vector : requests.at("vectors")) {
        const std::string request =
            vector.at("method").get<std::string>() + ' ' + vector.at("path").get<std::string>();
        if (!vector.contains("body"))
            continue;
        for (const auto& [target, kind] :
             {std::pair{"POST /v2/apps", AppKind}, std::pair{"POST /v2/groups", GroupKind},
              std::pair{"POST /v2/pods", PodKind}}) {
            if (request == target)
                found.push_back({kind, vector.at("name").get<std::string>(), vector.at("body")});
        }
    }
    for (const Json& vector : definitions.at("vectors"))
        found.push_back({vector.at("kind") == "pod" ? PodKind : AppKind, vector.at("name").get<std::string>(),
                         vector.at("input")});
    return found;
}

/// Tolerated when read, never written: the schemas describe what is written.
const std::set<std::string> tolerated{
    "null counts as absent",
    "enum in lower case",
    "container type in lower case",
    "port protocol in upper case",
    "duplicate constraints collapse",
    "duplicate dependencies collapse",
    "unreachableStrategy as any word means disabled",
    "pod scaling with a word for instances silently becomes 1",
};

/// Every pointer of a document, the root left out.
void collectPointers(const Json& json, const Json::json_pointer& at, std::vector<Json::json_pointer>& found)
{
    const auto add = [&](const Json::json_pointer& pointer, const Json& child) {
        found.push_back(pointer);
        collectPointers(child, pointer, found);
    };
    if (json.is_object()) {
        for (const auto& [key, value] : json.items())
            add(at / key, value);
    } else if (json.is_array()) {
        for (std::size_t i = 0; i < json.size(); ++i)
            add(at / i, json[i]);
    }
}

/// One item of a list stands for all.
std::string withoutPositions(const Json::json_pointer& pointer)
{
    std::string text = pointer.to_string();
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

} // namespace

class SchemaAgreesTest : public QObject {
    Q_OBJECT
private slots:
    void withTheRulesOnAllVectors()
    {
        int compared = 0;
        for (const Document& document : documents()) {
            const Result<Json> verdict = judged(document.kind, document.body);
            const std::string complaint = published(document.kind).complaint(document.body);
            const QByteArray name = QByteArray::fromStdString(document.name + ": " + complaint);
            if (verdict && !tolerated.contains(document.name))
                QVERIFY2(complaint.empty(), name);
            if (isUnreadable(verdict))
                QVERIFY2(!complaint.empty(), name + "is accepted");
            compared += verdict || isUnreadable(verdict) ? 1 : 0;
        }
        QVERIFY2(compared > 150, QByteArray::number(compared));
    }

    void withWhatTheServerWrites()
    {
        for (const Document& document : documents()) {
            const Result<Json> verdict = judged(document.kind, document.body);
            if (!verdict || verdict->is_null())
                continue;
            const std::string complaint = published(document.kind).complaint(*verdict);
            QVERIFY2(complaint.empty(), QByteArray::fromStdString(document.name + ": " + complaint));
        }
    }

    /// Each value of each written definition, replaced by one of another type or out of its range: what the
    /// rules cannot read, the schema refuses.
    void withTheRulesOnWrongTypesAndRanges()
    {
        const Json wrongs = Json::array({"Wrong Word", 0.5, -1, Json::array(), ""});
        std::set<std::string> tried;
        QStringList accepted;
        int unreadable = 0;
        for (const Document& document : documents()) {
            const Result<Json> verdict = judged(document.kind, document.body);
            if (!verdict || document.kind == GroupKind)
                continue;
            std::vector<Json::json_pointer> pointers;
            collectPointers(*verdict, Json::json_pointer(), pointers);
            for (const auto& pointer : pointers) {
                if (!tried.insert(kindNames.at(document.kind) + withoutPositions(pointer)).second)
                    continue;
                for (const Json& wrong : wrongs) {
                    Json changed = *verdict;
                    changed[pointer] = wrong;
                    if (!isUnreadable(judged(document.kind, changed)))
                        continue;
                    ++unreadable;
                    if (published(document.kind).complaint(changed).empty())
                        accepted.push_back(QString::fromStdString(kindNames.at(document.kind)
                                                                  + pointer.to_string() + " = "
                                                                  + wire::jsonText(wrong)));
                }
            }
        }
        QCOMPARE(accepted.join(QLatin1Char('\n')), QString());
        QVERIFY2(unreadable > 200, QByteArray::number(unreadable));
    }
};

QTEST_GUILESS_MAIN(SchemaAgreesTest)
#include "schema_agrees_test.moc"
