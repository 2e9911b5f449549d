// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer {

/// Everything that can be wrong, without a sentence. `wire/error_json` words a code in Marathon's English,
/// `ui/text/error_text` in the user's language; both have one row for each code, and a test counts them.
/// The comment after a code names its arguments in order.
enum class ErrorCode {
    // Text that is not JSON, or JSON that is not the type (spec/marathon-api.md 2.4)
    JsonSyntax, ///< parser's text, line, column
    JsonEmpty,
    JsonTooDeep,  ///< limit
    JsonTooLarge, ///< limit in bytes
    ExpectedString,
    ExpectedNumber,
    ExpectedInt,
    ExpectedLong,
    ExpectedBoolean,
    ExpectedArray,
    ExpectedObject,
    ExpectedDate,
    UnknownEnumLiteral,
    BelowMinimum, ///< the minimum
    AboveMaximum, ///< the maximum
    TooShort,     ///< the least length
    TooLong,      ///< the greatest length
    PatternMismatch,
    FieldMissing, ///< field name, the object as JSON
    PathMissing,  ///< error.path.missing
    NotAnObject,  ///< the value as JSON
    UnknownField, ///< field name, nearest known name or ""; a warning, never sent by the server

    // Ranges, presence and choices (2.5)
    OutOfRange,      ///< got, low, high
    LessThanMinimum, ///< got, minimum: "got -1, expected 0 or more"
    MoreThanMaximum, ///< got, maximum: "got 2, expected 1 or less"
    NotBelow,        ///< got, limit: "got 10, expected less than 10"
    NotAbove,        ///< got, limit: "got 0, expected more than 0"
    NotEqual,        ///< got, wanted: "got 1.0, expected 0.0"
    MustBeFalse,
    MustBeEmpty,
    MustNotBeEmpty,
    NotDefined,
    NotOneOf,        ///< choices, comma separated: "is not one of (a,b)"
    MustNotBeOneOf,  ///< choices, comma separated
    ExpectedOneOf,   ///< got, choices: "got x, expected one of: [*, dev]"
    DoesNotEqual,    ///< wanted: "does not equal RW"
    MustMatch,       ///< the regular expression
    FeatureDisabled, ///< feature
    NotAllowedWithOthers,
    RuleText, ///< a rule whose sentence on the wire is argument 1 word for word
              ///< (spec/marathon-api.md 11.3, 12.3)

    // Names and the tree
    IdNotAbsolute,
    IdReservedWord,
    IdNotChild, ///< the parent
    DependencyCycle,
    GroupAndAppShareId,
    GroupAndPodShareId,
    AppAndPodShareId,

    // Requests that meet the stored state
    AppNotFound,          ///< id
    AppVersionNotFound,   ///< id, version
    PodNotFound,          ///< id
    GroupNotFound,        ///< id
    GroupVersionNotFound, ///< id, version
    TaskNotFound,         ///< id
    PathNotFound,         ///< id
    DeploymentNotFound,   ///< id
    NotInQueue,           ///< id
    NoLeader,
    AppExists,          ///< id
    PodExists,          ///< id
    GroupExists,        ///< id
    AppInPlaceOfGroup,  ///< id
    AppLocked,          ///< ids of the deployments that hold it
    TooManyDeployments, ///< limit
    InvalidTaskId,      ///< id
    InvalidTimestamp,   ///< text
    InvalidArgument,    ///< the sentence on the wire
    ScaleAndWipe,
    ServicePortsExhausted, ///< first, last
    UriNotFound,
    MethodNotAllowed,
    UnsupportedMediaType,
    NotAcceptable,
    BodyTooLarge, ///< limit in bytes
    Unauthorized,
    ForbiddenOrigin,
    ForbiddenHost,
    Overloaded,
    TimedOut, ///< what was waited for

    // The world outside
    NetworkUnreachable,  ///< address, reason
    TlsFailed,           ///< address, reason
    HttpStatus,          ///< status, the server's message
    ProtocolBroken,      ///< what came and is not of the protocol
    SubscriptionRefused, ///< the master's reason
    FrameworkRemoved,    ///< framework id
    FrameworkTakenOver,  ///< framework id
    StoreFailed,         ///< what was done, reason
    StoreTooNew,         ///< found schema version, known schema version
    StoreUnknown,        ///< file that says it has a known schema version, and has not
    StateDirLocked,      ///< folder, process id that holds it
    FileNotFound,        ///< path
    FileAccess,          ///< path, reason
    PathEscapes,         ///< path that would leave its root
    FetchFailed,         ///< uri, reason
    ArchiveRefused,      ///< uri, entry, reason
    LaunchFailed,        ///< reason
    RegexInvalid,        ///< pattern, offset, reason
    Internal,            ///< reason
};

} // namespace pacer
