// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace pacer::test {

inline std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void writeFile(const std::filesystem::path& file, const std::string& content)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

/// One entry of an archive that a test makes up, good or hostile.
struct Entry {
    std::string name;
    std::string content;
    unsigned type = AE_IFREG;
    std::string link;     ///< target of a symlink
    std::string hardlink; ///< original of a hard link
    unsigned mode = 0644;
};

/// The format follows from the suffix, as a user would name it.
inline std::filesystem::path makeArchive(const std::filesystem::path& file, const std::vector<Entry>& entries)
{
    struct archive* const out = archive_write_new();
    if (file.extension() == ".zip") {
        archive_write_set_format_zip(out);
    } else {
        archive_write_set_format_pax_restricted(out);
        if (file.extension() == ".gz" || file.extension() == ".tgz")
            archive_write_add_filter_gzip(out);
        if (file.extension() == ".bz2")
            archive_write_add_filter_bzip2(out);
        if (file.extension() == ".xz")
            archive_write_add_filter_xz(out);
    }
    std::filesystem::create_directories(file.parent_path());
    archive_write_open_filename(out, file.c_str());
    for (const Entry& wanted : entries) {
        struct archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, wanted.name.c_str());
        archive_entry_set_filetype(entry, wanted.type);
        archive_entry_set_perm(entry, wanted.mode);
        archive_entry_set_size(entry, static_cast<la_int64_t>(wanted.content.size()));
        if (!wanted.link.empty())
            archive_entry_set_symlink(entry, wanted.link.c_str());
        if (!wanted.hardlink.empty())
            archive_entry_set_hardlink(entry, wanted.hardlink.c_str());
        archive_write_header(out, entry);
        archive_write_data(out, wanted.content.data(), wanted.content.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    return file;
}

/// A single file, compressed, without an archive around it.
inline std::filesystem::path makeGzip(const std::filesystem::path& file, const std::string& content)
{
    struct archive* const out = archive_write_new();
    archive_write_set_format_raw(out);
    archive_write_add_filter_gzip(out);
    archive_write_open_filename(out, file.c_str());
    struct archive_entry* const entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(out, entry);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
    archive_write_close(out);
    archive_write_free(out);
    return file;
}

} // namespace pacer::test
