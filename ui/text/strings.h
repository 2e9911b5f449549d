// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/model/path_id.h"

#include <QString>

#include <string>

namespace pacer::ui {

inline QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

inline QString toText(const PathId& id)
{
    return QString::fromStdString(id.text());
}

template <class Tag>
QString toText(const Id<Tag>& id)
{
    return QString::fromStdString(id.value);
}

/// The last segment of a path, "/" for the root.
inline QString nameOf(const PathId& id)
{
    return id.isRoot() ? QStringLiteral("/")
                       : QString::fromUtf8(id.name().data(), qsizetype(id.name().size()));
}

/// "5ed4c0c5…": enough of a uuid to recognise it.
inline QString shortId(const DeploymentId& id)
{
    const QString text = toText(id);
    return text.size() > 9 ? text.left(8) + QChar(0x2026) : text;
}

} // namespace pacer::ui
