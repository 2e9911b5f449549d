// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/download.h"

#include "core/base/text.h"

#include <curl/curl.h>
#include <unistd.h>

#include <memory>
#include <optional>

namespace pacer::local {

namespace {

struct HandleCloser {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, HandleCloser>;

/// What one transfer writes to and stops for.
struct Transfer {
    int file = -1; ///< -1: what comes is dropped
    std::uint64_t received = 0;
    std::uint64_t limit = 0;
    bool tooLarge = false;
    const std::atomic<bool>* cancelled = nullptr;
    std::string statusLine; ///< of the last answer: "404 Not Found"
};

std::size_t onData(char* data, std::size_t size, std::size_t count, void* context)
{
    auto& transfer = *static_cast<Transfer*>(context);
    const std::size_t bytes = size * count;
    transfer.received += bytes;
    if (transfer.received > transfer.limit) {
        transfer.tooLarge = true;
        return 0;
    }
    std::size_t done = transfer.file < 0 ? bytes : 0;
    while (done < bytes) {
        const ssize_t written = ::write(transfer.file, data + done, bytes - done);
        if (written <= 0)
            return 0;
        done += static_cast<std::size_t>(written);
    }
    return bytes;
}

std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* context)
{
    const std::string_view line(data, size * count);
    const std::size_t blank = line.find(' ');
    if (line.starts_with("HTTP/") && blank != std::string_view::npos)
        static_cast<Transfer*>(context)->statusLine = std::string(trimmed(line.substr(blank)));
    return size * count;
}

int onProgress(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto& transfer = *static_cast<Transfer*>(context);
    return transfer.cancelled && transfer.cancelled->load() ? 1 : 0;
}

long wholeSeconds(Duration time)
{
    return static_cast<long>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

Handle makeHandle(const std::string& uri, const FetchLimits& limits, Transfer& transfer)
{
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    Handle handle{initialised == CURLE_OK ? curl_easy_init() : nullptr};
    if (!handle)
        return handle;
    CURL* const curl = handle.get();
    transfer.limit = limits.maxBytes;
    curl_easy_setopt(curl, CURLOPT_URL, uri.c_str());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(limits.maxRedirects));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, wholeSeconds(limits.connectTimeout));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, wholeSeconds(limits.totalTimeout));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, wholeSeconds(limits.stallTimeout));
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "pacer");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, onData);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    return handle;
}

long statusOf(CURL* curl)
{
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/// nullopt: the transfer went well.
std::optional<std::string> failureOf(CURL* curl, CURLcode code, const Transfer& transfer)
{
    if (transfer.tooLarge)
        return "is larger than " + std::to_string(transfer.limit) + " bytes";
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return "cancelled";
    if (code != CURLE_OK)
        return curl_easy_strerror(code);
    if (statusOf(curl) >= 400)
        return transfer.statusLine;
    return std::nullopt;
}

} // namespace

Result<void> download(const std::string& uri, int out, const FetchJob& job)
{
    Transfer transfer;
    transfer.file = out;
    transfer.cancelled = job.cancelled;
    const Handle handle = makeHandle(uri, job.limits, transfer);
    if (!handle)
        return fail(ErrorCode::FetchFailed, {uri, "no HTTP client"});
    // The page that explains an error is not the artifact.
    curl_easy_setopt(handle.get(), CURLOPT_FAILONERROR, 1L);
    CURLcode code = curl_easy_perform(handle.get());
    if (code == CURLE_HTTP_RETURNED_ERROR)
        code = CURLE_OK;
    if (const auto reason = failureOf(handle.get(), code, transfer))
        return fail(ErrorCode::FetchFailed, {uri, *reason});
    return {};
}

Result<void> probeDownload(const std::string& uri, const FetchLimits& limits)
{
    Transfer head;
    FetchLimits quick = limits;
    quick.totalTimeout = std::min<Duration>(limits.totalTimeout, limits.connectTimeout * 2);
    const Handle handle = makeHandle(uri, quick, head);
    if (!handle)
        return fail(ErrorCode::FetchFailed, {uri, "no HTTP client"});
    curl_easy_setopt(handle.get(), CURLOPT_NOBODY, 1L);
    const CURLcode code = curl_easy_perform(handle.get());
    const long status = statusOf(handle.get());
    if (code == CURLE_OK && (status == 403 || status == 405 || status == 501)) {
        Transfer first;
        const Handle ranged = makeHandle(uri, quick, first);
        // A server that sends everything in spite of the range is cut off; it has answered.
        first.limit = 1;
        curl_easy_setopt(ranged.get(), CURLOPT_RANGE, "0-0");
        const CURLcode outcome = curl_easy_perform(ranged.get());
        const bool answered = first.tooLarge && statusOf(ranged.get()) < 400;
        first.tooLarge = false;
        if (const auto reason = failureOf(ranged.get(), answered ? CURLE_OK : outcome, first))
            return fail(ErrorCode::FetchFailed, {uri, *reason});
        return {};
    }
    if (const auto reason = failureOf(handle.get(), code, head))
        return fail(ErrorCode::FetchFailed, {uri, *reason});
    return {};
}

int httpStatus(const std::string& url, Duration timeout, std::string& error)
{
    Transfer transfer;
    FetchLimits limits;
    limits.totalTimeout = timeout;
    limits.connectTimeout = timeout;
    const Handle handle = makeHandle(url, limits, transfer);
    if (!handle)
        return 0;
    transfer.limit = std::uint64_t{1} << 20;
    curl_easy_setopt(handle.get(), CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_PROXY, "");
    const CURLcode code = curl_easy_perform(handle.get());
    const auto status = static_cast<int>(statusOf(handle.get()));
    // A body that is too long or cut off does not change what the status said.
    if (code == CURLE_OK || transfer.tooLarge)
        return status;
    error = curl_easy_strerror(code);
    return 0;
}

} // namespace pacer::local
