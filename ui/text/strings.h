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

/// "instance-9b9e…5890": what tells the instances of one app apart. Those of one moment begin alike.
inline QString shortInstance(const TaskId& id)
{
    QString text = toText(id);
    const qsizetype begin = text.indexOf(QStringLiteral("instance-"));
    text = begin < 0 ? text : text.mid(begin);
    const qsizetype end = text.indexOf('.');
    text = end < 0 ? text : text.left(end);
    return text.size() > 24 ? text.left(13) + QChar(0x2026) + text.right(8) : text;
}

/// "5ed4c0c5…": enough of a uuid to recognise it.
inline QString shortId(const DeploymentId& id)
{
    const QString text = toText(id);
    return text.size() > 9 ? text.left(8) + QChar(0x2026) : text;
}

} // namespace pacer::ui
