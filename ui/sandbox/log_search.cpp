// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/log_search.h"

#include <algorithm>

namespace pacer::ui {

void LogSearch::setPattern(const QString& pattern, Options options)
{
    m_active = !pattern.isEmpty();
    m_expression.setPattern(options.regularExpression ? pattern : QRegularExpression::escape(pattern));
    m_expression.setPatternOptions(options.caseSensitive ? QRegularExpression::NoPatternOption
                                                         : QRegularExpression::CaseInsensitiveOption);
    m_matches.clear();
}

void LogSearch::scan(const QString& text)
{
    m_matches.clear();
    if (!m_active || !isValid())
        return;
    auto found = m_expression.globalMatch(text);
    while (found.hasNext() && m_matches.size() < maxMatches) {
        const QRegularExpressionMatch match = found.next();
        if (match.capturedLength() > 0)
            m_matches.push_back({int(match.capturedStart()), int(match.capturedLength())});
    }
}

int LogSearch::next(int position) const
{
    if (m_matches.empty())
        return -1;
    const auto found = std::upper_bound(m_matches.begin(), m_matches.end(), position,
                                        [](int at, const Match& match) { return at < match.position; });
    return found == m_matches.end() ? 0 : int(found - m_matches.begin());
}

int LogSearch::previous(int position) const
{
    if (m_matches.empty())
        return -1;
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), position,
                                        [](const Match& match, int at) { return match.position < at; });
    return found == m_matches.begin() ? int(m_matches.size()) - 1 : int(found - m_matches.begin()) - 1;
}

} // namespace pacer::ui
