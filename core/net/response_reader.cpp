// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/response_reader.h"

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/parser.hpp>

#include <optional>

namespace pacer::net {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::uint32_t longestHead = 64 * 1024;

/// A body that is handed on part by part; its announced length costs nothing.
struct PartBody {
    using value_type = std::string; // NOLINT(readability-identifier-naming): a name of Beast's
    // NOLINTNEXTLINE(readability-identifier-naming)
    class reader {
    public:
        template <bool IsRequest, class Fields>
        reader(http::header<IsRequest, Fields>&, value_type& part)
            : m_part(part)
        {}
        void init(const boost::optional<std::uint64_t>&, error_code& ec) { ec = {}; }
        template <class Buffers>
        std::size_t put(const Buffers& buffers, error_code& ec)
        {
            ec = {};
            std::size_t taken = 0;
            for (const auto buffer : boost::beast::buffers_range_ref(buffers)) {
                m_part.append(static_cast<const char*>(buffer.data()), buffer.size());
                taken += buffer.size();
            }
            return taken;
        }
        void finish(error_code& ec) { ec = {}; }

    private:
        value_type& m_part;
    };
};

} // namespace

class ResponseReader::Impl {
public:
    explicit Impl(Outlets outlets)
        : m_outlets(std::move(outlets))
    {
        begin();
    }

    Result<void> feed(std::string_view bytes)
    {
        m_pending += bytes;
        std::size_t used = 0;
        while (used < m_pending.size()) {
            error_code ec;
            const std::size_t taken =
                m_parser->put(asio::buffer(m_pending.data() + used, m_pending.size() - used), ec);
            used += taken;
            if (ec && ec != http::error::need_more)
                return fail(ErrorCode::ProtocolBroken, {ec.message()});
            handOn();
            if (taken == 0)
                break;
        }
        m_pending.erase(0, used);
        return {};
    }

    Result<void> finish()
    {
        if (!m_parser->got_some() && m_pending.empty())
            return {};
        error_code ec;
        m_parser->put_eof(ec);
        if (ec || !m_parser->is_header_done())
            return fail(ErrorCode::ProtocolBroken, {"the answer is cut"});
        handOn();
        return {};
    }

private:
    void begin()
    {
        m_parser.emplace();
        m_parser->eager(true);
        m_parser->header_limit(longestHead);
        m_parser->body_limit(boost::none);
        m_headTold = false;
    }

    void handOn()
    {
        if (!m_parser->is_header_done())
            return;
        const bool interim = m_parser->get().result_int() < 200;
        if (!m_headTold && !interim) {
            m_headTold = true;
            tellHead();
        }
        std::string part = std::exchange(m_parser->get().body(), {});
        if (!part.empty() && !interim)
            m_outlets.data(part);
        if (!m_parser->is_done())
            return;
        begin();
        if (!interim)
            m_outlets.end();
    }

    void tellHead()
    {
        const auto& head = m_parser->get();
        Response response;
        response.status = static_cast<int>(head.result_int());
        response.reason = head.reason();
        for (const auto& field : head)
            response.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        m_outlets.head(response);
    }

    Outlets m_outlets;
    std::string m_pending; ///< came and is not understood yet
    std::optional<http::response_parser<PartBody>> m_parser;
    bool m_headTold = false;
};

ResponseReader::ResponseReader(Outlets outlets)
    : m_impl(std::make_unique<Impl>(std::move(outlets)))
{}

ResponseReader::~ResponseReader() = default;

Result<void> ResponseReader::feed(std::string_view bytes)
{
    return m_impl->feed(bytes);
}

Result<void> ResponseReader::finish()
{
    return m_impl->finish();
}

} // namespace pacer::net
