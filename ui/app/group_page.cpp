// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/group_page.h"

#include "ui/shell/actions.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/health_delegate.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

using api::AppRow;

int wanted(const AppRow& row)
{
    return row.app ? row.app->instances : 0;
}

double cpus(const AppRow& row)
{
    return row.app ? row.app->resources.cpus * row.app->instances : 0;
}

double memory(const AppRow& row)
{
    return row.app ? row.app->resources.mem * row.app->instances : 0;
}

Timestamp version(const AppRow& row)
{
    return row.app ? row.app->versionInfo.version : Timestamp{};
}

std::vector<Column<AppRow>> appListColumns()
{
    using Row = AppRow;
    return {
        {QT_TRANSLATE_NOOP("AppListModel", "App"), [](const Row& row) { return toText(row.id); },
         [](const Row& row) { return QVariant(toText(row.id)); }},
        {QT_TRANSLATE_NOOP("AppListModel", "Status"), [](const Row& row) { return statusText(row.status); },
         [](const Row& row) { return QVariant(static_cast<int>(row.status)); },
         [](const Row& row) { return statusColour(row.status); }},
        {QT_TRANSLATE_NOOP("AppListModel", "Instances"),
         [](const Row& row) { return QStringLiteral("%1 / %2").arg(row.counts.running).arg(wanted(row)); },
         [](const Row& row) { return QVariant(row.counts.running); }},
        {QT_TRANSLATE_NOOP("AppListModel", "Health"),
         [](const Row& row) { return healthSegmentsText(row.health); },
         [](const Row& row) { return QVariant(row.health.unhealthy * 1000 + row.health.staged); }, nullptr,
         [](const Row& row) { return QVariant::fromValue(row.health); },
         [](const Row& row) { return healthSegmentsText(row.health); }},
        {QT_TRANSLATE_NOOP("AppListModel", "CPU"), [](const Row& row) { return format::number(cpus(row)); },
         [](const Row& row) { return QVariant(cpus(row)); }},
        {QT_TRANSLATE_NOOP("AppListModel", "Memory"),
         [](const Row& row) { return format::mebibytes(memory(row)); },
         [](const Row& row) { return QVariant(memory(row)); }},
        {QT_TRANSLATE_NOOP("AppListModel", "Last change"),
         [](const Row& row) { return format::clock(version(row)); },
         [](const Row& row) { return QVariant(qlonglong(version(row).time_since_epoch().count())); }},
    };
}

} // namespace

AppListModel::AppListModel(QObject* parent)
    : RowsModel(
        "AppListModel", appListColumns(), [](const AppRow& row) { return row.id; }, parent)
{}

GroupPage::GroupPage(const Session& session, Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new AppListModel(this))
    , m_table(new Table(m_model, this))
    , m_title(plainLabel(this, true))
    , m_sums(mutedLabel(this))
    , m_scale(new QPushButton(this))
    , m_destroy(new QPushButton(this))
{
    setObjectName(QStringLiteral("page"));
    m_table->setColumnWidths({240, 110, 100, 140, 80, 110, 120});
    m_table->setItemDelegateForColumn(AppListModel::HealthColumn, new HealthDelegate(this));
    m_destroy->setProperty("role", "danger");
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_sums);
    auto* header = new QHBoxLayout;
    header->setSpacing(12);
    header->addLayout(texts, 1);
    header->addWidget(m_scale, 0, Qt::AlignTop);
    header->addWidget(m_destroy, 0, Qt::AlignTop);
    auto* card = new Card(this);
    card->body()->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 12, 18, 14);
    column->setSpacing(12);
    column->addLayout(header);
    column->addWidget(card, 1);

    connect(m_scale, &QPushButton::clicked, this, [this, &actions] { actions.scaleGroup(m_id); });
    connect(m_destroy, &QPushButton::clicked, this, [this, &actions] { actions.destroy(m_id, true); });
    connect(m_table, &Table::rowOpened, this, [this](int row) { emit appWanted(m_model->row(row).id); });
    connect(&session.mirror, &api::Mirror::appAdded, this, &GroupPage::updateApp);
    connect(&session.mirror, &api::Mirror::appChanged, this, &GroupPage::updateApp);
    connect(&session.mirror, &api::Mirror::appRemoved, this, &GroupPage::updateApp);
    connect(&session.mirror, &api::Mirror::snapshotLoaded, this, &GroupPage::update);
    keepTranslated(this, [this] { relabel(); });
}

void GroupPage::showGroup(const PathId& id)
{
    m_id = id;
    update();
}

void GroupPage::relabel()
{
    m_title->setFont(fonts::scaled(font(), 1.5, true));
    m_table->setAccessibleName(tr("Apps of the group"));
    m_scale->setText(tr("Scale group…"));
    m_destroy->setText(tr("Destroy group…"));
    m_model->retranslate();
    updateSums();
}

void GroupPage::update()
{
    std::vector<api::AppRow> rows;
    for (const auto& [id, row] : m_session.mirror.apps()) {
        if (id.isBelow(m_id))
            rows.push_back(row);
    }
    m_model->assign(rows);
    updateSums();
}

void GroupPage::updateApp(const PathId& id)
{
    if (!id.isBelow(m_id))
        return;
    if (const api::AppRow* row = m_session.mirror.app(id))
        m_model->upsert(*row);
    else
        m_model->remove(id);
    updateSums();
}

void GroupPage::updateSums()
{
    int running = 0;
    int instances = 0;
    double cpu = 0;
    double mem = 0;
    for (const api::AppRow& row : m_model->rows()) {
        running += row.counts.running;
        instances += wanted(row);
        cpu += cpus(row);
        mem += memory(row);
    }
    m_title->setText(toText(m_id));
    m_sums->setText(QStringList{tr("%n app(s)", nullptr, m_model->rowCount()),
                                tr("%1 of %2 instances").arg(running).arg(instances),
                                tr("%1 CPU").arg(format::number(cpu)), format::mebibytes(mem)}
                        .join(QStringLiteral(" · ")));
    m_scale->setEnabled(m_model->rowCount() > 0);
    m_destroy->setEnabled(!m_id.isRoot());
}

} // namespace pacer::ui
