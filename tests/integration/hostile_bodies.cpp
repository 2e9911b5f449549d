// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/hostile_bodies.h"

namespace pacer::test {
namespace {

/// An app whose last member is `member`.
QByteArray appWith(const QByteArray& member)
{
    return R"({"id": "/a", "cmd": "xy", )" + member + '}';
}

} // namespace

std::vector<HostileBody> hostileBodies()
{
    return {
        {"200,000 brackets", QByteArray(200'000, '['), 400},
        {"200,000 objects", QByteArray(R"({"a":)").repeated(200'000), 400},
        {"brackets that close", QByteArray(200'000, '[') + QByteArray(200'000, ']'), 400},
        {"invalid UTF-8", QByteArray("{\"id\": \"/a\", \"cmd\": \"x\xff\xfe y\"}"), 400},
        {"cut UTF-8", QByteArray("{\"id\": \"/a\", \"cmd\": \"x\xe2\x82\"}"), 400},
        {"lone surrogate", QByteArray(R"({"id": "/a", "cmd": "x \ud800 y"})"), 400},
        {"a zero byte", QByteArray("{\"id\": \"/a\"\0}", 13), 400},
        {"more than any double", appWith(R"("cpus": 1e999)"), 400},
        {"more than any integer", appWith(R"("instances": 99999999999999999999)"), 422},
        {"a million digits", appWith(R"("instances": )" + QByteArray(1'000'000, '9')), 400},
        {"a huge definition",
         R"({"id": "/a", "instances": 0, "cmd": ")" + QByteArray(15 * 1024 * 1024, 'x') + "\"}", 201},
        {"empty", {}, 400},
        {"no JSON", "<app id='/a'/>", 400},
        {"two values", R"({"id": "/a", "cmd": "xy"}{})", 400},
    };
}

} // namespace pacer::test
