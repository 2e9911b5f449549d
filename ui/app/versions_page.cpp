// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/versions_page.h"

#include "ui/app/facts_model.h"
#include "ui/shell/actions.h"
#include "ui/style/palette.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

std::vector<Column<VersionRow>> versionColumns()
{
    return {
        {QT_TRANSLATE_NOOP("VersionsModel", "Version"),
         [](const VersionRow& row) {
             const QString time = format::dateTime(row.version);
             return row.current ? QCoreApplication::translate("VersionsModel", "%1 (current)").arg(time)
                                : time;
         },
         [](const VersionRow& row) { return QVariant(qlonglong(row.version.time_since_epoch().count())); },
         [](const VersionRow& row) { return row.current ? palette::accent : palette::text; }, nullptr,
         [](const VersionRow& row) { return QString::fromStdString(formatTimestamp(row.version)); }},
        {QT_TRANSLATE_NOOP("VersionsModel", "Age"),
         [](const VersionRow& row) { return format::since(row.version); },
         [](const VersionRow& row) { return QVariant(-qlonglong(row.version.time_since_epoch().count())); }},
    };
}

} // namespace

VersionsModel::VersionsModel(QObject* parent)
    : RowsModel(
        "VersionsModel", versionColumns(), [](const VersionRow& row) { return row.version; }, parent)
{}

VersionsPage::VersionsPage(const Session& session, Actions& actions, QWidget* parent)
    : AppTab(parent)
    , m_session(session)
    , m_versions(new VersionsModel(this))
    , m_facts(new FactsModel(this))
    , m_list(new Table(m_versions, this))
    , m_table(new Table(m_facts, this))
    , m_listCard(new Card(this))
    , m_factsCard(new Card(this))
    , m_note(mutedLabel(this))
    , m_rollBack(new QPushButton(this))
{
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->sortBy(0, Qt::DescendingOrder);
    m_list->setColumnWidths({230, 90});
    m_table->setSortingEnabled(false);
    m_table->sortBy(0, Qt::AscendingOrder);
    m_table->setColumnWidths({220, 400});
    m_note->setWordWrap(true);
    m_listCard->body()->addWidget(m_list);
    m_listCard->setFixedWidth(360);
    auto* tools = new QHBoxLayout;
    tools->addWidget(m_note, 1);
    tools->addWidget(m_rollBack);
    m_factsCard->body()->addLayout(tools);
    m_factsCard->body()->addWidget(m_table, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(14);
    row->addWidget(m_listCard);
    row->addWidget(m_factsCard, 1);

    connect(m_list, &Table::selectionMoved, this, &VersionsPage::loadDefinition);
    connect(m_rollBack, &QPushButton::clicked, this, [this, &actions] {
        const int at = m_list->currentRow();
        if (at >= 0)
            actions.rollBackApp(m_id, m_versions->row(at).version);
    });
    connect(&session.mirror, &api::Mirror::appChanged, this, [this](const PathId& id) {
        const api::AppRow* app = m_session.mirror.app(id);
        const bool known =
            app && app->app && m_versions->find(cutToMilliseconds(app->app->versionInfo.version)) >= 0;
        if (id != m_id || known)
            return;
        m_stale = true;
        if (isVisible())
            load();
    });
    keepTranslated(this, [this] { relabel(); });
}

void VersionsPage::showApp(const PathId& id)
{
    if (id != m_id) {
        m_id = id;
        m_versions->assign({});
        m_facts->assign({});
        m_stale = true;
    }
    if (isVisible())
        load();
}

void VersionsPage::showEvent(QShowEvent* event)
{
    AppTab::showEvent(event);
    load();
}

void VersionsPage::relabel()
{
    m_listCard->setTitle(tr("Versions"));
    m_list->setAccessibleName(tr("Versions"));
    m_table->setAccessibleName(tr("Definition of the version"));
    m_factsCard->setTitle(tr("Definition"));
    m_rollBack->setText(tr("Roll back to this version"));
    m_note->setText(tr("Fields that differ from the current version are blue."));
    m_versions->retranslate();
    m_facts->retranslate();
    loadDefinition();
    updateButton();
}

void VersionsPage::load()
{
    if (!m_stale || m_id.isRoot())
        return;
    m_stale = false;
    m_session.client.versions(m_id, this, [this, id = m_id](const Result<std::vector<Timestamp>>& versions) {
        if (id != m_id)
            return;
        if (!versions) {
            m_note->setText(errorText(versions.error()));
            m_stale = true;
            return;
        }
        const api::AppRow* app = m_session.mirror.app(m_id);
        std::vector<VersionRow> rows;
        for (const Timestamp version : *versions) {
            const bool current =
                app && app->app && cutToMilliseconds(app->app->versionInfo.version) == version;
            rows.push_back({version, current});
        }
        m_versions->assign(rows);
        if (m_list->currentRow() < 0 && !rows.empty())
            m_list->selectRow(0);
        updateButton();
    });
}

void VersionsPage::loadDefinition()
{
    updateButton();
    const int at = m_list->currentRow();
    if (at < 0)
        return;
    const Timestamp version = m_versions->row(at).version;
    m_session.client.appAt(m_id, version, this, [this, id = m_id, version](const Result<AppPtr>& app) {
        const int now = m_list->currentRow();
        if (id != m_id || now < 0 || m_versions->row(now).version != version)
            return;
        if (!app) {
            m_note->setText(errorText(app.error()));
            return;
        }
        const api::AppRow* current = m_session.mirror.app(m_id);
        m_facts->show(**app, current ? current->app.get() : nullptr);
    });
}

void VersionsPage::updateButton()
{
    const int at = m_list->currentRow();
    m_rollBack->setEnabled(at >= 0 && !m_versions->row(at).current);
}

} // namespace pacer::ui
