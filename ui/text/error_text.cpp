// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_text.h"

#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace pacer::ui {

namespace {

struct ErrorRow {
    ErrorCode code;
    const char* text;
    const char* shorter = nullptr; ///< where the last argument is unknown: answers do not carry all of them
};

// In the order of the enumeration; %1 and so on are the arguments that it names.
constexpr std::array rows{
    ErrorRow{ErrorCode::JsonSyntax, QT_TRANSLATE_NOOP("ErrorText", "Invalid JSON at line %2, column %3: %1")},
    ErrorRow{ErrorCode::JsonEmpty, QT_TRANSLATE_NOOP("ErrorText", "There is no JSON in the text.")},
    ErrorRow{ErrorCode::JsonTooDeep,
             QT_TRANSLATE_NOOP("ErrorText", "The JSON is nested deeper than %1 levels.")},
    ErrorRow{ErrorCode::JsonTooLarge, QT_TRANSLATE_NOOP("ErrorText", "The JSON is larger than %1 bytes.")},
    ErrorRow{ErrorCode::ExpectedString, QT_TRANSLATE_NOOP("ErrorText", "must be a string")},
    ErrorRow{ErrorCode::ExpectedNumber, QT_TRANSLATE_NOOP("ErrorText", "must be a number")},
    ErrorRow{ErrorCode::ExpectedInt, QT_TRANSLATE_NOOP("ErrorText", "must be a whole number")},
    ErrorRow{ErrorCode::ExpectedLong, QT_TRANSLATE_NOOP("ErrorText", "must be a whole number")},
    ErrorRow{ErrorCode::ExpectedBoolean, QT_TRANSLATE_NOOP("ErrorText", "must be true or false")},
    ErrorRow{ErrorCode::ExpectedArray, QT_TRANSLATE_NOOP("ErrorText", "must be a list")},
    ErrorRow{ErrorCode::ExpectedObject, QT_TRANSLATE_NOOP("ErrorText", "must be an object")},
    ErrorRow{ErrorCode::ExpectedDate, QT_TRANSLATE_NOOP("ErrorText", "must be a date and time")},
    ErrorRow{ErrorCode::UnknownEnumLiteral, QT_TRANSLATE_NOOP("ErrorText", "is not a known value")},
    ErrorRow{ErrorCode::BelowMinimum, QT_TRANSLATE_NOOP("ErrorText", "must be at least %1"),
             QT_TRANSLATE_NOOP("ErrorText", "is too small")},
    ErrorRow{ErrorCode::AboveMaximum, QT_TRANSLATE_NOOP("ErrorText", "must be at most %1"),
             QT_TRANSLATE_NOOP("ErrorText", "is too large")},
    ErrorRow{ErrorCode::TooShort, QT_TRANSLATE_NOOP("ErrorText", "must have a length of at least %1"),
             QT_TRANSLATE_NOOP("ErrorText", "is too short")},
    ErrorRow{ErrorCode::TooLong, QT_TRANSLATE_NOOP("ErrorText", "must have a length of at most %1"),
             QT_TRANSLATE_NOOP("ErrorText", "is too long")},
    ErrorRow{ErrorCode::PatternMismatch,
             QT_TRANSLATE_NOOP("ErrorText", "has characters that are not allowed here")},
    ErrorRow{ErrorCode::FieldMissing, QT_TRANSLATE_NOOP("ErrorText", "The required field “%1” is missing.")},
    ErrorRow{ErrorCode::PathMissing, QT_TRANSLATE_NOOP("ErrorText", "is required")},
    ErrorRow{ErrorCode::NotAnObject, QT_TRANSLATE_NOOP("ErrorText", "must be an object, not %1")},
    ErrorRow{ErrorCode::UnknownField,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The field “%1” is not known and will be ignored. Nearest known name: %2"),
             QT_TRANSLATE_NOOP("ErrorText", "The field “%1” is not known and will be ignored.")},
    ErrorRow{ErrorCode::OutOfRange, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must lie between %2 and %3")},
    ErrorRow{ErrorCode::LessThanMinimum, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must be at least %2")},
    ErrorRow{ErrorCode::MoreThanMaximum, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must be at most %2")},
    ErrorRow{ErrorCode::NotBelow, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must be less than %2")},
    ErrorRow{ErrorCode::NotAbove, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must be more than %2")},
    ErrorRow{ErrorCode::NotEqual, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must be %2")},
    ErrorRow{ErrorCode::MustBeFalse, QT_TRANSLATE_NOOP("ErrorText", "must be false")},
    ErrorRow{ErrorCode::MustBeEmpty, QT_TRANSLATE_NOOP("ErrorText", "must be empty")},
    ErrorRow{ErrorCode::MustNotBeEmpty, QT_TRANSLATE_NOOP("ErrorText", "must not be empty")},
    ErrorRow{ErrorCode::NotDefined, QT_TRANSLATE_NOOP("ErrorText", "is not defined")},
    ErrorRow{ErrorCode::NotOneOf, QT_TRANSLATE_NOOP("ErrorText", "must be one of: %1")},
    ErrorRow{ErrorCode::MustNotBeOneOf, QT_TRANSLATE_NOOP("ErrorText", "must not be one of: %1")},
    ErrorRow{ErrorCode::ExpectedOneOf, QT_TRANSLATE_NOOP("ErrorText", "is %1 but must be one of: %2")},
    ErrorRow{ErrorCode::DoesNotEqual, QT_TRANSLATE_NOOP("ErrorText", "must be %1")},
    ErrorRow{ErrorCode::MustMatch, QT_TRANSLATE_NOOP("ErrorText", "must match the regular expression %1")},
    ErrorRow{ErrorCode::FeatureDisabled,
             QT_TRANSLATE_NOOP("ErrorText", "The feature “%1” is switched off on this server.")},
    ErrorRow{ErrorCode::NotAllowedWithOthers,
             QT_TRANSLATE_NOOP("ErrorText", "cannot be used together with the other fields")},
    ErrorRow{ErrorCode::RuleText, QT_TRANSLATE_NOOP("ErrorText", "%1")},
    ErrorRow{ErrorCode::IdNotAbsolute, QT_TRANSLATE_NOOP("ErrorText", "The id must begin with “/”.")},
    ErrorRow{
        ErrorCode::IdReservedWord,
        QT_TRANSLATE_NOOP("ErrorText", "The last part of the id must not be restart, tasks or versions.")},
    ErrorRow{ErrorCode::IdNotChild, QT_TRANSLATE_NOOP("ErrorText", "The id must lie directly below %1.")},
    ErrorRow{ErrorCode::DependencyCycle, QT_TRANSLATE_NOOP("ErrorText", "The dependencies form a cycle.")},
    ErrorRow{ErrorCode::GroupAndAppShareId,
             QT_TRANSLATE_NOOP("ErrorText", "A group and an app have the same id.")},
    ErrorRow{ErrorCode::GroupAndPodShareId,
             QT_TRANSLATE_NOOP("ErrorText", "A group and a pod have the same id.")},
    ErrorRow{ErrorCode::AppAndPodShareId,
             QT_TRANSLATE_NOOP("ErrorText", "An app and a pod have the same id.")},
    ErrorRow{ErrorCode::AppNotFound, QT_TRANSLATE_NOOP("ErrorText", "The app %1 does not exist.")},
    ErrorRow{ErrorCode::AppVersionNotFound, QT_TRANSLATE_NOOP("ErrorText", "The app %1 has no version %2.")},
    ErrorRow{ErrorCode::PodNotFound, QT_TRANSLATE_NOOP("ErrorText", "The pod %1 does not exist.")},
    ErrorRow{ErrorCode::GroupNotFound, QT_TRANSLATE_NOOP("ErrorText", "The group %1 does not exist.")},
    ErrorRow{ErrorCode::GroupVersionNotFound,
             QT_TRANSLATE_NOOP("ErrorText", "The group %1 has no version %2.")},
    ErrorRow{ErrorCode::TaskNotFound, QT_TRANSLATE_NOOP("ErrorText", "The task %1 does not exist.")},
    ErrorRow{ErrorCode::PathNotFound, QT_TRANSLATE_NOOP("ErrorText", "%1 does not exist.")},
    ErrorRow{ErrorCode::DeploymentNotFound,
             QT_TRANSLATE_NOOP("ErrorText", "The deployment %1 does not exist any more.")},
    ErrorRow{ErrorCode::NotInQueue, QT_TRANSLATE_NOOP("ErrorText", "%1 is not in the launch queue.")},
    ErrorRow{ErrorCode::NoLeader,
             QT_TRANSLATE_NOOP("ErrorText", "The server has no leader at the moment. Try again shortly.")},
    ErrorRow{ErrorCode::AppExists, QT_TRANSLATE_NOOP("ErrorText", "The app %1 exists already.")},
    ErrorRow{ErrorCode::PodExists, QT_TRANSLATE_NOOP("ErrorText", "The pod %1 exists already.")},
    ErrorRow{ErrorCode::GroupExists, QT_TRANSLATE_NOOP("ErrorText", "The group %1 exists already.")},
    ErrorRow{ErrorCode::AppInPlaceOfGroup, QT_TRANSLATE_NOOP("ErrorText", "The app %1 exists already.")},
    ErrorRow{ErrorCode::AppLocked, QT_TRANSLATE_NOOP("ErrorText", "Locked by a running deployment: %1")},
    ErrorRow{ErrorCode::TooManyDeployments,
             QT_TRANSLATE_NOOP("ErrorText", "More than %1 deployments would run at once.")},
    ErrorRow{ErrorCode::InvalidTaskId, QT_TRANSLATE_NOOP("ErrorText", "“%1” is not a task id.")},
    ErrorRow{ErrorCode::InvalidTimestamp, QT_TRANSLATE_NOOP("ErrorText", "“%1” is not a date and time.")},
    ErrorRow{ErrorCode::InvalidArgument, QT_TRANSLATE_NOOP("ErrorText", "%1")},
    ErrorRow{ErrorCode::ScaleAndWipe,
             QT_TRANSLATE_NOOP("ErrorText", "Killing cannot scale down and clear data at the same time.")},
    ErrorRow{ErrorCode::ServicePortsExhausted,
             QT_TRANSLATE_NOOP("ErrorText", "All service ports from %1 to %2 are in use.")},
    ErrorRow{ErrorCode::UriNotFound,
             QT_TRANSLATE_NOOP("ErrorText", "The server does not know this address.")},
    ErrorRow{ErrorCode::MethodNotAllowed,
             QT_TRANSLATE_NOOP("ErrorText", "The server does not allow this request here.")},
    ErrorRow{ErrorCode::UnsupportedMediaType,
             QT_TRANSLATE_NOOP("ErrorText", "The server does not accept this kind of content.")},
    ErrorRow{ErrorCode::NotAcceptable,
             QT_TRANSLATE_NOOP("ErrorText", "The server cannot answer in the requested form.")},
    ErrorRow{ErrorCode::BodyTooLarge, QT_TRANSLATE_NOOP("ErrorText", "The request is larger than %1 bytes.")},
    ErrorRow{ErrorCode::Unauthorized,
             QT_TRANSLATE_NOOP("ErrorText", "The server wants a valid token or password.")},
    ErrorRow{ErrorCode::ForbiddenOrigin,
             QT_TRANSLATE_NOOP("ErrorText", "The server refuses requests from this origin.")},
    ErrorRow{ErrorCode::ForbiddenHost,
             QT_TRANSLATE_NOOP("ErrorText", "The server refuses requests for this host name.")},
    ErrorRow{ErrorCode::Overloaded, QT_TRANSLATE_NOOP("ErrorText", "The server is busy. Try again shortly.")},
    ErrorRow{ErrorCode::TimedOut, QT_TRANSLATE_NOOP("ErrorText", "No answer in time: %1")},
    ErrorRow{ErrorCode::NetworkUnreachable, QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be reached: %2")},
    ErrorRow{ErrorCode::TlsFailed, QT_TRANSLATE_NOOP("ErrorText", "No secure connection to %1: %2")},
    ErrorRow{ErrorCode::HttpStatus, QT_TRANSLATE_NOOP("ErrorText", "The server answered %1: %2"),
             QT_TRANSLATE_NOOP("ErrorText", "The server answered %1.")},
    ErrorRow{ErrorCode::ProtocolBroken, QT_TRANSLATE_NOOP("ErrorText", "Not understood: %1")},
    ErrorRow{ErrorCode::SubscriptionRefused,
             QT_TRANSLATE_NOOP("ErrorText", "The Mesos master refuses this framework: %1")},
    ErrorRow{ErrorCode::FrameworkRemoved,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The Mesos master has removed the framework %1 and with it all its "
                               "tasks. Its id cannot be used again.")},
    ErrorRow{ErrorCode::FrameworkTakenOver,
             QT_TRANSLATE_NOOP("ErrorText", "Another scheduler has taken over the framework %1.")},
    ErrorRow{ErrorCode::StoreFailed,
             QT_TRANSLATE_NOOP("ErrorText", "The state could not be stored (%1): %2")},
    ErrorRow{ErrorCode::StoreTooNew,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The stored state has version %1; this program knows versions up to %2.")},
    ErrorRow{ErrorCode::StoreUnknown,
             QT_TRANSLATE_NOOP(
                 "ErrorText", "The file %1 was written by a development version that was never released, and "
                              "cannot be read. Move it away to begin with an empty state, or choose another "
                              "folder.")},
    ErrorRow{ErrorCode::StateDirLocked,
             QT_TRANSLATE_NOOP("ErrorText", "The folder %1 is in use by process %2.")},
    ErrorRow{ErrorCode::FileNotFound, QT_TRANSLATE_NOOP("ErrorText", "The file %1 does not exist.")},
    ErrorRow{ErrorCode::FileAccess, QT_TRANSLATE_NOOP("ErrorText", "The file %1 cannot be used: %2")},
    ErrorRow{ErrorCode::PathEscapes, QT_TRANSLATE_NOOP("ErrorText", "The path %1 leads out of its folder.")},
    ErrorRow{ErrorCode::FetchFailed, QT_TRANSLATE_NOOP("ErrorText", "%1 could not be fetched: %2")},
    ErrorRow{ErrorCode::ArchiveRefused,
             QT_TRANSLATE_NOOP("ErrorText", "The archive %1 was refused because of %2: %3")},
    ErrorRow{ErrorCode::LaunchFailed,
             QT_TRANSLATE_NOOP("ErrorText", "The instance could not be started: %1")},
    ErrorRow{ErrorCode::RegexInvalid,
             QT_TRANSLATE_NOOP("ErrorText", "The regular expression %1 is wrong at position %2: %3")},
    ErrorRow{ErrorCode::Internal, QT_TRANSLATE_NOOP("ErrorText", "Internal error: %1")},
};

constexpr bool isComplete()
{
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.at(at).code != static_cast<ErrorCode>(at))
            return false;
    }
    return rows.back().code == ErrorCode::Internal;
}
static_assert(isComplete(), "one row for each error code, in the order of the enumeration");

/// Puts the arguments in the place of %1 to %9, in one pass: an argument may hold a "%1" of its own.
QString filled(const QString& pattern, const std::vector<std::string>& args)
{
    QString text;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const bool mark = pattern[at] == '%' && at + 1 < pattern.size() && pattern[at + 1].isDigit();
        if (!mark) {
            text += pattern[at];
            continue;
        }
        ++at;
        const auto number = static_cast<std::size_t>(pattern[at].digitValue());
        if (number >= 1 && number <= args.size())
            text += toText(args[number - 1]);
    }
    return text;
}

/// A row with a shorter sentence needs its last argument, which may be missing or empty.
const char* sentenceOf(const Error& error)
{
    const ErrorRow& row = rows.at(static_cast<std::size_t>(error.code));
    const bool second = error.code == ErrorCode::UnknownField || error.code == ErrorCode::HttpStatus;
    const std::size_t needed = second ? 2 : 1;
    const bool complete = error.args.size() >= needed && !error.args[needed - 1].empty();
    if (error.code == ErrorCode::PatternMismatch && error.where.ends_with("/id"))
        return QT_TRANSLATE_NOOP("ErrorText",
                                 "may hold lower-case letters, digits, “-” and “.” between the “/”");
    return row.shorter && !complete ? row.shorter : row.text;
}

} // namespace

QString sentence(const Error& error)
{
    return filled(QCoreApplication::translate("ErrorText", sentenceOf(error)), error.args);
}

QString errorText(const Error& error)
{
    QString text = sentence(error);
    if (error.where.empty())
        return text;
    return QCoreApplication::translate("ErrorText", "%1: %2",
                                       "place in the definition: what is wrong with it")
        .arg(toText(error.where), text);
}

QString errorText(const Errors& errors)
{
    QStringList lines;
    std::ranges::transform(errors, std::back_inserter(lines),
                           [](const Error& error) { return errorText(error); });
    return lines.join('\n');
}

} // namespace pacer::ui
