// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rollout/rollout_counts.h"

#include <QWidget>

namespace pacer::ui {

QColor tileColour(TileState state);
QString tileText(TileState state);

/// One tile for each instance, old ones first; its colour and sign say where it stands.
class InstanceTiles : public QWidget {
    Q_OBJECT

public:
    struct Tile {
        TaskId task;
        TileState state{};
        bool operator==(const Tile&) const = default;
    };

    explicit InstanceTiles(QWidget* parent = nullptr);

    void show(std::vector<Tile> tiles);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void tileOpened(const pacer::TaskId& task);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    int columns(int width) const;
    QRect place(int at, int width) const;
    int tileAt(const QPoint& position) const; ///< -1 if there is none
    void describe();

    std::vector<Tile> m_tiles;
};

} // namespace pacer::ui
