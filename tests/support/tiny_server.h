// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <vector>

namespace pacer::tests {

/// A loopback server that hands the head of each request to the test and sends back what that returns, as it
/// is. An empty answer keeps the connection open and silent.
class TinyServer : public QTcpServer {
public:
    std::function<QByteArray(const QByteArray& head)> reply;
    std::vector<QByteArray> heads;
    std::vector<QTcpSocket*> sockets;

    TinyServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                serve(socket);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    static QByteArray answer(int status, const QByteArray& body, const QByteArray& headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
               + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

private:
    void serve(QTcpSocket* socket)
    {
        sockets.push_back(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            QByteArray& buffer = m_buffers[socket];
            buffer += socket->readAll();
            const qsizetype end = buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray head = buffer.left(end);
            buffer.clear();
            heads.push_back(head);
            const QByteArray answer = reply ? reply(head) : QByteArray();
            if (!answer.isEmpty())
                socket->write(answer);
        });
    }

    QHash<QTcpSocket*, QByteArray> m_buffers;
};

} // namespace pacer::tests
