// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/gzip.h"

#include "core/base/text.h"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>

#include <array>

namespace pacer::net {
namespace {

namespace zlib = boost::beast::zlib;

constexpr int quickest = 1;
constexpr int windowBits = 15;
constexpr int memoryLevel = 8;
constexpr std::size_t roomBytes = 64 * 1024;

/// Magic, "deflate", no flags, no time, "fastest", unknown system.
constexpr std::array<unsigned char, 10> head{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255};

void appendLittleEndian(std::string& text, std::uint32_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        text += static_cast<char>((number >> shift) & 0xff);
}

/// Packs what `params` points at; with Flush::finish to the very end.
void packInto(std::string& packed, zlib::deflate_stream& stream, zlib::z_params& params, zlib::Flush flush)
{
    boost::beast::error_code ec;
    do {
        const std::size_t filled = packed.size();
        packed.resize(filled + roomBytes);
        params.next_out = packed.data() + filled;
        params.avail_out = roomBytes;
        stream.write(params, flush, ec);
        packed.resize(packed.size() - params.avail_out);
    } while (!ec && (params.avail_in > 0 || params.avail_out == 0 || flush == zlib::Flush::finish));
}

bool isZero(std::string_view quality)
{
    return quality.starts_with("q=0") && quality.find_first_not_of("q=0.") == std::string_view::npos;
}

} // namespace

std::string gzipped(const std::vector<std::string_view>& pieces)
{
    std::string packed(head.begin(), head.end());
    zlib::deflate_stream stream;
    stream.reset(quickest, windowBits, memoryLevel, zlib::Strategy::normal);
    boost::crc_32_type sum;
    std::uint32_t size = 0;
    zlib::z_params params;
    for (const std::string_view piece : pieces) {
        if (piece.empty())
            continue;
        sum.process_bytes(piece.data(), piece.size());
        size += static_cast<std::uint32_t>(piece.size()); // modulo 2^32, as the format wants it
        params.next_in = piece.data();
        params.avail_in = piece.size();
        packInto(packed, stream, params, zlib::Flush::none);
    }
    params.next_in = nullptr;
    params.avail_in = 0;
    packInto(packed, stream, params, zlib::Flush::finish);
    appendLittleEndian(packed, sum.checksum());
    appendLittleEndian(packed, size);
    return packed;
}

bool takesGzip(std::string_view acceptEncoding)
{
    bool any = false;
    for (const std::string_view part : split(acceptEncoding, ',')) {
        const std::size_t semicolon = part.find(';');
        const std::string_view name = trimmed(part.substr(0, semicolon));
        const bool refused =
            semicolon != std::string_view::npos && isZero(trimmed(part.substr(semicolon + 1)));
        if (equalsIgnoringCase(name, "gzip") || equalsIgnoringCase(name, "x-gzip"))
            return !refused;
        any = any || (name == "*" && !refused);
    }
    return any;
}

} // namespace pacer::net
