// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/fuzzy.h"

namespace pacer::ui {

namespace {

bool beginsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

} // namespace

std::optional<int> fuzzyScore(const QString& pattern, const QString& text)
{
    if (pattern.isEmpty())
        return 0;
    const qsizetype whole = text.indexOf(pattern, 0, Qt::CaseInsensitive);
    if (whole >= 0)
        return 1000 - int(whole) + (beginsWord(text, whole) ? 200 : 0) - int(text.size() - pattern.size());
    int score = 0;
    qsizetype from = 0;
    for (const QChar letter : pattern) {
        const qsizetype at = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        score += beginsWord(text, at) ? 20 : at == from ? 10 : 1;
        from = at + 1;
    }
    return score - int(text.size()) / 4;
}

} // namespace pacer::ui
