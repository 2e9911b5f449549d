// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_pointer.h"
#include "ui/editor/form_fields.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableWidget>

#include <algorithm>
#include <set>

namespace pacer::ui {

namespace {

constexpr int mostVisibleRows = 6;

QString cellText(const QTableWidget* table, int row, int column)
{
    const QTableWidgetItem* item = table->item(row, column);
    return item ? item->text() : QString();
}

} // namespace

PairsField::PairsField(std::string pointer, QWidget* parent)
    : FormField({std::move(pointer)}, parent)
    , m_table(new QTableWidget(0, 2, this))
{
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->installEventFilter(this);
    place(m_table);
    fill({});
    connect(m_table, &QTableWidget::cellChanged, this, [this] {
        if (!m_filling)
            emit edited();
    });
}

QWidget* PairsField::editor()
{
    return m_table;
}

void PairsField::setHeaders(const QString& name, const QString& value)
{
    m_table->setHorizontalHeaderLabels({name, value});
}

/// Name and shown value of every row that has a name.
PairsField::Pairs PairsField::rows() const
{
    Pairs pairs;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const std::string name = cellText(m_table, row, 0).toStdString();
        if (!name.empty())
            pairs.emplace_back(name, cellText(m_table, row, 1).toStdString());
    }
    return pairs;
}

void PairsField::fill(const Pairs& pairs)
{
    m_filling = true;
    m_table->setRowCount(int(pairs.size()) + 1); // the last one is for a new pair
    for (int row = 0; row <= int(pairs.size()); ++row) {
        const bool isNew = row == int(pairs.size());
        const auto set = [&](int column, const std::string& text) {
            if (cellText(m_table, row, column) != QString::fromStdString(text) || !m_table->item(row, column))
                m_table->setItem(row, column, new QTableWidgetItem(QString::fromStdString(text)));
        };
        set(0, isNew ? std::string() : pairs[std::size_t(row)].first);
        set(1, isNew ? std::string() : pairs[std::size_t(row)].second);
    }
    const int shown = std::min(m_table->rowCount(), mostVisibleRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + m_table->verticalHeader()->defaultSectionSize() * shown + 4);
    m_table->setVerticalScrollBarPolicy(m_table->rowCount() > shown ? Qt::ScrollBarAsNeeded
                                                                    : Qt::ScrollBarAlwaysOff);
    m_filling = false;
}

void PairsField::load(const AppDocument& document)
{
    Pairs shown;
    for (const std::string& name : document.names(pointer())) {
        const std::string at = childPointer(pointer(), name);
        shown.emplace_back(name, document.string(at).value_or(document.raw(at)));
    }
    m_loaded = shown;
    if (rows() != shown)
        fill(shown);
}

void PairsField::store(AppDocument& document)
{
    const Pairs now = rows();
    std::set<std::string> names;
    for (const auto& [name, value] : now) {
        if (!names.insert(name).second) {
            setTypingProblem(tr("%1 is there twice").arg(QString::fromStdString(name)));
            return;
        }
    }
    setTypingProblem({});
    for (const auto& [name, value] : m_loaded) {
        if (!names.contains(name))
            document.remove(childPointer(pointer(), name));
    }
    for (const auto& pair : now) {
        // What was not touched is not written: a secret stays a secret.
        if (std::find(m_loaded.begin(), m_loaded.end(), pair) == m_loaded.end())
            document.setString(childPointer(pointer(), pair.first), pair.second);
    }
    m_loaded = now;
}

bool PairsField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste)) {
            paste();
            return true;
        }
        if (key->matches(QKeySequence::Delete) && m_table->currentRow() >= 0
            && m_table->currentRow() < m_table->rowCount() - 1) {
            m_table->removeRow(m_table->currentRow());
            emit edited();
            return true;
        }
    }
    return FormField::eventFilter(watched, event);
}

void PairsField::paste()
{
    Pairs pairs = rows();
    for (const QString& line : QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts)) {
        const QString text = line.trimmed();
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0 || text.startsWith(u'#'))
            continue;
        const std::string name = text.left(equals).trimmed().toStdString();
        const std::string value = text.mid(equals + 1).trimmed().toStdString();
        const auto known =
            std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
        if (known != pairs.end())
            known->second = value;
        else
            pairs.emplace_back(name, value);
    }
    fill(pairs);
    emit edited();
}

} // namespace pacer::ui
