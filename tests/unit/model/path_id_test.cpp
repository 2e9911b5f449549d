// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/path_id.h"

#include <QTest>

using namespace pacer;

class PathIdTest : public QObject {
    Q_OBJECT
private slots:
    void becomesCanonical_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char* text, const char* base, const char* canonical) {
            QTest::addRow("%s in %s", text, base)
                << QByteArray(text) << QByteArray(base) << QByteArray(canonical);
        };
        row("/shop/db", "/", "/shop/db");
        row("shop//db/", "/", "/shop/db");
        row("db", "/shop", "/shop/db");
        row("/db", "/shop", "/db");
        row("../web", "/shop/db", "/shop/web");
        row("./web/.", "/shop", "/shop/web");
        row("../../..", "/shop", "/");
        row("", "/shop", "/shop");
        row("//", "/shop", "/");
    }
    void becomesCanonical()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, canonical);
        const auto id = PathId::resolve(text.toStdString(), PathId::absolute(base.toStdString()));
        QCOMPARE(id.text(), canonical.toStdString());
    }

    void knowsItsFamily()
    {
        const auto db = PathId::absolute("/shop/db");
        const auto shop = PathId::absolute("/shop");
        QCOMPARE(db.parent().text(), std::string("/shop"));
        QVERIFY(shop.parent().isRoot());
        QVERIFY(PathId{}.parent().isRoot());
        QVERIFY(db.name() == "db");
        QVERIFY(PathId{}.name().empty());
        QVERIFY(db.isChildOf(shop));
        QVERIFY(!db.isChildOf(PathId{}));
        QVERIFY(!PathId{}.isChildOf(PathId{}));
        QVERIFY(db.isBelow(PathId{}) && db.isBelow(shop));
        QVERIFY(!shop.isBelow(shop) && !PathId::absolute("/shopping").isBelow(shop));
        QVERIFY(shop.child("db") == db);
        QVERIFY((db.segments() == std::vector<std::string_view>{"shop", "db"}));
        QVERIFY(PathId{}.segments().empty());
    }

    void keepsDotsInItsSafeForm() { QCOMPARE(PathId::absolute("/a/b.c").safe(), std::string("a_b.c")); }
};

QTEST_GUILESS_MAIN(PathIdTest)
#include "path_id_test.moc"
