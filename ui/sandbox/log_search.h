// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace pacer::ui {

/// Where a search text occurs in the text that is shown. Plain data.
class LogSearch {
public:
    struct Options {
        bool caseSensitive = false;
        bool regularExpression = false;
        bool operator==(const Options&) const = default;
    };
    struct Match {
        int position = 0;
        int length = 0;
        bool operator==(const Match&) const = default;
    };
    static constexpr std::size_t maxMatches = 100'000;

    void setPattern(const QString& pattern, Options options);
    bool isActive() const { return m_active; }
    bool isValid() const { return m_expression.isValid(); } ///< false: a broken regular expression
    const QRegularExpression& expression() const { return m_expression; }

    void scan(const QString& text);
    const std::vector<Match>& matches() const { return m_matches; }
    /// The match to go to from `position`, round the ends; -1 if there is none.
    int next(int position) const;
    int previous(int position) const;

private:
    bool m_active = false;
    QRegularExpression m_expression;
    std::vector<Match> m_matches;
};

} // namespace pacer::ui
