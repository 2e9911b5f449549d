// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/instance_tiles.h"

#include "ui/style/palette.h"
#include "ui/text/strings.h"
#include "ui/widgets/translated.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <map>

namespace pacer::ui {

namespace {

constexpr int tileGap = 5;
constexpr int wantedWidth = 46;
constexpr int tileHeight = 26;
constexpr int mostRows = 12; ///< thousands of instances get smaller tiles

const char* sign(TileState state)
{
    switch (state) {
    case TileState::Old: return "";
    case TileState::OldStopping:
    case TileState::NewStopping: return "×";
    case TileState::NewStaging: return "…";
    case TileState::NewStarting: return "";
    case TileState::NewReady: return "✓";
    case TileState::NewUnhealthy: return "!";
    }
    return "";
}

} // namespace

QColor tileColour(TileState state)
{
    switch (state) {
    case TileState::Old: return palette::oldVersion;
    case TileState::OldStopping: return palette::oldVersion.darker(130);
    case TileState::NewStaging: return palette::staging;
    case TileState::NewStarting: return palette::newVersion;
    case TileState::NewReady: return palette::healthy;
    case TileState::NewUnhealthy: return palette::unhealthy;
    case TileState::NewStopping: return palette::muted;
    }
    return palette::muted;
}

QString tileText(TileState state)
{
    switch (state) {
    case TileState::Old: return QCoreApplication::translate("InstanceTiles", "old version");
    case TileState::OldStopping: return QCoreApplication::translate("InstanceTiles", "old version, stopping");
    case TileState::NewStaging: return QCoreApplication::translate("InstanceTiles", "staging");
    case TileState::NewStarting: return QCoreApplication::translate("InstanceTiles", "starting");
    case TileState::NewReady: return QCoreApplication::translate("InstanceTiles", "new version");
    case TileState::NewUnhealthy: return QCoreApplication::translate("InstanceTiles", "unhealthy");
    case TileState::NewStopping: return QCoreApplication::translate("InstanceTiles", "stopping");
    }
    return {};
}

InstanceTiles::InstanceTiles(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    keepTranslated(this, [this] { describe(); });
}

void InstanceTiles::show(std::vector<Tile> tiles)
{
    std::ranges::stable_sort(tiles, {}, [](const Tile& tile) {
        // old, ready, starting, unhealthy, staging, stopping: as they trade places
        switch (tile.state) {
        case TileState::OldStopping: return 0;
        case TileState::Old: return 1;
        case TileState::NewReady: return 2;
        case TileState::NewStarting: return 3;
        case TileState::NewUnhealthy: return 4;
        case TileState::NewStaging: return 5;
        case TileState::NewStopping: return 6;
        }
        return 7;
    });
    if (tiles == m_tiles)
        return;
    const bool resized = tiles.size() != m_tiles.size();
    m_tiles = std::move(tiles);
    describe();
    if (resized)
        updateGeometry();
    update();
}

void InstanceTiles::describe()
{
    std::map<TileState, int> counts;
    for (const Tile& tile : m_tiles)
        ++counts[tile.state];
    QStringList parts;
    for (const auto& [state, count] : counts)
        parts << QStringLiteral("%1 %2").arg(count).arg(tileText(state));
    setAccessibleName(tr("Instances"));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

int InstanceTiles::columns(int width) const
{
    const int roomy = std::max(1, (width + tileGap) / (wantedWidth + tileGap));
    const int dense = static_cast<int>((m_tiles.size() + mostRows - 1) / mostRows);
    return std::clamp(dense, roomy, std::max(roomy, width / 4));
}

QRect InstanceTiles::place(int at, int width) const
{
    const int count = columns(width);
    const int space = count * 2 * tileGap > width ? 1 : tileGap;
    const int left = (at % count) * (width + space) / count;
    const int right = (at % count + 1) * (width + space) / count - space;
    return {left, (at / count) * (tileHeight + tileGap), right - left, tileHeight};
}

QSize InstanceTiles::sizeHint() const
{
    return {500, heightForWidth(500)};
}

int InstanceTiles::heightForWidth(int width) const
{
    const int count = columns(width);
    const int rows = std::max(1, (static_cast<int>(m_tiles.size()) + count - 1) / count);
    return rows * (tileHeight + tileGap) - tileGap;
}

void InstanceTiles::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_tiles.empty()) {
        painter.setPen(palette::muted);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, tr("No instances."));
        return;
    }
    for (int at = 0; at < static_cast<int>(m_tiles.size()); ++at) {
        const TileState state = m_tiles[static_cast<std::size_t>(at)].state;
        const QRect area = place(at, width());
        painter.setPen(Qt::NoPen);
        painter.setBrush(tileColour(state));
        painter.drawRoundedRect(area, 4, 4);
        painter.setPen(palette::panel);
        painter.drawText(area, Qt::AlignCenter, QString::fromUtf8(sign(state)));
    }
}

int InstanceTiles::tileAt(const QPoint& position) const
{
    for (int at = 0; at < static_cast<int>(m_tiles.size()); ++at) {
        if (place(at, width()).contains(position))
            return at;
    }
    return -1;
}

bool InstanceTiles::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = tileAt(help->pos());
        if (at < 0) {
            QToolTip::hideText();
            return true;
        }
        const Tile& tile = m_tiles[static_cast<std::size_t>(at)];
        QToolTip::showText(help->globalPos(), toText(tile.task) + '\n' + tileText(tile.state), this);
        return true;
    }
    return QWidget::event(event);
}

void InstanceTiles::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int at = tileAt(event->pos());
    if (at >= 0)
        emit tileOpened(m_tiles[static_cast<std::size_t>(at)].task);
}

} // namespace pacer::ui
