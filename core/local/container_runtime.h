// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/run_command.h"
#include "core/local/runtime.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

namespace pacer::local {

/// Runs tasks as containers through the command line of podman or docker.
class ContainerRuntime final : public Runtime {
public:
    /// The engine that works here, found on the first call by running something with it: a program on the
    /// path proves nothing. nullopt: there is none. Blocks for seconds the first time.
    std::optional<std::string> engine();

    std::string sandboxInside(const TaskPlace& place) const override;
    Result<ShimSpec> prepare(const TaskPlan& plan, const TaskPlace& place) override;
    Result<std::vector<std::string>> checkCommand(const std::vector<std::string>& argv,
                                                  const std::string& file, const ShimSpec& spec,
                                                  const TaskPlace& place) override;
    void cleanUp(const std::string& containerName) override;

    /// Makes sure that the image is here, fetching it if needed. Error: FetchFailed {image, reason}.
    Result<void> ensureImage(const std::string& image, bool forcePull);

    /// Ends what is under way, a long pull for instance. For good.
    void stop() { m_stopping = true; }

private:
    CommandOutcome run(const std::vector<std::string>& argv, Duration timeout) const;
    bool works(const std::string& engine) const;

    std::atomic<bool> m_stopping{false};
    std::mutex m_mutex; ///< guards the two below
    bool m_looked = false;
    std::optional<std::string> m_engine;
};

} // namespace pacer::local
