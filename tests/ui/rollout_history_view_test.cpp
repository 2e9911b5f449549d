// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_world.h"
#include "ui/rollout/history_view.h"
#include "ui/widgets/table.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace pacer;
using namespace pacer::ui;
using pacer::tests::UiWorld;

namespace {

const QString path = QStringLiteral("/v2/deployments/history");

QByteArray record(int number, const QByteArray& outcome)
{
    return R"({"number":)" + QByteArray::number(number) + R"(,"id":"5ed4c0c5-0000-4000-8000-00000000000)"
           + QByteArray::number(number) + R"(","version":"2026-01-01T00:00:00.000Z",)"
           + R"("startedAt":"2026-01-01T00:00:00.000Z","endedAt":"2026-01-01T00:01:10.000Z","outcome":")"
           + outcome
           + R"(","reason":"http://files/app.tgz: 404","by":{"client":"pacer","address":"127.0.0.1"},)"
           + R"("endedBy":{"user":"ada","client":"curl/8"},"affectedApps":["/shop/db"],"affectedPods":[],)"
           + R"("steps":[{"actions":[{"action":"StartApplication","app":"/shop/db"}],)"
           + R"("startedAt":"2026-01-01T00:00:00.000Z","endedAt":"2026-01-01T00:00:10.000Z"},)"
           + R"({"actions":[{"action":"ScaleApplication","app":"/shop/db"}],)"
           + R"("startedAt":"2026-01-01T00:00:10.000Z"}]})";
}

struct View {
    UiWorld world;
    std::unique_ptr<HistoryView> view;

    explicit View(bool ours = true)
    {
        if (ours)
            world.server.on(QStringLiteral("/v2/info"),
                            R"({"name":"marathon","version":"1.11.24","pacer":{"version":"1.0.0"}})");
        world.server.on(path, R"({"history":[)" + record(7, "stopped") + ',' + record(6, "succeeded")
                                  + R"(],"next":6})");
        view = std::make_unique<HistoryView>(world.session);
    }
    Table& table() const { return *view->findChild<Table*>(); }
    QString cell(int row, int column) const { return table().model()->index(row, column).data().toString(); }
    bool says(const QString& text) const
    {
        const auto labels = view->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

} // namespace

class HistoryViewTest : public QObject {
    Q_OBJECT
private slots:
    void showsWhenWhatHowAndByWhom()
    {
        View desk;
        QVERIFY(desk.world.begin());
        desk.view->show();
        QTRY_COMPARE(desk.table().model()->rowCount(), 2);
        QCOMPARE(desk.cell(0, 1), QStringLiteral("/shop/db"));
        QCOMPARE(desk.cell(0, 2), QStringLiteral("Stopped"));
        QCOMPARE(desk.cell(0, 3), QStringLiteral("1 min 10 s"));
        QCOMPARE(desk.cell(0, 4), QStringLiteral("Console"));
        QCOMPARE(desk.cell(1, 2), QStringLiteral("Succeeded"));
        QVERIFY(desk.says(QStringLiteral("Cancelled by: ada (curl/8)")));
        QVERIFY(desk.says(QStringLiteral("http://files/app.tgz: 404")));
        const auto* steps = desk.view->findChild<QListWidget*>();
        QCOMPARE(steps->count(), 2);
        QVERIFY(steps->item(0)->text().endsWith(QStringLiteral("10 s")));
        QVERIFY(steps->item(1)->text().endsWith(QStringLiteral("not finished")));
        QVERIFY(!steps->accessibleName().isEmpty());
        QVERIFY(!desk.table().accessibleName().isEmpty());
    }

    void readsOlderOnesAndFilters()
    {
        View desk;
        QVERIFY(desk.world.begin());
        desk.view->show();
        QTRY_COMPARE(desk.table().model()->rowCount(), 2);
        desk.world.server.on(path, R"({"history":[)" + record(5, "replaced") + "]}");
        auto* older = desk.view->findChild<QPushButton*>();
        QVERIFY(older->isVisible());
        QTest::keyClick(older, Qt::Key_Space);
        QTRY_COMPARE(desk.table().model()->rowCount(), 3);
        QCOMPARE(desk.world.server.last().query.queryItemValue(QStringLiteral("before")),
                 QStringLiteral("6"));
        QVERIFY(!older->isVisible());
        desk.world.server.on(path, R"({"history":[]})");
        QTest::keyClicks(desk.view->findChild<QLineEdit*>(), QStringLiteral("edge"));
        QTRY_COMPARE(desk.table().model()->rowCount(), 0);
        QCOMPARE(desk.world.server.last().query.queryItemValue(QStringLiteral("app")),
                 QStringLiteral("/edge"));
        QVERIFY(desk.says(QStringLiteral("No deployment of this app or group has ended.")));
    }

    void readsAgainWhenOneHasEnded()
    {
        View desk;
        QVERIFY(desk.world.begin());
        desk.view->show();
        QTRY_COMPARE(desk.table().model()->rowCount(), 2);
        desk.world.server.on(path, R"({"history":[)" + record(8, "succeeded") + "]}");
        emit desk.world.mirror.deploymentRemoved(DeploymentId{"d"}, true, QString());
        QTRY_COMPARE(desk.table().model()->rowCount(), 1);
    }

    void saysThatAForeignServerKeepsNone()
    {
        View desk(false);
        QVERIFY(desk.world.begin());
        desk.view->show();
        QTRY_VERIFY(desk.says(QStringLiteral("This server keeps no history of deployments.")));
        QCOMPARE(desk.world.server.count(path), 0);
    }
};

QTEST_MAIN(HistoryViewTest)
#include "rollout_history_view_test.moc"
