// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_world.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/lock_dialog.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_state.h"
#include "ui/style/palette.h"
#include "ui/style/style_sheet.h"
#include "ui/tree/tree_view.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace pacer;
using namespace pacer::ui;
using pacer::tests::UiWorld;

namespace {

/// The window over the small cluster, as the application composes it.
struct Console {
    QTemporaryDir folder;
    UiWorld world;
    SessionState state{folder.filePath("console.ini")};
    MainWindow window;

    explicit Console(Language& language)
        : window(world.session, state, language, {})
    {
        window.resize(1440, 900);
        window.show();
    }
};

QStringList visibleTexts(const QWidget& window)
{
    QStringList texts;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const QPushButton* button : window.findChildren<QPushButton*>()) {
        if (button->isVisible())
            texts << button->text();
    }
    for (const QAction* action : window.findChildren<QAction*>())
        texts << action->text();
    for (const QTabBar* bar : window.findChildren<QTabBar*>()) {
        for (int at = 0; at < bar->count(); ++at)
            texts << bar->tabText(at);
    }
    return texts;
}

/// Buttons and lines of text that are narrower than what they say.
QStringList clipped(const QWidget& window)
{
    QStringList found;
    for (const QPushButton* button : window.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->width() < button->sizeHint().width())
            found << button->text();
    }
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        const bool mayShrink = label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (label->isVisible() && !label->wordWrap() && !mayShrink
            && label->width() < label->sizeHint().width())
            found << label->text();
    }
    return found;
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

    Language m_language;

private slots:
    void initTestCase()
    {
        QApplication::setPalette(palette::applicationPalette());
        qApp->setStyleSheet(styleSheet());
        m_language.set("en");
    }

    void init() { m_language.set("en"); }

    void theTranslationsCanBeInstalled()
    {
        for (const QString& language : Language::known()) {
            QTranslator translator;
            QVERIFY(translator.load(QStringLiteral(":/i18n/pacer_%1.qm").arg(language)));
            QVERIFY(QCoreApplication::installTranslator(&translator)); // false for an empty file
            QCoreApplication::removeTranslator(&translator);
        }
    }

    void theLanguageIsChosenInOrder()
    {
        QCOMPARE(Language::choose("ko", "en", {"zh_CN.UTF-8"}), QString("ko"));
        QCOMPARE(Language::choose({}, "zh_CN", {"ko_KR.UTF-8"}), QString("zh_CN"));
        QCOMPARE(Language::choose({}, {}, {"", "ko_KR.UTF-8"}), QString("ko"));
        QCOMPARE(Language::choose({}, {}, {"zh_TW.UTF-8"}), QString("en"));
        QCOMPARE(Language::choose({}, {}, {}), QString("en"));
    }

    void aChangeOfLanguageRenamesEverythingThatIsOpen()
    {
        Console console(m_language);
        QVERIFY(console.world.begin());
        console.window.selectApp(PathId::absolute("/edge/cache"));
        QVERIFY(visibleTexts(console.window).contains("Roll back"));
        m_language.set("ko");
        QTRY_VERIFY(visibleTexts(console.window).contains("롤백"));
        QVERIFY(!visibleTexts(console.window).contains("Roll back"));
        QVERIFY(visibleTexts(console.window).contains("인스턴스"));
        m_language.set("zh_CN");
        QTRY_VERIFY(visibleTexts(console.window).contains("回滚"));
        QVERIFY(visibleTexts(console.window).contains("实例"));
        m_language.set("en");
        QTRY_VERIFY(visibleTexts(console.window).contains("Roll back"));
    }

    void whatIsHiddenSpeaksTheNewLanguageOnceItIsSeen()
    {
        QWidget window;
        auto* page = new QWidget(&window);
        page->hide();
        window.show();
        int times = 0;
        keepTranslated(page, [&times] { ++times; });
        QCOMPARE(times, 1);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&window, &change);
        QCOMPARE(times, 1);
        page->show();
        QCOMPARE(times, 2);
        QCoreApplication::sendEvent(&window, &change);
        QCOMPARE(times, 3);
    }

    void noTextIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("app");
        for (const QString& language : Language::known()) {
            for (const char* app : {"/", "/shop/db", "/edge/cache", "/web"})
                QTest::addRow("%s %s", qPrintable(language), app) << language << QString(app);
        }
    }

    void noTextIsClipped()
    {
        QFETCH(QString, language);
        QFETCH(QString, app);
        m_language.set(language);
        Console console(m_language);
        QVERIFY(console.world.begin());
        console.window.selectApp(PathId::absolute(app.toStdString()));
        QTRY_COMPARE(clipped(console.window), QStringList());
    }

    void deleteAsksBeforeItDestroys()
    {
        Console console(m_language);
        QVERIFY(console.world.begin());
        console.window.selectApp(PathId::absolute("/shop/db"));
        QTest::keyClick(console.window.findChild<TreeView*>(), Qt::Key_Delete);
        auto* dialog = console.window.findChild<ConfirmDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QString("Destroy app /shop/db"));
        m_language.set("ko");
        QTRY_COMPARE(dialog->windowTitle(), QString("/shop/db 앱 삭제"));
        const int before = int(console.world.server.requests.size());
        QTest::keyClick(dialog, Qt::Key_Escape);
        for (std::size_t at = std::size_t(before); at < console.world.server.requests.size(); ++at)
            QCOMPARE(console.world.server.requests[at].method, QByteArray("GET"));
    }

    void aFailureIsOnThePageOfItsApp()
    {
        Console console(m_language);
        QVERIFY(console.world.begin());
        const QByteArray failure =
            R"(,"lastTaskFailure":{"appId":"/edge/cache","host":"10.0.0.7","state":"TASK_FAILED",)"
            "\"message\":\"Failed to launch container: Failed to fetch all URIs for container c-1: "
            "app.tar.gz: 404 Not Found\","
            R"("taskId":"edge_cache.instance-12345678-1234-1234-1234-123456789001._app.1",)"
            R"("timestamp":"2026-01-01T00:00:00.000Z","version":"2026-01-01T00:00:00.000Z"})";
        console.world.server.on("/v2/apps/edge/cache",
                                R"({"app":)" + UiWorld::app("/edge/cache", 2, failure) + "}");
        const auto* line = console.window.findChild<QWidget*>("lastFailure");
        QVERIFY(line);
        console.window.selectApp(PathId::absolute("/shop/db"));
        QVERIFY(!line->isVisible());
        console.window.selectApp(PathId::absolute("/edge/cache"));
        QTRY_VERIFY(line->isVisible());
        const QString text = line->findChild<QLabel*>("failureText")->text();
        QVERIFY2(text.startsWith("Last failure on 10.0.0.7 at"), qPrintable(text));
        QVERIFY2(text.endsWith(": app.tar.gz: 404 Not Found"), qPrintable(text));
        QVERIFY2(!text.contains("c-1"), qPrintable(text));
        console.window.selectApp(PathId::absolute("/shop/db"));
        QTRY_VERIFY(!line->isVisible());
    }

    void aLockIsOfferedToBeForced()
    {
        Console console(m_language);
        QVERIFY(console.world.begin());
        auto& server = console.world.server;
        server.on("/v2/apps/shop/db/restart", [](const api::HttpRequest& request) -> Result<api::HttpResponse> {
            if (request.query.queryItemValue("force") == "true")
                return api::HttpResponse{
                    200, R"({"version":"2026-01-02T00:00:00.000Z","deploymentId":"97c136bf"})", {}};
            return api::HttpResponse{
                409,
                R"({"message":"App is locked by one or more deployments. Override with the option '?force=true'. )"
                R"(View details at '/v2/deployments/<DEPLOYMENT_ID>'.",)"
                R"("deployments":[{"id":"5ed4c0c5-0000-4000-8000-000000000000"}]})",
                {}};
        });
        console.window.selectApp(PathId::absolute("/shop/db"));
        console.window.findChild<QPushButton*>("restart")->click();
        auto* confirm = console.window.findChild<ConfirmDialog*>();
        QVERIFY(confirm);
        confirm->accept();
        QTRY_VERIFY(console.window.findChild<LockDialog*>());
        console.window.findChild<LockDialog*>()->findChild<QPushButton*>("force")->click();
        QTRY_COMPARE(server.count("/v2/apps/shop/db/restart"), 2);
        QTRY_VERIFY(
            visibleTexts(console.window).contains("Restart app /shop/db: deployment 97c136bf started"));
    }

    void aFilterThatIsClearedLeavesTheTreeAsItWas()
    {
        Console console(m_language);
        QVERIFY(console.world.begin());
        auto* tree = console.window.findChild<TreeView*>();
        console.window.selectApp(PathId::absolute("/shop"));
        tree->collapse(tree->currentIndex());
        const QModelIndex root = tree->model()->index(0, 0);
        tree->setFilter("db");
        tree->setFilter("cache");
        QCOMPARE(tree->model()->rowCount(root), 1);
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0, root)));
        tree->setFilter({});
        QCOMPARE(tree->model()->rowCount(root), 3);
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0, root)));  // edge
        QVERIFY(!tree->isExpanded(tree->model()->index(1, 0, root))); // shop
    }

    void suspendedAppsOfferToResume()
    {
        Console console(m_language);
        console.state.rememberInstances(console.world.session.profile.url.toString(),
                                        PathId::absolute("/web"), 3);
        QVERIFY(console.world.begin());
        console.window.selectApp(PathId::absolute("/web"));
        QTRY_COMPARE(console.window.findChild<QPushButton*>("suspend")->text(), QString("Resume (3)"));
        QVERIFY(!console.window.findChild<QPushButton*>("restart")->isEnabled());
    }

    void mnemonicsAreUniqueInTheMenuBar()
    {
        for (const QString& language : Language::known()) {
            m_language.set(language);
            Console console(m_language);
            QStringList letters;
            for (const QMenu* menu : console.window.menuWidget()->findChildren<QMenu*>()) {
                const qsizetype at = menu->title().indexOf('&');
                if (at >= 0)
                    letters << menu->title().mid(at + 1, 1);
            }
            const qsizetype all = letters.size();
            letters.removeDuplicates();
            QCOMPARE(letters.size(), all);
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
