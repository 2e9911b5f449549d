// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QTcpServer>

namespace pacer::test {

/// Serves a handful of files over HTTP on loopback; everything else is 404.
class FileServer : public QTcpServer {
public:
    FileServer();

    void add(const QString& path, const QByteArray& content) { m_files[path] = content; }
    QString url(const QString& path) const;
    /// The definition's text with the examples' server replaced by this one.
    QByteArray redirect(QByteArray definition) const;

private:
    void answer();

    QMap<QString, QByteArray> m_files;
};

/// A zip archive with these entries (name, content); names are written as they are, also hostile ones.
QByteArray zip(const QList<QPair<QByteArray, QByteArray>>& entries);

} // namespace pacer::test
