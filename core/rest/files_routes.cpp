// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/ports.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

/// /files/browse, /files/read and /files/download, byte for byte as a Mesos agent answers them
/// (spec/mesos.md 13).
namespace pacer::rest {
namespace {

using wire::Json;

constexpr std::int64_t pageBytes = 65536; ///< the most that one read gives

Reply badRequest(const std::string& text)
{
    return textReply(text + '\n', "text/plain", 400);
}

/// SandboxFiles gives these two reasons for what exists and is no regular file.
bool isNoFile(const Error& error)
{
    return error.args.size() > 1
           && (error.args[1] == "Cannot read a directory." || error.args[1] == "is no file");
}

/// `ifNoFile` is said of folders and the like, whose access fails for no other reason.
Reply fileFailure(const Errors& errors, const std::string& ifNoFile)
{
    const Error& error = errors.front();
    if (error.code == ErrorCode::PathEscapes)
        return badRequest("'..' is inaccessible.");
    if (error.code == ErrorCode::FileAccess && isNoFile(error))
        return badRequest(ifNoFile);
    return textReply("", "", error.code == ErrorCode::FileAccess ? 403 : 404);
}

std::string modeText(const scheduler::FileEntry& entry)
{
    std::string text(1, entry.directory ? 'd' : '-');
    constexpr std::string_view letters = "rwxrwxrwx";
    for (std::size_t i = 0; i < letters.size(); ++i)
        text += (entry.mode & (0400U >> i)) != 0 ? letters[i] : '-';
    return text;
}

Reply browse(const scheduler::SandboxFiles& files, const std::string& path)
{
    const auto entries = files.browse(path);
    if (!entries)
        return fileFailure(entries.error(), "Cannot browse it.");
    Json list = Json::array();
    for (const scheduler::FileEntry& entry : *entries) {
        Json json = Json::object();
        json["gid"] = entry.group;
        json["mode"] = modeText(entry);
        const auto seconds = std::chrono::floor<std::chrono::seconds>(entry.modified.time_since_epoch());
        json["mtime"] = static_cast<double>(seconds.count());
        json["nlink"] = entry.nlink;
        json["path"] = entry.path;
        json["size"] = entry.size;
        json["uid"] = entry.owner;
        list.push_back(std::move(json));
    }
    return jsonReply(list);
}

/// A JSON string around raw bytes: what is not UTF-8 is passed on unchanged, as the reference does. A client
/// counts bytes, not characters.
std::string rawJsonString(std::string_view data)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(data.size() + data.size() / 8 + 2);
    text += '"';
    for (const char c : data) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': text += "\\\""; break;
        case '\\': text += "\\\\"; break;
        case '\n': text += "\\n"; break;
        case '\r': text += "\\r"; break;
        case '\t': text += "\\t"; break;
        default:
            if (byte < 0x20 || byte == 0x7f)
                text += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
            else
                text += c;
        }
    }
    return text + '"';
}

/// "abc" → the error text of the reference.
tl::expected<std::int64_t, Reply> numberOf(const std::optional<std::string>& text, const std::string& name)
{
    if (!text)
        return -1;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size())
        return tl::unexpected(
            badRequest("Failed to parse " + name + ": Failed to convert '" + *text + "' to number."));
    if (value < -1) {
        const std::string capital = "Negative " + name + " provided: ";
        return tl::unexpected(badRequest(capital + std::to_string(value) + "."));
    }
    return value;
}

Reply readFile(const scheduler::SandboxFiles& files, const Request& request, const std::string& path)
{
    const auto offset = numberOf(request.parameter("offset"), "offset");
    if (!offset)
        return offset.error();
    auto length = numberOf(request.parameter("length"), "length");
    if (!length)
        return length.error();
    if (*length < 0 || *length > pageBytes)
        length = pageBytes;
    const auto chunk = files.read(path, *offset, static_cast<std::size_t>(*length));
    if (!chunk)
        return fileFailure(chunk.error(), "Cannot read a directory.");
    return textReply("{\"data\":" + rawJsonString(chunk->data)
                         + ",\"offset\":" + std::to_string(chunk->offset) + '}',
                     "application/json");
}

std::string mediaType(std::string_view name)
{
    struct Row {
        std::string_view suffix;
        std::string_view type;
    };
    static constexpr std::array rows{
        Row{".txt", "text/plain"},       Row{".log", "text/plain"},      Row{".json", "application/json"},
        Row{".png", "image/png"},        Row{".jpg", "image/jpeg"},      Row{".gz", "application/gzip"},
        Row{".tgz", "application/gzip"}, Row{".zip", "application/zip"}, Row{".tar", "application/x-tar"},
        Row{".pdf", "application/pdf"},
    };
    for (const Row& row : rows) {
        if (name.ends_with(row.suffix))
            return std::string(row.type);
    }
    return "application/octet-stream";
}

/// A header value cannot carry every file name.
std::string headerSafe(std::string_view name)
{
    std::string safe;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        safe += byte < 0x20 || byte > 0x7e || c == '"' || c == ';' || c == '\\' ? '_' : c;
    }
    return safe;
}

Reply download(const scheduler::SandboxFiles& files, const std::string& path)
{
    auto real = files.resolve(path);
    if (!real) {
        if (real.error().front().code == ErrorCode::FileNotFound)
            return textReply("404 Not Found.", "text/plain", 404);
        return fileFailure(real.error(), "Cannot download a directory.");
    }
    const std::string name = path.substr(path.find_last_of('/') + 1);
    Reply reply;
    reply.contentType = mediaType(name);
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=" + headerSafe(name));
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.file = std::move(*real);
    return reply;
}

using FileAction =
    std::function<Reply(const scheduler::SandboxFiles&, const Request&, const std::string& path)>;

RouteHandler fileHandler(const ContextPtr& context, FileAction action)
{
    return [context, action = std::move(action)](const Request& request, const PathParts&,
                                                 const Answer& answer) {
        const auto path = request.parameter("path");
        if (!path || path->empty())
            return answer(badRequest("Expecting 'path=value' in query."));
        context->runSlow([context, request, answer, action, path = *path] {
            answer(action(*context->files, request, path));
        });
    };
}

} // namespace

void addFileRoutes(Router& router, const ContextPtr& context)
{
    if (context->files == nullptr)
        return;
    const RouteRules any{.jsonAnswer = false};
    router.add("GET", "/files/browse",
               fileHandler(context, [](const scheduler::SandboxFiles& files, const Request&,
                                       const std::string& path) { return browse(files, path); }),
               any);
    router.add("GET", "/files/read",
               fileHandler(context, [](const scheduler::SandboxFiles& files, const Request& request,
                                       const std::string& path) { return readFile(files, request, path); }),
               any);
    router.add("GET", "/files/download",
               fileHandler(context, [](const scheduler::SandboxFiles& files, const Request&,
                                       const std::string& path) { return download(files, path); }),
               any);
}

} // namespace pacer::rest
