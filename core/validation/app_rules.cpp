// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/app_rules.h"

#include "core/base/json_pointer.h"
#include "core/base/regex.h"
#include "core/base/text.h"
#include "core/validation/app_rule_parts.h"
#include "core/validation/path_rules.h"
#include "core/wire/uri.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pacer::validation {

namespace {

constexpr const char* commandText =
    "AppDefinition must either contain one of 'cmd' or 'args', and/or a 'container'.";

bool isDocker(const AppSpec& app)
{
    return app.container && app.container->type == ContainerType::Docker;
}

bool hasOneCommand(const AppSpec& app)
{
    return app.cmd.has_value() != !app.args.empty();
}

bool hasBothCommands(const AppSpec& app)
{
    return app.cmd && !app.args.empty();
}

std::string labelOf(const AppSpec& app, const char* name)
{
    const auto found = app.labels.find(name);
    return found == app.labels.end() ? std::string() : found->second;
}

bool migrationLabelsAreComplete(const AppSpec& app)
{
    return labelOf(app, "DCOS_MIGRATION_API_VERSION").empty()
           || (!labelOf(app, "DCOS_PACKAGE_FRAMEWORK_NAME").empty()
               && !labelOf(app, "DCOS_MIGRATION_API_PATH").empty());
}

bool residentAcceptsAny(const AppSpec& app)
{
    return !isResident(app) || !app.acceptedResourceRoles
           || *app.acceptedResourceRoles == std::set<std::string>{"*"};
}

bool residentIsPatient(const AppSpec& app)
{
    return !isResident(app) || std::holds_alternative<UnreachableDisabled>(app.unreachableStrategy);
}

struct Rule {
    bool (*holds)(const AppSpec&);
    ErrorCode code;
    const char* where;
    const char* text; ///< of RuleText, "" for other codes
};

/// Stage 5: rules that need nothing but the app and have a constant sentence.
constexpr std::array firstRules{
    Rule{[](const AppSpec& app) { return !app.id.isRoot(); }, ErrorCode::RuleText, "", "must not be root"},
    Rule{[](const AppSpec& app) { return hasOneCommand(app) || (app.container && !hasBothCommands(app)); },
         ErrorCode::RuleText, "", commandText},
    Rule{[](const AppSpec& app) { return !isDocker(app) || app.container->docker.has_value(); },
         ErrorCode::NotDefined, "/container/docker", ""},
    Rule{[](const AppSpec& app) { return app.resources.gpus == 0 || !isDocker(app); }, ErrorCode::RuleText,
         "", "GPU resources only work with the Mesos containerizer"},
    Rule{[](const AppSpec& app) { return app.instances <= 1 || !isSingleInstance(app); }, ErrorCode::RuleText,
         "", "Single instance app may only have one instance"},
    Rule{residentIsPatient, ErrorCode::RuleText, "",
         "unreachableStrategy must be disabled for resident tasks"},
    Rule{residentAcceptsAny, ErrorCode::RuleText, "/acceptedResourceRoles",
         "A resident app must have `acceptedResourceRoles = [\"*\"]`."},
    Rule{[](const AppSpec& app) { return !app.acceptedResourceRoles || !app.acceptedResourceRoles->empty(); },
         ErrorCode::MustNotBeEmpty, "/acceptedResourceRoles", ""},
    Rule{migrationLabelsAreComplete, ErrorCode::RuleText, "",
         "DCOS_PACKAGE_FRAMEWORK_NAME and DCOS_MIGRATION_API_PATH must be defined when using "
         "DCOS_MIGRATION_API_VERSION"},
};

/// Stage 8.
constexpr std::array lastRules{
    Rule{[](const AppSpec& app) {
             return hasOneCommand(app) || (app.container && app.container->docker && !hasBothCommands(app));
         },
         ErrorCode::RuleText, "", commandText},
    Rule{[](const AppSpec& app) { return !app.check || !isDocker(app); }, ErrorCode::RuleText, "",
         "AppDefinition must not use 'checks' if using docker"},
    Rule{[](const AppSpec& app) { return !isResident(app) || app.role != "*"; }, ErrorCode::RuleText, "/role",
         "Resident apps cannot have the role *"},
};

template <class Rules>
void apply(const Rules& rules, const AppSpec& app, Errors& errors)
{
    for (const Rule& rule : rules) {
        if (rule.holds(app))
            continue;
        Error error{rule.code, rule.where, {}};
        if (rule.code == ErrorCode::RuleText)
            error.args = {rule.text};
        errors.push_back(std::move(error));
    }
}

bool isInteger(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

bool isMesosText(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || std::string_view("_/.-").find(c) != std::string_view::npos;
    });
}

void checkLists(const AppSpec& app, Errors& errors)
{
    for (const Constraint& constraint : app.constraints) {
        for (Error& error : validateConstraint(constraint)) {
            error.where = "/constraints";
            appendNew(errors, {error});
        }
    }
    std::size_t index = 0;
    for (const PathId& id : app.dependencies)
        appendNew(errors, checkDependency(id, childPointer("/dependencies", index++)));
    for (std::size_t i = 0; i < app.fetch.size(); ++i) {
        if (!wire::isUri(app.fetch[i].uri))
            errors.push_back(ruleText(childPointer("/fetch", i) + "/uri", "URI has invalid syntax."));
    }
}

void checkRoles(const AppSpec& app, const Settings& settings, Errors& errors)
{
    if (app.acceptedResourceRoles)
        checkAcceptedRoles(*app.acceptedResourceRoles, roleOf(app.id, app.role, settings), errors);
    if (settings.roles && !app.role.empty())
        appendNew(errors, validateRole(app.id, app.role, *settings.roles, "/role"));
}

void checkSingleInstanceStrategy(const AppSpec& app, Errors& errors)
{
    const auto require = [&](const char* name, double capacity) {
        if (capacity != 0)
            errors.push_back({ErrorCode::NotEqual,
                              std::string("/upgradeStrategy/") + name,
                              {floatingText(capacity), "0.0"}});
    };
    require("minimumHealthCapacity", app.upgradeStrategy.minimumHealthCapacity);
    require("maximumOverCapacity", app.upgradeStrategy.maximumOverCapacity);
}

} // namespace

Errors validateConstraint(const Constraint& constraint)
{
    const auto refuse = [](std::string text) { return Errors{ruleText("", std::move(text))}; };
    const std::string value = constraint.value.value_or("");
    if (constraint.field.empty())
        return refuse("illegal constraint specification");
    switch (constraint.op) {
    case ConstraintOperator::Unique:
        if (constraint.value)
            return refuse("UNIQUE does not accept a value");
        break;
    case ConstraintOperator::Cluster: break;
    case ConstraintOperator::GroupBy:
        if (constraint.value && !isInteger(value))
            return refuse("GROUP BY must define an integer value or else no value at all");
        break;
    case ConstraintOperator::MaxPer:
        if (!isInteger(value))
            return refuse("MAX_PER requires an integer value");
        break;
    case ConstraintOperator::Like:
    case ConstraintOperator::Unlike:
        if (!constraint.value)
            return refuse("LIKE and UNLIKE require a non-empty, regular expression value");
        if (auto regex = Regex::compile(value); !regex)
            return std::move(regex.error());
        break;
    case ConstraintOperator::Is:
        if (!isMesosText(value))
            return refuse("IS only supports Mesos text and float values (see "
                          "http://mesos.apache.org/documentation/latest/attributes-resources/)");
        break;
    }
    return {};
}

Errors checkRoleName(const std::string& role, std::string_view where)
{
    Errors errors;
    const auto refuse = [&](const std::string& text) {
        errors.push_back(ruleText(std::string(where), "A role name must not " + text));
    };
    if (role.empty() || role == "." || role == "..")
        refuse("be \"" + role + '"');
    if (role.starts_with('-'))
        refuse("begin with \"-\"");
    if (role.find_first_of("/ \t\n\v\f\r\x7f") != std::string::npos)
        refuse("contain a slash, white space or a delete character");
    return errors;
}

std::string roleOf(const PathId& id, const std::string& role, const Settings& settings)
{
    return role.empty() && settings.missingRole ? settings.missingRole(id) : role;
}

void checkAcceptedRoles(const std::set<std::string>& accepted, const std::string& role, Errors& errors)
{
    const std::string where = "/acceptedResourceRoles";
    for (const std::string& one : accepted)
        appendNew(errors, checkRoleName(one, where));
    const bool known =
        std::ranges::all_of(accepted, [&](const std::string& one) { return one == "*" || one == role; });
    if (role.empty() || known) // a role that is filled in later is judged then
        return;
    errors.push_back(
        ruleText(where, "acceptedResourceRoles can only contain " + (role == "*" ? role : "* and " + role)));
}

Errors validateRole(const PathId& id, const std::string& role, const RoleRules& rules, std::string_view where)
{
    std::vector<std::string> allowed;
    const bool topLevel = id.parent().isRoot();
    if (topLevel || !rules.groupEnforcesRole)
        allowed.push_back(rules.defaultRole);
    if (!topLevel && !id.isRoot() && (rules.groupEnforcesRole || !rules.inGroupBody))
        allowed.emplace_back(id.segments().front());
    if (rules.presentRole)
        allowed.push_back(*rules.presentRole);
    Errors errors = checkRoleName(role, where);
    if (std::ranges::find(allowed, role) == allowed.end())
        errors.push_back({ErrorCode::ExpectedOneOf, std::string(where), {role, join(allowed, ", ")}});
    return errors;
}

Errors firstAppRules(const AppSpec& app, const Settings& settings)
{
    Errors errors = checkRunSpecId(app.id, "/id");
    apply(firstRules, app, errors);
    constexpr std::size_t oneCharacter = 1;
    if (settings.refuseOneCharacterCommands && app.cmd && app.cmd->size() <= oneCharacter)
        errors.push_back(ruleText("", "must not be an empty string"));
    checkPorts(app, errors);
    checkHealthChecks(app, errors);
    checkReadiness(app, errors);
    checkVolumes(app, settings, errors);
    checkSecrets(app, settings, errors);
    checkLists(app, errors);
    checkRoles(app, settings, errors);
    if (app.resourceLimits)
        checkResourceLimits(*app.resourceLimits, app.resources, "/resourceLimits", errors);
    if (app.resources.gpus > 0 && !isFeatureEnabled(settings, "gpu_resources"))
        errors.push_back({ErrorCode::FeatureDisabled, "", {"gpu_resources"}});
    if (hasLocalOrExternalVolumes(app))
        checkNoOverCapacity(app.upgradeStrategy, "/upgradeStrategy", errors);
    checkSlotUpdates(app, errors);
    if (isSingleInstance(app) && app.upgradeStrategy != UpgradeStrategy{})
        checkSingleInstanceStrategy(app, errors);
    return errors;
}

Errors lastAppRules(const AppSpec& app, const Settings&)
{
    Errors errors;
    apply(lastRules, app, errors);
    checkUnreachable(app.unreachableStrategy, "/unreachableStrategy", errors);
    if (app.container && app.container->linuxInfo)
        checkLinuxInfo(*app.container->linuxInfo, "/container/linuxInfo", errors);
    if (isSingleInstance(app) && app.upgradeStrategy == UpgradeStrategy{}) {
        errors.push_back({ErrorCode::MustBeFalse, "/isSingleInstance", {}});
        checkSingleInstanceStrategy(app, errors);
    }
    return errors;
}

Errors validateApp(const AppSpec& app, const Settings& settings)
{
    Errors errors = firstAppRules(app, settings);
    return errors.empty() ? lastAppRules(app, settings) : errors;
}

} // namespace pacer::validation
