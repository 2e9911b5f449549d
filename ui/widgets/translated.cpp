// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/translated.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace pacer::ui {

namespace {

class Watcher : public QObject {
public:
    Watcher(QWidget* widget, std::function<void()> relabel)
        : QObject(widget)
        , m_widget(widget)
        , m_relabel(std::move(relabel))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_stale = true;
        if (m_stale && (m_widget->isVisible() || event->type() == QEvent::Show)) {
            m_stale = false;
            m_relabel();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget* m_widget;
    bool m_stale = false;
    std::function<void()> m_relabel;
};

} // namespace

void keepTranslated(QWidget* widget, std::function<void()> relabel)
{
    relabel();
    new Watcher(widget, std::move(relabel));
}

} // namespace pacer::ui
