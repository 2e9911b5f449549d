// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/accept.h"
#include "core/wire/json_text.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace pacer;

namespace {

wire::Json example(const QString& name)
{
    QFile file(QStringLiteral(PACER_TESTS_DIR "/../resources/examples/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return wire::parseJson(file.readAll().toStdString()).value_or(wire::Json{});
}

AppSpec acceptedApp(const QString& name)
{
    return validation::acceptApp(example(name), {}, {}).value();
}

std::string text(const Errors& errors)
{
    std::string result;
    for (const Error& error : errors)
        result += error.where + ' ' + std::to_string(static_cast<int>(error.code)) + '\n';
    return result;
}

} // namespace

/// The definitions that new users start from: accepted as they stand, and what they are said to be.
class ExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void areAcceptedAsTheyStand_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(PACER_TESTS_DIR "/../resources/examples"));
        for (const QString& file : folder.entryList({"*.json"}, QDir::Files))
            QTest::newRow(qPrintable(file)) << file;
    }
    void areAcceptedAsTheyStand()
    {
        QFETCH(QString, file);
        const wire::Json definition = example(file);
        QVERIFY(definition.is_object());
        if (definition.contains("apps")) {
            const auto group = validation::acceptGroupUpdate(definition, {}, {});
            QCOMPARE(group ? std::string() : text(group.error()), std::string());
        } else {
            const auto app = validation::acceptApp(definition, {}, {});
            QCOMPARE(app ? std::string() : text(app.error()), std::string());
        }
    }

    void fetchWhatTheyRun()
    {
        QCOMPARE(acceptedApp("basic-1.json").fetch.at(0).uri,
                 std::string("http://127.0.0.1:8000/cool-script.sh"));
        QVERIFY(acceptedApp("basic-2.json").fetch.at(0).extract);
    }

    void mapThePortOfTheContainer()
    {
        const AppSpec app = acceptedApp("basic-3.json");
        QCOMPARE(app.networks.at(0).mode, NetworkMode::Bridge);
        QCOMPARE(app.container->portMappings->at(0).containerPort, 8080);
        QCOMPARE(app.container->portMappings->at(0).hostPort, std::optional<int>(0));
    }

    void checkTheHealthOfTheServer()
    {
        const AppSpec app = acceptedApp("http-server.json");
        QCOMPARE(app.healthChecks.size(), std::size_t{1});
        QCOMPARE(app.portDefinitions.size(), std::size_t{1});
    }

    void upgradeTheShopInOrderAndWithinItsBounds()
    {
        const auto shop = validation::acceptGroupUpdate(example("shop.json"), {}, {});
        QVERIFY(shop.has_value());
        const AppSpec& db = shop->apps->at(0);
        const AppSpec& app = shop->apps->at(1);
        QCOMPARE(db.id.text(), std::string("/shop/db"));
        QCOMPARE(app.id.text(), std::string("/shop/app"));
        QVERIFY(app.dependencies == std::set<PathId>{db.id});
        QCOMPARE(db.instances, 10);
        QCOMPARE(app.instances, 20);
        QCOMPARE(db.upgradeStrategy.minimumHealthCapacity, 0.6);
        QCOMPARE(db.upgradeStrategy.maximumOverCapacity, 0.2);
        QCOMPARE(app.upgradeStrategy.minimumHealthCapacity, 0.8);
        QCOMPARE(app.upgradeStrategy.maximumOverCapacity, 0.6);
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
