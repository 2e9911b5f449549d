// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_update.h"

#include <QTest>

using namespace pacer;

class AppUpdateTest : public QObject {
    Q_OBJECT
private slots:
    void hasOneRowForEachFieldInOrder()
    {
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < appFields.size(); ++i) {
            QCOMPARE(static_cast<std::size_t>(appFields.at(i).field), i);
            names.insert(appFields.at(i).name);
        }
        QCOMPARE(names.size(), appFieldCount);
    }

    void changesOnlyWhatWasSent()
    {
        AppSpec stored;
        stored.cmd = "sleep 1";
        stored.instances = 5;
        stored.resources = {.cpus = 0.5, .mem = 64};

        AppUpdate update;
        update.values.instances = 10;
        update.values.resources.mem = 32;
        update.present = {AppField::Instances, AppField::Mem};

        const AppSpec result = merged(stored, update);
        QCOMPARE(result.instances, 10);
        QCOMPARE(result.resources.mem, 32.0);
        QCOMPARE(result.resources.cpus, 0.5);
        QCOMPARE(result.cmd.value(), std::string("sleep 1"));
    }

    void clearsAFieldThatWasSentAsNothing()
    {
        AppSpec stored;
        stored.cmd = "sleep 1";
        AppUpdate update;
        update.values.args = {"sleep", "2"};
        update.present = {AppField::Cmd, AppField::Args};
        const AppSpec result = merged(stored, update);
        QVERIFY(!result.cmd.has_value());
        QCOMPARE(result.args.size(), std::size_t{2});
    }

    void tellsFieldsApart()
    {
        AppSpec a;
        AppSpec b;
        b.resources.disk = 1;
        for (const AppFieldRow& row : appFields) {
            QCOMPARE(row.equal(a, b), row.field != AppField::Disk);
            AppSpec copy = a;
            row.copy(copy, b);
            QCOMPARE(copy == b, row.field == AppField::Disk);
        }
    }
};

QTEST_GUILESS_MAIN(AppUpdateTest)
#include "app_update_test.moc"
