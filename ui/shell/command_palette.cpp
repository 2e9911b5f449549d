// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/style/icons.h"
#include "ui/tree/fuzzy.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QStandardItemModel>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr int commandRole = Qt::UserRole + 1; ///< number of the command, -1 for an app

struct Match {
    int score = 0;
    QString text;
    int command = -1;
};

} // namespace

CommandPalette::CommandPalette(QWidget* parent)
    : QLineEdit(parent)
    , m_matches(new QStandardItemModel(this))
    , m_list(new QListView(this))
{
    setClearButtonEnabled(true);
    addAction(icons::icon(icons::Name::Search), LeadingPosition);
    m_list->setObjectName(QStringLiteral("palette"));
    m_list->setWindowFlags(Qt::ToolTip); // no window of its own: the line keeps the focus
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_matches);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        emit filterChanged(text);
        showMatches();
    });
    keepTranslated(this, [this] {
        setPlaceholderText(tr("Find app, instance, command…") + QStringLiteral("  Ctrl+K"));
        setAccessibleName(tr("Find app, instance, command…"));
        m_list->setAccessibleName(tr("Matches"));
    });
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::setApps(std::vector<QString> ids)
{
    m_apps = std::move(ids);
}

void CommandPalette::setCommands(std::vector<QAction*> commands)
{
    m_commands = std::move(commands);
}

void CommandPalette::showMatches()
{
    const QString pattern = text().trimmed();
    if (pattern.isEmpty() || !hasFocus()) {
        m_list->hide();
        return;
    }
    emit listWanted();
    std::vector<Match> matches;
    for (const QString& id : m_apps) {
        if (const auto score = fuzzyScore(pattern, id))
            matches.push_back({*score, id, -1});
    }
    for (std::size_t at = 0; at < m_commands.size(); ++at) {
        const auto score = fuzzyScore(pattern, m_commands[at]->text());
        if (score && m_commands[at]->isEnabled())
            matches.push_back({*score - 50, m_commands[at]->text(), static_cast<int>(at)});
    }
    std::ranges::stable_sort(matches, std::ranges::greater(), &Match::score);
    if (matches.size() > mostMatches)
        matches.resize(mostMatches);
    m_matches->clear();
    for (const Match& match : matches) {
        auto* item = new QStandardItem(match.text);
        item->setData(match.command, commandRole);
        m_matches->appendRow(item);
    }
    if (matches.empty()) {
        m_list->hide();
        return;
    }
    m_list->setCurrentIndex(m_matches->index(0, 0));
    const int height = m_list->sizeHintForRow(0) * static_cast<int>(matches.size()) + 4;
    m_list->setGeometry(QRect(mapToGlobal(QPoint(0, this->height() + 2)), QSize(width(), height)));
    m_list->show();
}

void CommandPalette::choose(int row)
{
    const QModelIndex index = m_matches->index(row, 0);
    m_list->hide();
    if (!index.isValid())
        return;
    const int command = index.data(commandRole).toInt();
    const QString text = index.data().toString();
    clear();
    if (command >= 0)
        m_commands[static_cast<std::size_t>(command)]->trigger();
    else
        emit appChosen(text);
}

void CommandPalette::move(int rows)
{
    const int count = m_matches->rowCount();
    if (count == 0)
        return;
    const int row = (m_list->currentIndex().row() + rows + count) % count;
    m_list->setCurrentIndex(m_matches->index(row, 0));
}

void CommandPalette::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down: move(1); return;
    case Qt::Key_Up: move(-1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->isVisible())
            choose(m_list->currentIndex().row());
        return;
    case Qt::Key_Escape:
        clear();
        m_list->hide();
        return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void CommandPalette::focusOutEvent(QFocusEvent* event)
{
    m_list->hide();
    QLineEdit::focusOutEvent(event);
}

} // namespace pacer::ui
