// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace pacer::ui {

class EventsModel;
class Table;

/// The event stream as it comes, with a filter over kind, app and text.
class EventsPage : public QWidget {
    Q_OBJECT

public:
    explicit EventsPage(EventsModel& model, QWidget* parent = nullptr);

private:
    Table* m_table;
    QLineEdit* m_filter;
};

} // namespace pacer::ui
