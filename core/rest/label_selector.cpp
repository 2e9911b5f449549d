// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/label_selector.h"

#include <algorithm>
#include <cctype>

namespace pacer::rest {

/// Recursive descent over one text; the first thing that does not fit is what the error names.
class SelectorParser {
public:
    explicit SelectorParser(std::string_view text)
        : m_text(text)
    {}

    Result<LabelSelector> run()
    {
        LabelSelector selector;
        skipBlanks();
        if (atEnd())
            return selector;
        do {
            LabelSelector::Term term;
            if (!readTerm(term))
                return failed();
            selector.m_terms.push_back(std::move(term));
        } while (take(","));
        if (!atEnd()) {
            m_reason = "end of input expected";
            return failed();
        }
        return selector;
    }

private:
    bool atEnd() const { return m_at == m_text.size(); }
    void skipBlanks()
    {
        while (!atEnd() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0)
            ++m_at;
    }

    bool take(std::string_view token)
    {
        skipBlanks();
        if (!m_text.substr(m_at).starts_with(token))
            return false;
        m_at += token.size();
        skipBlanks();
        return true;
    }

    /// A word operator ends where its letters end: `name inner` is not `name in ner`.
    bool takeWord(std::string_view word)
    {
        skipBlanks();
        const std::string_view rest = m_text.substr(m_at);
        const bool ends =
            rest.size() == word.size() || (rest.size() > word.size() && !isPlain(rest[word.size()]));
        return rest.starts_with(word) && ends && take(word);
    }

    static bool isPlain(char c)
    {
        return std::isalnum(static_cast<unsigned char>(c)) != 0
               || std::string_view("-_.").find(c) != std::string_view::npos;
    }

    bool readText(std::string& text)
    {
        skipBlanks();
        while (!atEnd()) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            else if (!isPlain(m_text[m_at]))
                break;
            text += m_text[m_at++];
        }
        skipBlanks();
        if (!text.empty())
            return true;
        m_reason = atEnd() ? "end of input"
                           : "label name or value expected but `" + std::string(1, m_text[m_at]) + "' found";
        return false;
    }

    bool readTerm(LabelSelector::Term& term)
    {
        if (!readText(term.name))
            return false;
        const bool equal = take("==");
        if (equal || take("!=")) {
            term.op = equal ? LabelSelector::Operator::In : LabelSelector::Operator::NotIn;
            std::string value;
            if (!readText(value))
                return false;
            term.values.insert(std::move(value));
            return true;
        }
        if (takeWord("in")) {
            term.op = LabelSelector::Operator::In;
            return readSet(term.values);
        }
        if (takeWord("notin")) {
            term.op = LabelSelector::Operator::NotIn;
            return readSet(term.values);
        }
        term.op = LabelSelector::Operator::Exists;
        return true;
    }

    bool readSet(std::set<std::string>& values)
    {
        if (!take("(")) {
            m_reason = "`(' expected";
            return false;
        }
        do {
            std::string value;
            if (!readText(value))
                return false;
            values.insert(std::move(value));
        } while (take(","));
        if (take(")"))
            return true;
        m_reason = "`)' expected";
        return false;
    }

    tl::unexpected<Errors> failed() const
    {
        return fail(ErrorCode::InvalidArgument,
                    {"Can not parse label selector " + std::string(m_text) + ". Reason: " + m_reason});
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_reason;
};

Result<LabelSelector> LabelSelector::parse(std::string_view text)
{
    return SelectorParser(text).run();
}

bool LabelSelector::matches(const std::map<std::string, std::string>& labels) const
{
    return std::ranges::all_of(m_terms, [&](const Term& term) {
        const auto label = labels.find(term.name);
        if (label == labels.end())
            return false;
        switch (term.op) {
        case Operator::Exists: return true;
        case Operator::In: return term.values.contains(label->second);
        case Operator::NotIn: return !term.values.contains(label->second);
        }
        return false;
    });
}

} // namespace pacer::rest
