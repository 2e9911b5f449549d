// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/sandbox_client.h"
#include "ui/sandbox/tail_buffer.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace pacer::ui {

/// Follows one file of a sandbox from near its end: reads only the last part, then what is added, and
/// notices when the file was cut or replaced. Silent while it is not active.
class LogTail : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 window = 64 * 1024; ///< the most that an agent gives at once
    static constexpr std::chrono::milliseconds interval{300};

    explicit LogTail(QObject* parent = nullptr);

    /// Nothing is read before setActive(true). The transport must live until `close` or another `open`.
    void open(api::HttpTransport& agent, const QString& path);
    void close();
    void setActive(bool active); ///< visible: read; hidden: rest
    void retry();
    /// Reads what stands before the first byte that was shown; answers with `older`.
    void readOlder();

    const QString& path() const { return m_path; }
    qint64 firstOffset() const { return m_firstOffset; } ///< where the shown text begins in the file
    qint64 size() const { return m_size; }               ///< as last seen

signals:
    void opened();
    void appended(const QString& text);
    void older(const QString& text);
    void truncated(); ///< the file is shorter than it was: what follows is from its new beginning
    void failed(const pacer::Errors& errors);
    void recovered();

private:
    void start();
    void poll();
    void readNext();
    void take(const api::SandboxChunk& chunk);
    void checkSize();
    void fail(const Errors& errors);
    void succeed();
    void again(std::chrono::milliseconds delay);

    std::unique_ptr<QObject> m_turn; ///< receiver of this file's answers: a new file drops them
    std::unique_ptr<api::SandboxClient> m_client;
    QString m_path;
    TailBuffer m_buffer;
    QTimer m_timer;
    qint64 m_firstOffset = 0;
    qint64 m_size = 0;
    int m_quietPolls = 0;
    bool m_active = false;
    bool m_started = false;
    bool m_asking = false;
    bool m_skipToLine = false; ///< the first window begins inside a line
    bool m_failing = false;
    bool m_readingOlder = false;
};

} // namespace pacer::ui
