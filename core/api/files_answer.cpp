// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/files_answer.h"

#include <optional>

namespace pacer::api {

namespace {

/// A reader of one flat object whose values are strings and numbers; bytes above 127 pass unchanged.
class FlatObjectReader {
public:
    explicit FlatObjectReader(QByteArrayView text)
        : m_text(text)
    {}

    bool take(char wanted)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    std::optional<QByteArray> string()
    {
        if (!take('"'))
            return std::nullopt;
        QByteArray bytes;
        while (m_at < m_text.size()) {
            const qsizetype from = m_at;
            while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\')
                ++m_at;
            bytes.append(m_text.sliced(from, m_at - from));
            if (m_at >= m_text.size())
                break;
            if (m_text[m_at++] == '"')
                return bytes;
            if (!escape(bytes))
                break;
        }
        return std::nullopt;
    }

    std::optional<qint64> integer()
    {
        skipBlanks();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '}')
            ++m_at;
        bool ok = false;
        const double value = m_text.sliced(from, m_at - from).toByteArray().trimmed().toDouble(&ok);
        if (!ok || value < 0 || value > 9e15)
            return std::nullopt;
        return static_cast<qint64>(value);
    }

private:
    void skipBlanks()
    {
        while (
            m_at < m_text.size()
            && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }

    std::optional<char16_t> codeUnit()
    {
        if (m_at + 4 > m_text.size())
            return std::nullopt;
        bool ok = false;
        const ushort value = m_text.sliced(m_at, 4).toByteArray().toUShort(&ok, 16);
        m_at += 4;
        return ok ? std::optional<char16_t>(value) : std::nullopt;
    }

    bool escape(QByteArray& bytes)
    {
        if (m_at >= m_text.size())
            return false;
        switch (m_text[m_at++]) {
        case 'b': bytes += '\b'; return true;
        case 'f': bytes += '\f'; return true;
        case 'n': bytes += '\n'; return true;
        case 'r': bytes += '\r'; return true;
        case 't': bytes += '\t'; return true;
        case '"': bytes += '"'; return true;
        case '\\': bytes += '\\'; return true;
        case '/': bytes += '/'; return true;
        case 'u': return unicode(bytes);
        default: return false;
        }
    }

    bool unicode(QByteArray& bytes)
    {
        const auto first = codeUnit();
        if (!first)
            return false;
        QString text(QChar{*first});
        if (QChar::isHighSurrogate(*first) && m_at + 1 < m_text.size() && m_text[m_at] == '\\'
            && m_text[m_at + 1] == 'u') {
            m_at += 2;
            const auto second = codeUnit();
            if (!second)
                return false;
            text += QChar{*second};
        }
        bytes += text.toUtf8();
        return true;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

tl::unexpected<Errors> notAnAnswer()
{
    return fail(ErrorCode::ExpectedObject);
}

} // namespace

Result<SandboxChunk> readFilesAnswer(QByteArrayView body)
{
    FlatObjectReader reader(body);
    if (!reader.take('{'))
        return notAnAnswer();
    std::optional<QByteArray> data;
    std::optional<qint64> offset;
    do {
        const auto key = reader.string();
        if (!key || !reader.take(':'))
            return notAnAnswer();
        if (*key == "data")
            data = reader.string();
        else if (*key == "offset")
            offset = reader.integer();
        else
            return notAnAnswer();
    } while (reader.take(','));
    if (!reader.take('}') || !data || !offset)
        return notAnAnswer();
    return SandboxChunk{*offset, std::move(*data)};
}

} // namespace pacer::api
