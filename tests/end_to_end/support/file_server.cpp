// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/file_server.h"

#include <QTcpSocket>

#include <archive.h>
#include <archive_entry.h>

#include <vector>

namespace pacer::test {

FileServer::FileServer()
{
    connect(this, &QTcpServer::newConnection, this, &FileServer::answer);
    listen(QHostAddress::LocalHost);
}

QString FileServer::url(const QString& path) const
{
    return "http://127.0.0.1:" + QString::number(serverPort()) + path;
}

QByteArray FileServer::redirect(QByteArray definition) const
{
    return definition.replace("http://127.0.0.1:8000", url({}).toUtf8());
}

void FileServer::answer()
{
    QTcpSocket* socket = nextPendingConnection();
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
        if (!socket->peek(65536).contains("\r\n\r\n"))
            return;
        const QList<QByteArray> first = socket->readAll().split(' ');
        const QString path = QString::fromUtf8(first.value(1));
        const bool known = m_files.contains(path);
        const QByteArray body = known ? m_files[path] : QByteArray("not here");
        socket->write("HTTP/1.1 " + QByteArray(known ? "200 OK" : "404 Not Found")
                      + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size())
                      + "\r\n\r\n");
        if (first.value(0) != "HEAD")
            socket->write(body);
        socket->disconnectFromHost();
    });
}

QByteArray zip(const QList<QPair<QByteArray, QByteArray>>& entries)
{
    std::vector<char> buffer(1 << 20);
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, buffer.data(), buffer.size(), &used);
    for (const auto& [name, content] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_size(entry, content.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, content.constData(), static_cast<std::size_t>(content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return {buffer.data(), static_cast<qsizetype>(used)};
}

} // namespace pacer::test
