// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/control_file.h"

#include "core/local/file_descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace pacer::local {

namespace {

constexpr std::size_t maxFileBytes = std::size_t{16} * 1024 * 1024;

bool writeAll(int fd, std::string_view data)
{
    while (!data.empty()) {
        const ssize_t written = ::write(fd, data.data(), data.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        data.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

tl::unexpected<Errors> accessError(const std::filesystem::path& file)
{
    return fail(ErrorCode::FileAccess, {file.string(), std::strerror(errno)});
}

} // namespace

void Fields::add(std::string_view key, std::string_view value)
{
    m_pairs.emplace_back(key, value.substr(0, value.find('\0')));
}

void Fields::add(std::string_view key, std::int64_t value)
{
    m_pairs.emplace_back(key, std::to_string(value));
}

std::optional<std::string> Fields::text(std::string_view key) const
{
    for (const auto& [name, value] : m_pairs) {
        if (name == key)
            return value;
    }
    return std::nullopt;
}

std::int64_t Fields::number(std::string_view key, std::int64_t otherwise) const
{
    const std::optional<std::string> value = text(key);
    std::int64_t number = otherwise;
    if (value)
        std::from_chars(value->data(), value->data() + value->size(), number);
    return number;
}

std::vector<std::string> Fields::all(std::string_view key) const
{
    std::vector<std::string> values;
    for (const auto& [name, value] : m_pairs) {
        if (name == key)
            values.push_back(value);
    }
    return values;
}

Result<void> writeFields(const std::filesystem::path& file, const Fields& fields)
{
    std::string data;
    for (const auto& [key, value] : fields.pairs())
        data += key + '=' + value + '\0';

    const std::filesystem::path beside = file.string() + ".new";
    const FileDescriptor out{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (!out || !writeAll(out.get(), data) || ::fsync(out.get()) != 0)
        return accessError(beside);
    if (::rename(beside.c_str(), file.c_str()) != 0)
        return accessError(file);
    const FileDescriptor folder{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder || ::fsync(folder.get()) != 0)
        return accessError(file.parent_path());
    return {};
}

std::optional<Fields> readFields(const std::filesystem::path& file)
{
    const FileDescriptor in{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!in)
        return std::nullopt;
    std::string data;
    char block[16384];
    for (;;) {
        const ssize_t got = ::read(in.get(), block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || data.size() > maxFileBytes)
            return std::nullopt;
        if (got == 0)
            break;
        data.append(block, static_cast<std::size_t>(got));
    }

    Fields fields;
    for (std::size_t at = 0; at < data.size();) {
        const std::size_t end = std::min(data.find('\0', at), data.size());
        const std::string_view entry = std::string_view(data).substr(at, end - at);
        const std::size_t equals = entry.find('=');
        if (equals != std::string_view::npos)
            fields.add(entry.substr(0, equals), entry.substr(equals + 1));
        at = end + 1;
    }
    return fields;
}

} // namespace pacer::local
