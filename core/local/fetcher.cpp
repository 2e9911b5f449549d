// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/fetcher.h"

#include "core/base/text.h"
#include "core/local/confined_folder.h"
#include "core/local/download.h"

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>

#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>

namespace pacer::local {

namespace {

namespace fs = std::filesystem;

bool isWebUri(const std::string& uri)
{
    const std::string start = toLowerAscii(std::string_view(uri).substr(0, 8));
    return start.starts_with("http://") || start == "https://";
}

/// The bytes behind %xx; nothing else is touched.
std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string hex(text.substr(std::min(i + 1, text.size()), 2));
        if (text[i] == '%' && hex.size() == 2 && std::isxdigit(hex[0]) != 0 && std::isxdigit(hex[1]) != 0) {
            plain += static_cast<char>(std::stoi(hex, nullptr, 16));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// The local file a uri names; empty: it names none.
std::string localPath(const std::string& uri)
{
    constexpr std::string_view scheme = "file://";
    if (equalsIgnoringCase(std::string_view(uri).substr(0, scheme.size()), scheme)) {
        std::string path = unescaped(std::string_view(uri).substr(scheme.size()));
        if (path.starts_with("localhost/"))
            path.erase(0, std::strlen("localhost"));
        return path.starts_with('/') ? path : std::string{};
    }
    return uri.starts_with('/') ? uri : std::string{};
}

tl::unexpected<Errors> failed(const std::string& uri, const std::string& reason)
{
    return fail(ErrorCode::FetchFailed, {uri, reason});
}

Result<void> copyFile(const std::string& uri, const fs::path& from, int to, const FetchJob& job)
{
    const FileDescriptor in{::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat status {};
    if (!in || ::fstat(in.get(), &status) != 0)
        return failed(uri, std::strerror(errno));
    if (!S_ISREG(status.st_mode))
        return failed(uri, "is no file");
    if (static_cast<std::uint64_t>(status.st_size) > job.limits.maxBytes)
        return failed(uri, "is larger than " + std::to_string(job.limits.maxBytes) + " bytes");
    constexpr std::size_t block = std::size_t{4} << 20;
    for (;;) {
        if (job.cancelled && job.cancelled->load())
            return failed(uri, "cancelled");
        const ssize_t sent = ::sendfile(to, in.get(), nullptr, block);
        if (sent < 0)
            return failed(uri, std::strerror(errno));
        if (sent == 0)
            return {};
    }
}

/// Name of a cached artifact; empty for uris that are too long for a file name.
std::string cacheName(const std::string& uri)
{
    std::string name;
    for (const char c : uri) {
        const bool plain =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_';
        constexpr const char* digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (plain)
            name += c;
        else
            name += std::string{'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return name.size() <= 240 ? name : std::string{};
}

/// Removes the oldest files until the cache is small enough.
void trimCache(const fs::path& cache, std::uint64_t limit)
{
    std::multimap<fs::file_time_type, fs::path> byAge;
    std::uint64_t total = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(cache, error)) {
        total += entry.file_size(error);
        byAge.emplace(entry.last_write_time(error), entry.path());
    }
    for (const auto& [age, path] : byAge) {
        if (total <= limit)
            return;
        const std::uint64_t size = fs::file_size(path, error);
        if (fs::remove(path, error))
            total -= size;
    }
}

/// The cached copy of a web artifact, fetched now if there is none yet.
Result<fs::path> cached(const std::string& uri, const std::string& name, const FetchJob& job)
{
    const fs::path place = job.cache / name;
    std::error_code error;
    if (fs::exists(place, error))
        return place;
    fs::create_directories(job.cache, error);
    std::string pattern = (job.cache / ".fetch-XXXXXX").string();
    const FileDescriptor reserved{::mkstemp(pattern.data())};
    if (!reserved)
        return failed(uri, "the cache cannot be written");
    if (const Result<void> loaded = download(uri, reserved.get(), job); !loaded) {
        fs::remove(pattern, error);
        return fail(loaded.error());
    }
    fs::rename(pattern, place, error);
    if (error)
        return failed(uri, error.message());
    trimCache(job.cache, job.limits.maxCacheBytes);
    return place;
}

/// Puts the artifact's bytes into the open file `place`.
Result<void> store(const Artifact& artifact, int place, const FetchJob& job)
{
    const std::string path = localPath(artifact.uri);
    if (!path.empty())
        return copyFile(artifact.uri, path, place, job);
    return download(artifact.uri, place, job);
}

} // namespace

std::string storedName(const Artifact& artifact)
{
    if (artifact.destPath && !artifact.destPath->empty())
        return *artifact.destPath;
    return artifact.uri.substr(artifact.uri.rfind('/') + 1);
}

Result<void> fetchArtifact(const Artifact& artifact, const FetchJob& job)
{
    const std::string name = storedName(artifact);
    const bool web = isWebUri(artifact.uri);
    if (!web && localPath(artifact.uri).empty())
        return failed(artifact.uri, "only http, https, file and absolute paths can be fetched");
    const auto log = [&job](const std::string& line) {
        if (job.log)
            job.log(line);
    };
    const bool unpack = artifact.extract && !artifact.executable;
    ConfinedFolder sandbox(job.sandbox);
    if (const ConfinedFolder::Outcome refused =
            sandbox.addFolder(fs::path(name).parent_path().string(), 0755))
        return fail(ErrorCode::PathEscapes, {name, *refused});
    const std::string fromCache = web && artifact.cache && !job.cache.empty() ? cacheName(artifact.uri) : "";
    fs::path source;
    if (!fromCache.empty()) {
        const Result<fs::path> copy = cached(artifact.uri, fromCache, job);
        if (!copy)
            return fail(copy.error());
        source = *copy;
        if (unpack && isArchiveName(name)) {
            log("Extracting '" + artifact.uri + "' from the cache");
            return extractArchive(source, (job.sandbox / name).parent_path(), job.limits.archive,
                                  job.cancelled);
        }
    }

    std::string reason;
    const FileDescriptor place = sandbox.createFile(name, artifact.executable ? 0755U : 0644U, reason);
    if (!place)
        return fail(ErrorCode::PathEscapes, {name, reason});
    Result<void> stored = fromCache.empty() ? store(artifact, place.get(), job)
                                            : copyFile(artifact.uri, source, place.get(), job);
    if (!stored)
        return stored;
    log("Fetched '" + artifact.uri + "' to '" + name + "'");

    const fs::path file = job.sandbox / name;
    if (!unpack)
        return {};
    if (!isArchiveName(name)) {
        log("Not extracting '" + name + "': it is no archive by its name");
        return {};
    }
    if (Result<void> unpacked = extractArchive(file, file.parent_path(), job.limits.archive, job.cancelled);
        !unpacked)
        return unpacked;
    log("Extracted '" + name + "'");
    return {};
}

Result<void> checkArtifact(const std::string& uri, const FetchLimits& limits)
{
    if (isWebUri(uri))
        return probeDownload(uri, limits);
    const std::string path = localPath(uri);
    if (path.empty())
        return failed(uri, "only http, https, file and absolute paths can be fetched");
    std::error_code error;
    if (fs::is_regular_file(path, error))
        return {};
    return failed(uri, error ? error.message() : "is no file");
}

} // namespace pacer::local
