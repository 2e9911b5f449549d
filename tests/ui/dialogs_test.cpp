// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_world.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/lock_dialog.h"
#include "ui/dialogs/scale_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace pacer;
using namespace pacer::ui;

namespace {

Question question(bool destructive, const QString& type = {})
{
    return {[] {
                return ConfirmText{"Destroy app /a", "It stops.", {{"Instances", "3 → 0"}}, "Destroy app"};
            },
            {"DELETE", "/v2/apps/a", {}},
            destructive,
            type,
            false};
}

QPushButton* button(QWidget* dialog, const char* name)
{
    return dialog->findChild<QPushButton*>(QLatin1String(name));
}

} // namespace

class DialogsTest : public QObject {
    Q_OBJECT
private slots:
    void enterNeverDestroys()
    {
        QPointer<ConfirmDialog> dialog = new ConfirmDialog(question(true));
        QSignalSpy accepted(dialog, &QDialog::accepted);
        QVERIFY(button(dialog, "cancel")->isDefault());
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(accepted.size(), 0);
        QTRY_VERIFY(!dialog);
    }

    void theVerbIsTheDefaultOfAHarmlessChange()
    {
        QPointer<ConfirmDialog> dialog = new ConfirmDialog(question(false));
        QSignalSpy accepted(dialog, &QDialog::accepted);
        QVERIFY(button(dialog, "confirm")->isDefault());
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
    }

    void theIdMustBeTypedExactly()
    {
        ConfirmDialog dialog(question(true, "/shop"));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QPushButton* confirm = button(&dialog, "confirm");
        QVERIFY(!confirm->isEnabled());
        auto* line = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(line, "/sho");
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(line, "p");
        QVERIFY(confirm->isEnabled());
    }

    void whatIsConnectedToDecidesTheFields()
    {
        QPointer<ConnectDialog> dialog = new ConnectDialog(QUrl(), {});
        QSignalSpy chosen(dialog, &ConnectDialog::masterChosen);
        const auto field = [&dialog](const char* name) {
            return dialog->findChild<QLineEdit*>(QLatin1String(name));
        };
        dialog->open();
        QVERIFY(field("url")->isVisible() && !field("master")->isVisible());
        QVERIFY(!button(dialog, "connect")->isEnabled());
        dialog->findChild<QComboBox*>("kind")->setCurrentIndex(1);
        QVERIFY(!field("url")->isVisible() && field("master")->isVisible());
        QTest::keyClicks(field("master"), "zk://z1:2181");
        QVERIFY2(!button(dialog, "connect")->isEnabled(), "a group has a path");
        QTest::keyClicks(field("master"), "/mesos");
        QTest::keyClicks(field("role"), "shop");
        button(dialog, "connect")->click();
        QCOMPARE(chosen.size(), 1);
        const auto target = chosen.first().first().value<api::MesosTarget>();
        QCOMPARE(target.master, QStringLiteral("zk://z1:2181/mesos"));
        QCOMPARE(target.role, QStringLiteral("shop"));
        QVERIFY(!target.startAnew);
    }

    void aLockOffersToWaitFirst()
    {
        const tests::UiWorld world;
        QPointer<LockDialog> dialog = new LockDialog("Scale /a", {DeploymentId{"5ed4c0c5-1"}}, world.mirror);
        QSignalSpy waits(dialog, &LockDialog::waitChosen);
        QSignalSpy forces(dialog, &LockDialog::forceChosen);
        QVERIFY(button(dialog, "wait")->isDefault());
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(waits.size(), 1);
        QCOMPARE(forces.size(), 0);
    }

    void aLockNamesEveryDeployment()
    {
        tests::UiWorld world;
        QVERIFY(world.begin());
        LockDialog dialog("Scale /edge/cache",
                          {DeploymentId{"5ed4c0c5-0000-4000-8000-000000000000"}, DeploymentId{"not-known"}},
                          world.mirror);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        const QString all = texts.join('\n');
        QVERIFY2(all.contains("Deployment not-known"), qPrintable(all));
        QVERIFY2(all.contains("/edge/cache"), qPrintable(all));
    }

    void scalingSaysWhatItMeans()
    {
        AppSpec app;
        app.id = PathId::absolute("/a");
        app.instances = 2;
        ScaleDialog dialog(ScaleDialog::Purpose::Scale, app, 2);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy chosen(&dialog, &ScaleDialog::chosen);
        QVERIFY(!button(&dialog, "confirm")->isEnabled()); // nothing would change
        dialog.findChild<QSpinBox*>()->setValue(5);
        QTest::mouseClick(button(&dialog, "confirm"), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toInt(), 5);
    }
};

QTEST_MAIN(DialogsTest)
#include "dialogs_test.moc"
