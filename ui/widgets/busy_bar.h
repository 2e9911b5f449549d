// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace pacer::ui {

/// A thin line that moves while an answer is awaited. It appears only if the answer takes a moment.
class BusyBar : public QWidget {
    Q_OBJECT

public:
    explicit BusyBar(QWidget* parent = nullptr);

    void begin(); ///< may be called several times; as many `end`s stop it
    void end();
    bool isBusy() const { return m_running > 0; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_running = 0;
    int m_ticks = 0;
    QTimer m_timer;
};

} // namespace pacer::ui
