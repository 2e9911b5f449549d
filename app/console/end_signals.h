// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

namespace pacer::app {

/// Turns SIGTERM, SIGINT and SIGHUP into a signal of Qt: what asks the program to end from outside ends it as
/// the menu does. At most one of these at a time;
/// once it is gone they end the program at once again.
class EndSignals : public QObject {
    Q_OBJECT

public:
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override;

signals:
    void received();

private:
    std::array<int, 2> m_pipe{-1, -1}; ///< read end, write end
};

} // namespace pacer::app
