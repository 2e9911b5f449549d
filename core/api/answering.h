// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/marathon_client.h"
#include "core/wire/json.h"

#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>

/// What the clients share: from an HTTP answer to a typed one.
namespace pacer::api {

/// Bodies above this are parsed on a worker, so that the window never stands still: some milliseconds at
/// most.
inline constexpr qsizetype parseHere = 8 * 1024;

/// The JSON of a successful answer, or what the server said (wire/error_json).
Result<wire::Json> jsonOf(const HttpResponse& response);

/// Fails with what the server said, if it refused.
Result<HttpResponse> requireSuccess(HttpResponse response);

/// Turns a response into a value, here or on a worker, and answers on this thread. Nothing of `answer` is
/// touched or destroyed on the worker.
template <class T>
void answerParsed(HttpResponse response, QObject* receiver,
                  std::function<Result<T>(const HttpResponse&)> parse, Answer<T> answer)
{
    if (response.body.size() <= parseHere) {
        answer(parse(response));
        return;
    }
    struct Job {
        HttpResponse response;
        QPointer<QObject> receiver;
        std::function<Result<T>(const HttpResponse&)> parse;
        Answer<T> answer;
        std::optional<Result<T>> result;
    };
    auto job = std::make_shared<Job>(
        Job{std::move(response), receiver, std::move(parse), std::move(answer), std::nullopt});
    auto* here = new QObject; // lives on this thread until the result is back
    QThreadPool::globalInstance()->start([here, job = std::move(job)]() mutable {
        job->result = job->parse(job->response);
        QMetaObject::invokeMethod(
            here,
            [here, job = std::move(job)] {
                here->deleteLater();
                if (job->receiver)
                    job->answer(std::move(*job->result));
            },
            Qt::QueuedConnection);
    });
}

/// One request and its typed answer.
template <class T>
void ask(HttpTransport& transport, const HttpRequest& request, QObject* receiver,
         std::function<Result<T>(const HttpResponse&)> parse, Answer<T> answer)
{
    transport.send(request, receiver,
                   [receiver, parse = std::move(parse),
                    answer = std::move(answer)](Result<HttpResponse> response) mutable {
                       if (!response)
                           answer(fail(std::move(response.error())));
                       else
                           answerParsed<T>(std::move(*response), receiver, std::move(parse),
                                           std::move(answer));
                   });
}

/// Answers later without a request, as promised: for what fails before it is sent.
template <class T>
void answerLater(QObject* receiver, Answer<T> answer, Errors errors)
{
    QMetaObject::invokeMethod(
        receiver, [answer = std::move(answer), errors = std::move(errors)] { answer(fail(errors)); },
        Qt::QueuedConnection);
}

} // namespace pacer::api
