// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/constraint.h"
#include "core/model/network.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace pacer {

enum class AccessMode { ReadOnly, ReadWrite };
enum class DiskType { Root, Path, Mount };

struct HostVolume {
    std::string hostPath;
    bool operator==(const HostVolume&) const = default;
};

struct PersistentVolume {
    double size = 0; ///< MiB
    DiskType type = DiskType::Root;
    std::optional<double> maxSize; ///< MiB, mount disks only
    std::optional<std::string> profileName;
    std::set<Constraint> constraints; ///< field "path", LIKE only

    bool operator==(const PersistentVolume&) const = default;
};

struct DvdiVolume {
    std::map<std::string, std::string> options;
    bool operator==(const DvdiVolume&) const = default;
};

struct CsiVolume {
    std::string pluginName;
    std::string accessMode;
    std::string accessType; ///< "block" or "mount"
    std::optional<std::string> fsType;
    std::vector<std::string> mountFlags;
    std::map<std::string, std::string> nodeStageSecret;
    std::map<std::string, std::string> nodePublishSecret;
    std::map<std::string, std::string> volumeContext;

    bool operator==(const CsiVolume&) const = default;
};

struct ExternalVolume {
    std::optional<std::string> name;
    std::optional<int> size; ///< GiB
    bool shared = false;
    std::variant<DvdiVolume, CsiVolume> provider;

    bool operator==(const ExternalVolume&) const = default;
};

struct SecretVolume {
    std::string secret;
    bool operator==(const SecretVolume&) const = default;
};

/// A volume of an app, told apart by its kind. `mode` has no meaning for secrets.
struct Volume {
    std::string containerPath;
    AccessMode mode = AccessMode::ReadWrite;
    std::variant<HostVolume, PersistentVolume, ExternalVolume, SecretVolume> kind;

    bool operator==(const Volume&) const = default;
};

struct DockerParameter {
    std::string key;
    std::string value;
    bool operator==(const DockerParameter&) const = default;
};

struct DockerImage {
    std::string image;
    bool forcePullImage = false;
    bool privileged = false;
    std::vector<DockerParameter> parameters;
    std::optional<std::string> pullSecret; ///< pullConfig.secret

    bool operator==(const DockerImage&) const = default;
};

struct Seccomp {
    std::optional<std::string> profileName;
    std::optional<bool> unconfined;
    bool operator==(const Seccomp&) const = default;
};

enum class IpcMode { Private, ShareParent };

struct IpcInfo {
    IpcMode mode = IpcMode::Private;
    std::optional<int> shmSize; ///< MiB
    bool operator==(const IpcInfo&) const = default;
};

struct LinuxInfo {
    std::optional<Seccomp> seccomp;
    std::optional<IpcInfo> ipcInfo;
    bool operator==(const LinuxInfo&) const = default;
};

enum class ContainerType { Docker, Mesos };

/// spec/marathon-api.md 11.2. portMappings: nullopt when the network is the host's.
struct Container {
    ContainerType type = ContainerType::Docker;
    std::optional<DockerImage> docker;
    std::vector<Volume> volumes;
    std::optional<std::vector<PortMapping>> portMappings;
    std::optional<LinuxInfo> linuxInfo;

    bool operator==(const Container&) const = default;
};

} // namespace pacer
