// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/runtime.h"

namespace pacer::local {

/// Runs tasks as plain processes of this machine.
class ProcessRuntime final : public Runtime {
public:
    explicit ProcessRuntime(std::filesystem::path shim)
        : m_shim(std::move(shim))
    {}

    std::string sandboxInside(const TaskPlace& place) const override;
    /// A user other than our own takes root; mounts become links below the sandbox.
    Result<ShimSpec> prepare(const TaskPlan& plan, const TaskPlace& place) override;
    Result<std::vector<std::string>> checkCommand(const std::vector<std::string>& argv,
                                                  const std::string& file, const ShimSpec& spec,
                                                  const TaskPlace& place) override;
    void cleanUp(const std::string& containerName) override;

private:
    std::filesystem::path m_shim;
};

} // namespace pacer::local
