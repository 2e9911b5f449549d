// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// Something the operator was told: the result of a change, a deployment that ended, an error.
struct Notification {
    int number = 0; ///< counts up
    Timestamp time{};
    bool problem = false;
    QString text; ///< as it was said, in the language of that moment

    bool operator==(const Notification&) const = default;
};

/// Keeps what was told, newest `maxKept`, so that nothing is lost with a fading message.
class Notifications : public RowsModel<Notification, int> {
    Q_OBJECT

public:
    explicit Notifications(QObject* parent = nullptr);

    void tell(const QString& text);
    void complain(const QString& text);
    int unreadProblems() const { return m_unread; }
    void markRead();

signals:
    void added(const pacer::ui::Notification& notification);
    void unreadChanged();

private:
    static constexpr int maxKept = 500;
    void add(const QString& text, bool problem);

    int m_next = 1;
    int m_unread = 0;
};

} // namespace pacer::ui
