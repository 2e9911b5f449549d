// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/json.h"

#include <cstdint>
#include <string>
#include <vector>

/// Resources as the master counts them: thousandths, ranges with both ends, and everything that keeps two
/// amounts apart (spec/mesos.md 5.1).
namespace pacer::mesos_double {

struct ValueRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool operator==(const ValueRange&) const = default;
};

struct Reservation {
    bool dynamic = true;
    std::string role;
    std::string principal; ///< "" if none
    std::string labels;    ///< the JSON text of `labels`, "" if none
    bool operator==(const Reservation&) const = default;
};

struct Resource {
    enum class Type { Scalar, Ranges, Set };

    std::string name;
    Type type = Type::Scalar;
    std::int64_t thousandths = 0;
    std::vector<ValueRange> ranges; ///< sorted, apart
    std::vector<std::string> items; ///< sorted
    std::string allocatedTo;        ///< role; "" if not allocated
    std::vector<Reservation> reservations;
    std::string disk;     ///< the JSON text of `disk`, "" for the root disk without a volume
    std::string provider; ///< id
    bool shared = false;
    bool revocable = false;

    bool isReserved() const { return !reservations.empty(); }
    bool isVolume() const; ///< a persistent volume
    bool isWhole() const;  ///< cannot be split: volumes and MOUNT disks
    bool isEmpty() const;
    bool sameKindAs(const Resource& other) const; ///< may be added to it
    std::string role() const { return reservations.empty() ? "*" : reservations.back().role; }
};

class Resources {
public:
    Resources() = default;

    const std::vector<Resource>& all() const { return m_all; }
    bool isEmpty() const { return m_all.empty(); }

    void add(const Resource& resource);
    void add(const Resources& others);
    /// False, and nothing taken, if it is not all there.
    bool take(const Resource& resource);
    bool take(const Resources& others);
    bool contains(const Resources& others) const;

    Resources unallocated() const;
    Resources allocatedTo(const std::string& role) const;
    /// What can be offered to `role`: unreserved, or reserved to it or to a role above it.
    Resources reservedTo(const std::string& role) const;
    Resources unreserved() const;
    double scalar(const std::string& name) const;

private:
    std::vector<Resource> m_all;
};

/// How a resource is written (spec/mesos.md 5.1): with the stack, in the form before refinement, or both at
/// once.
enum class ResourceForm { Refined, Old, Both };

Resource resourceFrom(const Json& json);
Resources resourcesFrom(const Json& list);
Json toJson(const Resource& resource, ResourceForm form = ResourceForm::Refined);
Json toJson(const Resources& resources, ResourceForm form = ResourceForm::Refined);

/// "cpus(allocated: pacer):3.9; ports:[31000-31999]", as it stands in messages.
std::string toText(const Resource& resource);
std::string toText(const Resources& resources);

/// {"cpus":4.0,…,"ports":"[1-2, 5-6]"}: the sums of the older endpoints.
Json summed(const Resources& resources);

/// `--resources`: "cpus:4;mem(pacer):512;ports:[1-2,5-6];zones:{x,y}", or JSON.
Resources resourcesFromFlag(const std::string& flag);
/// `--attributes`, in the form of offers.
Json attributesFromFlag(const std::string& flag);

} // namespace pacer::mesos_double
