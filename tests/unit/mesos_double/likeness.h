// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/json.h"

#include <map>
#include <string>

/// Compares what the double says with what was recorded: the same fields, equal values, ids and times by
/// their kind.
namespace pacer::mesos_double {

/// Which recorded id stands for which of the double.
class Ids {
public:
    void learn(const std::string& recorded, const std::string& ours);
    /// Takes pairs from two messages that mean the same.
    void learnFrom(const Json& recorded, const Json& ours);
    bool knows(const std::string& recorded) const { return m_pairs.contains(recorded); }
    /// `text` with every known id replaced.
    std::string translated(std::string text) const;

private:
    std::map<std::string, std::string> m_pairs;
};

/// "" or the kind of an id: "uuid", "framework", "offer", "agent", "bytes" (sixteen of them in base64).
std::string idKind(const std::string& text);

/// What is different, with its place; "" if nothing.
std::string difference(const Json& recorded, const Json& ours, const Ids& ids);

} // namespace pacer::mesos_double
