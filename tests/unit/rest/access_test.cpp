// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/access.h"

#include <QTest>

using namespace pacer;
using namespace pacer::rest;

namespace {

const AccessRules guarded{"s3cret-token", false, {"pacer.example"}};

ErrorCode verdict(net::Headers headers, const std::string& path = "/v2/apps",
                  const AccessRules& rules = guarded)
{
    Request request;
    request.path = path;
    request.headers = std::move(headers);
    const auto allowed = checkAccess(request, rules);
    return allowed ? ErrorCode::JsonSyntax : allowed.error().front().code; // JsonSyntax: nothing wrong
}

constexpr ErrorCode fine = ErrorCode::JsonSyntax;

} // namespace

class AccessTest : public QObject {
    Q_OBJECT

private slots:
    void takesTheTokenInThreeSpellings()
    {
        const std::string basic = "Basic " + QByteArray("me:s3cret-token").toBase64().toStdString();
        for (const std::string& spelling :
             {std::string("Bearer s3cret-token"), std::string("token=s3cret-token"),
              std::string("bearer  s3cret-token"), basic})
            QVERIFY(verdict({{"Host", "localhost:8080"}, {"Authorization", spelling}}) == fine);
        for (const char* wrong : {"", "Bearer", "Bearer s3cret-toke", "token=", "Basic bm9jb2xvbg==",
                                  "Basic !!", "Digest s3cret-token", "s3cret-token"})
            QVERIFY(verdict({{"Host", "localhost"}, {"Authorization", wrong}}) == ErrorCode::Unauthorized);
        QVERIFY(verdict({{"Host", "localhost"}}) == ErrorCode::Unauthorized);
        QVERIFY(verdict({{"Host", "localhost"}}, "/ping") == fine);
    }

    void neverTakesAnEmptyToken()
    {
        const AccessRules careless{"", false, {}};
        QVERIFY(verdict({{"Host", "localhost"}, {"Authorization", "Bearer "}}, "/v2/apps", careless)
                == ErrorCode::Unauthorized);
    }

    void letsEverybodyInOnlyWhenTold()
    {
        const AccessRules open{"", true, {}};
        QVERIFY(verdict({{"Host", "localhost"}}, "/v2/apps", open) == fine);
        QVERIFY(verdict({{"Host", "evil.example"}}, "/v2/apps", open) == ErrorCode::ForbiddenHost);
    }

    void knowsItsNames()
    {
        const AccessRules open{"", true, {"pacer.example"}};
        for (const char* host :
             {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "10.0.0.7", "[::1]:8080", "pacer.example:1"})
            QVERIFY2(verdict({{"Host", host}}, "/v2/apps", open) == fine, host);
        for (const char* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80",
                                 "localhost:80x", "[::1", "[::1]x", ":80"})
            QVERIFY2(verdict({{"Host", host}}, "/v2/apps", open) == ErrorCode::ForbiddenHost, host);
        QVERIFY(verdict({}, "/v2/apps", open) == ErrorCode::ForbiddenHost);
        QVERIFY(verdict({{"Host", "localhost"}, {"host", "evil"}}, "/v2/apps", open)
                == ErrorCode::ForbiddenHost);
    }

    void refusesOtherOrigins()
    {
        const AccessRules open{"", true, {}};
        const auto from = [&](const char* origin) {
            return verdict({{"Host", "localhost:8080"}, {"Origin", origin}}, "/ping", open);
        };
        QVERIFY(from("http://localhost:8080") == fine);
        for (const char* origin : {"http://localhost:8081", "http://evil.example", "null", ""})
            QVERIFY2(from(origin) == ErrorCode::ForbiddenOrigin, origin);
    }
};

QTEST_GUILESS_MAIN(AccessTest)
#include "access_test.moc"
