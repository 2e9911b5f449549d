// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/archive.h"

#include "core/base/text.h"
#include "core/local/confined_folder.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace pacer::local {

namespace {

constexpr std::array<std::string_view, 9> archiveSuffixes{".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2",
                                                          ".txz", ".tar.xz", ".zip", ".gz"};

bool endsWith(std::string_view name, std::string_view suffix)
{
    return name.size() > suffix.size()
           && equalsIgnoringCase(name.substr(name.size() - suffix.size()), suffix);
}

/// One compressed file, not an archive.
bool isSingleFile(std::string_view name)
{
    return endsWith(name, ".gz") && !endsWith(name, ".tar.gz");
}

struct ReaderCloser {
    void operator()(struct archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<struct archive, ReaderCloser>;

std::string textOf(const char* text)
{
    return text ? text : "";
}

/// Unpacks one archive; remembers its name for errors and what was spent of the limits.
class Extraction {
public:
    Extraction(std::filesystem::path archive, const std::filesystem::path& target,
               const ArchiveLimits& limits, const std::atomic<bool>* cancelled)
        : m_archive(std::move(archive))
        , m_folder(target)
        , m_limits(limits)
        , m_cancelled(cancelled)
    {}

    Result<void> run();

private:
    tl::unexpected<Errors> refuse(const std::string& entry, const std::string& reason) const
    {
        return fail(ErrorCode::ArchiveRefused, {m_archive.filename().string(), entry, reason});
    }
    Result<void> open();
    Result<void> unpack(struct archive_entry* entry);
    Result<void> unpackFile(const std::string& name, unsigned mode);

    std::filesystem::path m_archive;
    ConfinedFolder m_folder;
    ArchiveLimits m_limits;
    const std::atomic<bool>* m_cancelled;
    Reader m_reader{archive_read_new()};
    std::uint64_t m_bytes = 0;
};

Result<void> Extraction::open()
{
    struct archive* const reader = m_reader.get();
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_xz(reader);
    if (isSingleFile(m_archive.filename().string())) {
        archive_read_support_format_raw(reader);
    } else {
        archive_read_support_format_tar(reader);
        archive_read_support_format_zip(reader);
    }
    if (archive_read_open_filename(reader, m_archive.c_str(), 65536) != ARCHIVE_OK)
        return refuse("", textOf(archive_error_string(reader)));
    return {};
}

Result<void> Extraction::run()
{
    if (!m_folder.isOpen())
        return refuse("", "the folder to unpack into cannot be opened");
    if (Result<void> opened = open(); !opened)
        return opened;
    for (std::uint64_t count = 0;; ++count) {
        struct archive_entry* entry = nullptr;
        const int outcome = archive_read_next_header(m_reader.get(), &entry);
        if (outcome == ARCHIVE_EOF)
            return {};
        if (outcome < ARCHIVE_WARN)
            return refuse("", textOf(archive_error_string(m_reader.get())));
        if (count >= m_limits.maxEntries)
            return refuse(textOf(archive_entry_pathname(entry)), "too many entries");
        if (m_cancelled && m_cancelled->load())
            return refuse("", "cancelled");
        if (Result<void> unpacked = unpack(entry); !unpacked)
            return unpacked;
    }
}

Result<void> Extraction::unpack(struct archive_entry* entry)
{
    std::string name = textOf(archive_entry_pathname(entry));
    if (isSingleFile(m_archive.filename().string()))
        name = m_archive.stem().string();
    const auto mode = static_cast<unsigned>(archive_entry_perm(entry)) & 0777U;

    if (const char* const original = archive_entry_hardlink(entry)) {
        const ConfinedFolder::Outcome linked = m_folder.addHardLink(name, original);
        return linked ? refuse(name, *linked) : Result<void>{};
    }
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG: return unpackFile(name, isSingleFile(m_archive.filename().string()) ? 0644U : mode);
    case AE_IFDIR: {
        const ConfinedFolder::Outcome made = m_folder.addFolder(name, mode);
        return made ? refuse(name, *made) : Result<void>{};
    }
    case AE_IFLNK: {
        const ConfinedFolder::Outcome linked =
            m_folder.addSymlink(name, textOf(archive_entry_symlink(entry)));
        return linked ? refuse(name, *linked) : Result<void>{};
    }
    default: return refuse(name, "is neither a file, a folder nor a link");
    }
}

Result<void> Extraction::unpackFile(const std::string& name, unsigned mode)
{
    std::string reason;
    const FileDescriptor out = m_folder.createFile(name, mode, reason);
    if (!out)
        return refuse(name, reason);
    for (;;) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int outcome = archive_read_data_block(m_reader.get(), &block, &size, &offset);
        if (outcome == ARCHIVE_EOF)
            return {};
        if (outcome < ARCHIVE_WARN)
            return refuse(name, textOf(archive_error_string(m_reader.get())));
        // A sparse file costs what it seems to hold: its end counts, not its blocks.
        m_bytes += size;
        if (m_bytes > m_limits.maxBytes
            || static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0)) + size > m_limits.maxBytes)
            return refuse(name, "is too large when unpacked");
        if (m_cancelled && m_cancelled->load())
            return refuse(name, "cancelled");
        const char* data = static_cast<const char*>(block);
        while (size > 0) {
            const ssize_t written = ::pwrite(out.get(), data, size, offset);
            if (written <= 0)
                return refuse(name, "cannot be written");
            data += written;
            offset += written;
            size -= static_cast<std::size_t>(written);
        }
    }
}

} // namespace

bool isArchiveName(std::string_view name)
{
    return std::ranges::any_of(archiveSuffixes,
                               [name](std::string_view suffix) { return endsWith(name, suffix); });
}

Result<void> extractArchive(const std::filesystem::path& archive, const std::filesystem::path& target,
                            const ArchiveLimits& limits, const std::atomic<bool>* cancelled)
{
    return Extraction(archive, target, limits, cancelled).run();
}

} // namespace pacer::local
