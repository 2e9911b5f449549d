// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/url.h"

#include <QTest>

using namespace pacer::net;

class UrlTest : public QObject {
    Q_OBJECT

private slots:
    void readsUrls()
    {
        const auto url = parseUrl("https://[::1]:8443/a/b?c=d#e");
        QVERIFY(url.has_value());
        QVERIFY(url->tls);
        QCOMPARE(url->host, std::string("::1"));
        QCOMPARE(url->port, std::uint16_t(8443));
        QCOMPARE(url->target, std::string("/a/b?c=d"));
        QCOMPARE(parseUrl("http://host")->target, std::string("/"));
        QCOMPARE(parseUrl("http://host")->port, std::uint16_t(80));
    }

    void splitsAuthorities()
    {
        QVERIFY(hostOf("[::1]:8080") == "[::1]");
        QCOMPARE(portOf("[::1]:8080"), std::uint16_t(8080));
        QCOMPARE(portOf("host:x"), std::uint16_t(0));
        QCOMPARE(hostAndPort("::1", 80), std::string("[::1]:80"));
    }

    void refusesOtherTexts()
    {
        for (const char* text : {"", "host:80", "ftp://host/", "http://", "http://user@host/",
                                 "http://h:99999/", "http://h:1x/", "http://[::1/"})
            QVERIFY2(!parseUrl(text), text);
    }

    void decodesQueries()
    {
        const Query expected{{"a", "b c"}, {"a", "/"}, {"flag", ""}};
        QVERIFY(parseQuery("a=b+c&a=%2F&&flag&x=%2&y=%00") == expected);
        QCOMPARE(*percentDecoded("a+b%20"), std::string("a+b "));
        QCOMPARE(percentEncoded("/a b/%"), std::string("/a%20b/%25"));
    }
};

QTEST_GUILESS_MAIN(UrlTest)
#include "url_test.moc"
