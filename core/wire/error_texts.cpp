// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/error_texts.h"

#include <algorithm>
#include <array>

namespace pacer::wire {

namespace {

constexpr ErrorText reading(ErrorCode code, std::string_view sentence)
{
    return {code, ErrorKind::Reading, 422, sentence};
}

constexpr ErrorText rule(ErrorCode code, std::string_view sentence)
{
    return {code, ErrorKind::Rule, 422, sentence};
}

constexpr ErrorText plain(ErrorCode code, int status, std::string_view sentence)
{
    return {code, ErrorKind::Plain, status, sentence};
}

using enum ErrorCode;

constexpr std::string_view emptyBody =
    "No content to map due to end-of-input\n at [Source: (byte[])\"\"; line: 1, column: 0]";
constexpr std::string_view locked =
    "App is locked by one or more deployments. Override with the option '?force=true'. View details at "
    "'/v2/deployments/<DEPLOYMENT_ID>'.";
constexpr std::string_view tooMany =
    "Max number ({0}) of running deployments is achieved. Wait for existing deployments to complete or "
    "cancel "
    "oneusing force=true parameter. You can increase max deployment number by using "
    "--max_running_deployments "
    "parameter but be advised that this can have negative effects on the performance.";

/// In the order of the codes.
constexpr std::array texts{
    ErrorText{JsonSyntax, ErrorKind::Text, 400, "{0}"},
    ErrorText{JsonEmpty, ErrorKind::Text, 400, emptyBody},
    ErrorText{JsonTooDeep, ErrorKind::Text, 400, "Nesting deeper than {0} levels is not supported"},
    ErrorText{JsonTooLarge, ErrorKind::Text, 413, "More than {0} bytes are not supported"},
    reading(ExpectedString, "error.expected.jsstring"),
    reading(ExpectedNumber, "error.expected.jsnumber"),
    reading(ExpectedInt, "error.expected.int"),
    reading(ExpectedLong, "error.expected.long"),
    reading(ExpectedBoolean, "error.expected.jsboolean"),
    reading(ExpectedArray, "error.expected.jsarray"),
    reading(ExpectedObject, "error.expected.jsobject"),
    reading(ExpectedDate, "error.expected.date.isoformat"),
    reading(UnknownEnumLiteral, "error.unknown.enum.literal"),
    reading(BelowMinimum, "error.min"),
    reading(AboveMaximum, "error.max"),
    reading(TooShort, "error.minLength"),
    reading(TooLong, "error.maxLength"),
    reading(PatternMismatch, "error.pattern"),
    reading(FieldMissing, "'{0}' is undefined on object: {1}"),
    reading(PathMissing, "error.path.missing"),
    reading(NotAnObject, "{0} is not an object"),
    rule(UnknownField, "unknown field {0}"),
    rule(OutOfRange, "got {0}, expected between {1} and {2}"),
    rule(LessThanMinimum, "got {0}, expected {1} or more"),
    rule(MoreThanMaximum, "got {0}, expected {1} or less"),
    rule(NotBelow, "got {0}, expected less than {1}"),
    rule(NotAbove, "got {0}, expected more than {1}"),
    rule(NotEqual, "got {0}, expected {1}"),
    rule(MustBeFalse, "must be false"),
    rule(MustBeEmpty, "must be empty"),
    rule(MustNotBeEmpty, "must not be empty"),
    rule(NotDefined, "not defined"),
    rule(NotOneOf, "is not one of ({0})"),
    rule(MustNotBeOneOf, "can not be one of ({0})"),
    rule(ExpectedOneOf, "got {0}, expected one of: [{1}]"),
    rule(DoesNotEqual, "does not equal {0}"),
    rule(MustMatch, "must fully match regular expression '{0}'"),
    rule(FeatureDisabled, "Feature {0} is not enabled. Enable with --enable_features {0})"),
    rule(NotAllowedWithOthers, "not allowed in conjunction with other properties."),
    rule(RuleText, "{0}"),
    rule(IdNotAbsolute, "Path needs to be absolute"),
    rule(IdReservedWord,
         "must not end with any of the following reserved keywords: restart, tasks, versions, ., .."),
    rule(IdNotChild, "Identifier is not child of '{0}'"),
    rule(DependencyCycle, "Dependency graph has cyclic dependencies."),
    rule(GroupAndAppShareId, "Groups and Applications may not have the same identifier."),
    rule(GroupAndPodShareId, "Groups and Pods may not have the same identifier."),
    rule(AppAndPodShareId, "Applications and Pods may not share the same id"),
    plain(AppNotFound, 404, "App '{0}' does not exist"),
    plain(AppVersionNotFound, 404, "App '{0}' does not exist in version {1}"),
    plain(PodNotFound, 404, "Pod '{0}' does not exist"),
    plain(GroupNotFound, 404, "Group '{0}' does not exist"),
    plain(GroupVersionNotFound, 422, "Group {0} not available in version {1}"),
    plain(TaskNotFound, 404, "Task '{0}' does not exist"),
    plain(PathNotFound, 404, "Path '{0}' does not exist"),
    plain(DeploymentNotFound, 404, "DeploymentPlan {0} does not exist"),
    plain(NotInQueue, 404, "Application {0} not found in tasks queue."),
    plain(NoLeader, 404, "There is no leader"),
    plain(AppExists, 409, "An app with id [{0}] already exists."),
    plain(PodExists, 409, "A pod with id [{0}] already exists."),
    plain(GroupExists, 409, "Group {0} is already created. Use PUT to change this group."),
    plain(AppInPlaceOfGroup, 409, "An app with the path {0} already exists."),
    plain(AppLocked, 409, locked),
    plain(TooManyDeployments, 403, tooMany),
    plain(InvalidTaskId, 400,
          "Invalid task id '{0}'. [taskId {0} no valid identifier (of class java.lang.String)]"),
    plain(InvalidTimestamp, 422, "Invalid timestamp provided '{0}'. Expecting ISO-8601 datetime string."),
    plain(InvalidArgument, 422, "{0}"),
    plain(ScaleAndWipe, 400, "You cannot use scale and wipe at the same time."),
    plain(ServicePortsExhausted, 500, "All ports in the range [{0}-{1}) are already in use"),
    plain(UriNotFound, 404, "URI not found"),
    plain(MethodNotAllowed, 405, "Method Not Allowed"),
    plain(UnsupportedMediaType, 415, "Unsupported Media Type"),
    plain(NotAcceptable, 406, "Not Acceptable"),
    plain(BodyTooLarge, 413, "The body is larger than {0} bytes"),
    plain(Unauthorized, 401, "Invalid username or password."),
    plain(ForbiddenOrigin, 403, "Not Authorized to perform this action!"),
    plain(ForbiddenHost, 403, "Not Authorized to perform this action!"),
    plain(Overloaded, 503, "Too many concurrent requests!"),
    plain(TimedOut, 503, "Timed out waiting for {0}"),
    plain(NetworkUnreachable, 502, "{0} cannot be reached: {1}"),
    plain(TlsFailed, 502, "No secure connection to {0}: {1}"),
    plain(HttpStatus, 502, "{1}"),
    plain(ProtocolBroken, 502, "Not understood: {0}"),
    plain(SubscriptionRefused, 502, "The Mesos master refuses this framework: {0}"),
    plain(
        FrameworkRemoved, 502,
        "The Mesos master has removed framework {0} and with it all its tasks; its id cannot be used again"),
    plain(FrameworkTakenOver, 502, "Another scheduler has taken over framework {0}"),
    plain(StoreFailed, 500, "{0} failed: {1}"),
    plain(StoreTooNew, 500, "The store has version {0}, known is {1}"),
    plain(
        StoreUnknown, 500,
        "{0} was written by a development version that was never released, and cannot be read. Move it away "
        "to begin with an empty store, or name another state folder"),
    plain(StateDirLocked, 500, "{0} is in use by process {1}"),
    plain(FileNotFound, 404, "No such file: {0}"),
    plain(FileAccess, 500, "{0}: {1}"),
    plain(PathEscapes, 404, "No such file: {0}"),
    plain(FetchFailed, 500, "{0} could not be fetched: {1}"),
    plain(ArchiveRefused, 500, "{0} was refused because of {1}: {2}"),
    plain(LaunchFailed, 500, "{0}"),
    rule(RegexInvalid, "is not a valid regular expression"),
    plain(Internal, 500, "{0}"),
};

static_assert(texts.size() == static_cast<std::size_t>(Internal) + 1);
static_assert([] {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (static_cast<std::size_t>(texts[i].code) != i)
            return false;
    }
    return true;
}());

} // namespace

const ErrorText& errorText(ErrorCode code)
{
    return texts[static_cast<std::size_t>(code)];
}

std::optional<ErrorCode> codeOfSentence(std::string_view sentence)
{
    const auto found = std::ranges::find(texts, sentence, &ErrorText::sentence);
    return found == texts.end() ? std::nullopt : std::optional(found->code);
}

} // namespace pacer::wire
