// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/sandbox_client.h"

#include "core/api/answering.h"
#include "core/api/files_answer.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

namespace pacer::api {

namespace {

constexpr std::chrono::milliseconds filesTimeout{5'000};
constexpr std::chrono::milliseconds downloadTimeout{10 * 60'000};

HttpRequest filesRequest(const char* endpoint, const QString& path)
{
    HttpRequest request;
    request.path = QStringLiteral("/files/") + QString::fromLatin1(endpoint);
    // A query keeps "+" as it is, but servers read it as a blank.
    request.query.addQueryItem(QStringLiteral("path"),
                               QString::fromLatin1(QUrl::toPercentEncoding(path, "/:")));
    request.timeout = filesTimeout;
    return request;
}

Result<std::vector<SandboxEntry>> readEntries(const HttpResponse& response)
{
    const Result<wire::Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    Errors ignored;
    std::vector<SandboxEntry> entries;
    for (const wire::Reader& file : wire::Reader(*json, {}, ignored, wire::Strictness::Lenient).items()) {
        std::string path;
        std::string mode;
        double modified = 0;
        double size = 0;
        file.get("path", path);
        file.get("mode", mode);
        file.get("mtime", modified);
        file.get("size", size);
        SandboxEntry entry;
        entry.path = QString::fromStdString(path);
        entry.name = entry.path.mid(entry.path.lastIndexOf(u'/') + 1);
        entry.mode = QString::fromStdString(mode);
        entry.directory = entry.mode.startsWith(u'd');
        entry.size = static_cast<qint64>(size);
        entry.modified = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(modified * 1000));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<SandboxChunk> readChunk(const HttpResponse& response)
{
    return requireSuccess(response).and_then(
        [](const HttpResponse& answer) { return readFilesAnswer(answer.body); });
}

} // namespace

QString sandboxPath(const std::string& frameworkId, const TaskId& task)
{
    return QStringLiteral("/frameworks/%1/executors/%2/runs/latest")
        .arg(QString::fromStdString(frameworkId), QString::fromStdString(task.value));
}

SandboxClient::SandboxClient(HttpTransport& agent)
    : m_agent(agent)
{}

void SandboxClient::browse(const QString& path, QObject* receiver, Answer<std::vector<SandboxEntry>> answer)
{
    ask<std::vector<SandboxEntry>>(m_agent, filesRequest("browse", path), receiver, readEntries,
                                   std::move(answer));
}

void SandboxClient::size(const QString& path, QObject* receiver, Answer<qint64> answer)
{
    HttpRequest request = filesRequest("read", path);
    request.query.addQueryItem(QStringLiteral("offset"), QStringLiteral("-1"));
    ask<SandboxChunk>(m_agent, request, receiver, readChunk,
                      [answer = std::move(answer)](const Result<SandboxChunk>& chunk) {
                          answer(chunk.map([](const SandboxChunk& found) { return found.offset; }));
                      });
}

void SandboxClient::read(const QString& path, qint64 offset, qint64 length, QObject* receiver,
                         Answer<SandboxChunk> answer)
{
    HttpRequest request = filesRequest("read", path);
    request.query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    request.query.addQueryItem(QStringLiteral("length"), QString::number(length));
    ask<SandboxChunk>(m_agent, request, receiver, readChunk, std::move(answer));
}

void SandboxClient::download(const QString& path, QObject* receiver, Answer<QByteArray> answer)
{
    HttpRequest request = filesRequest("download", path);
    request.timeout = downloadTimeout;
    m_agent.send(std::move(request), receiver, [answer = std::move(answer)](Result<HttpResponse> response) {
        answer(std::move(response).and_then(requireSuccess).map([](HttpResponse&& file) {
            return std::move(file.body);
        }));
    });
}

} // namespace pacer::api
