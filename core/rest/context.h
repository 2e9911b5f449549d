// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/engine.h"
#include "core/rest/http.h"
#include "core/rest/replies.h"
#include "core/validation/accept.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace pacer::scheduler {
class SandboxFiles;
}
namespace pacer::rest {
class AppTextsShelf;
class LogLevels;
class Metrics;
} // namespace pacer::rest

/// What all routes share, and the two ways through the engine.
namespace pacer::rest {

struct Context {
    Engine& engine;
    std::function<void(std::function<void()>)> runSlow; ///< off the network and the engine thread
    std::function<std::string()> authority;             ///< "127.0.0.1:8080"
    validation::AcceptSettings accepting;
    const scheduler::SandboxFiles* files = nullptr; ///< null: the sandboxes are somebody else's
    std::string productVersion;                     ///< our own, beside the API level
    std::function<void()> abdicate;                 ///< ends the current term; empty: cannot
    std::vector<std::string> allowedOrigins;        ///< pages that may read; empty: CORS is off
    std::shared_ptr<Metrics> metrics;
    std::shared_ptr<LogLevels> logging;
    std::shared_ptr<AppTextsShelf> appTexts;

    /// Whether errors say which app of a group broke a rule; the reference does not (decision 19).
    bool nameNestedApps() const { return accepting.reading.keepDroppedFields; }
};

/// Handlers and answers under way hold it, so it outlives the server that made it.
using ContextPtr = std::shared_ptr<const Context>;

/// How an endpoint words "not found".
enum class NotFoundStyle { Plain, EmptyDetails };

/// `gather(state, now)` runs on the engine's thread and gives a Result of cheap copies; `write(value)` makes
/// the Reply of them on a worker.
template <class Gather, class Write>
void readState(const Context& context, const Answer& answer, NotFoundStyle style, Gather gather, Write write)
{
    context.engine.read([answer, style, gather = std::move(gather), write = std::move(write),
                         slow = context.runSlow](const scheduler::State& state, Timestamp now) {
        auto gathered = std::make_shared<decltype(gather(state, now))>(gather(state, now));
        slow([answer, style, gathered, write] {
            if (*gathered)
                answer(write(**gathered));
            else
                answer(errorReply(gathered->error(), style == NotFoundStyle::EmptyDetails));
        });
    });
}

/// Continues on a worker with the tree of this moment: which ids exist decides how a body is read.
template <class Next>
void withRoot(const Context& context, Next next)
{
    context.engine.read(
        [slow = context.runSlow, next = std::move(next)](const scheduler::State& state, Timestamp) {
            slow([next, root = state.root] { next(root); });
        });
}

/// `find(root, archive)` gives a Result and `write(value)` the Reply of it, both on a worker.
template <class Find, class Write>
void readArchive(const Context& context, const Answer& answer, Find find, Write write)
{
    withRoot(context, [&engine = context.engine, answer, find = std::move(find),
                       write = std::move(write)](const RootGroup& root) {
        const auto found = find(root, engine.archive());
        answer(found ? write(*found) : errorReply(found.error(), true));
    });
}

/// What is wrong with a body by these settings.
using Judge = std::function<Errors(const validation::AcceptSettings&)>;

/// Refuses a body in which `judge` has found something. It is asked again, because more can be wrong once it
/// is known which role a definition without one would get; only the engine knows that, and bodies with
/// nothing wrong in them are judged there anyway.
void refuse(const ContextPtr& context, const Judge& judge, const Answer& answer,
            const wire::ErrorStyle& style = {});

/// Who asks and for what: put into every command.
scheduler::Command commandOf(const Request& request, scheduler::CommandBody body, bool force);

/// The engine gets the command, with the earlier versions that it names.
void sendToEngine(const Context& context, scheduler::Command command, Engine::Answer answer);

/// Sends a command; `write(outcome)` makes the Reply on a worker.
template <class Write>
void sendCommand(const Context& context, scheduler::Command&& command, const Answer& answer,
                 NotFoundStyle style, Write write)
{
    sendToEngine(context, std::move(command),
                 [answer, style, write = std::move(write), slow = context.runSlow,
                  names = context.nameNestedApps()](Result<scheduler::Outcome> outcome) {
                     auto kept = std::make_shared<Result<scheduler::Outcome>>(std::move(outcome));
                     slow([answer, style, names, write, kept] {
                         if (*kept)
                             answer(write(**kept));
                         else
                             answer(errorReply(kept->error(), {style == NotFoundStyle::EmptyDetails, names}));
                     });
                 });
}

/// `{"version", "deploymentId"}` with the deployment's header: the answer to every change. Outcomes that are
/// no deployment give an empty 200.
Reply deploymentReply(const scheduler::Outcome& outcome, int status = 200);

/// `Location` of an app or group: its id below the server's root (spec/marathon-api.md 5.2).
std::pair<std::string, std::string> locationOf(const Context& context, const PathId& id);

/// The document of a body.
Result<wire::Json> bodyJson(const Request& request);

/// For what the server times itself; the engine is asked for its own.
Timestamp wallClock();

/// An id out of a path: relative to the root, not checked.
PathId idOf(const std::string& part);

} // namespace pacer::rest
