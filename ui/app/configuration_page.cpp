// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/configuration_page.h"

#include "ui/app/facts_model.h"
#include "ui/style/fonts.h"
#include "ui/text/error_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pacer::ui {

ConfigurationPage::ConfigurationPage(const Session& session, QWidget* parent)
    : AppTab(parent)
    , m_session(session)
    , m_facts(new FactsModel(this))
    , m_labels(new ChipRow(this))
    , m_table(new Table(m_facts, this))
    , m_text(new QPlainTextEdit(this))
    , m_stack(new QStackedWidget(this))
    , m_asText(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_edit(new QPushButton(this))
{
    m_table->setSortingEnabled(false);
    m_table->sortBy(0, Qt::AscendingOrder);
    m_table->setColumnWidths({220, 500});
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_text);
    m_asText->setCheckable(true);
    m_edit->setProperty("role", "primary");

    auto* tools = new QHBoxLayout;
    tools->addWidget(m_labels, 1);
    tools->addStretch();
    tools->addWidget(m_asText);
    tools->addWidget(m_copy);
    tools->addWidget(m_edit);
    auto* card = new Card(this);
    card->body()->addWidget(m_stack);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    column->addLayout(tools);
    column->addWidget(card, 1);

    connect(m_asText, &QPushButton::toggled, this, [this](bool text) {
        m_stack->setCurrentIndex(text ? 1 : 0);
        loadText();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_session.client.definition(m_id, this, [](const Result<std::string>& text) {
            if (text)
                QGuiApplication::clipboard()->setText(toText(*text));
        });
    });
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editWanted(m_id); });
    connect(&session.mirror, &api::Mirror::appChanged, this, [this](const PathId& id) {
        if (id == m_id)
            update();
    });
    keepTranslated(this, [this] { relabel(); });
}

void ConfigurationPage::setEditable(bool editable)
{
    m_edit->setVisible(editable);
}

void ConfigurationPage::showApp(const PathId& id)
{
    m_id = id;
    m_text->clear();
    update();
    loadText();
}

void ConfigurationPage::relabel()
{
    m_table->setAccessibleName(tr("Configuration"));
    m_text->setAccessibleName(tr("Definition as JSON"));
    m_text->setFont(fonts::monospaceFont());
    m_labels->setAccessibleName(tr("Labels"));
    m_asText->setText(tr("JSON"));
    m_asText->setToolTip(tr("Shows the definition as the server has it"));
    m_copy->setText(tr("Copy as JSON"));
    m_edit->setText(tr("Edit"));
    m_facts->retranslate();
    update();
}

void ConfigurationPage::update()
{
    const api::AppRow* row = m_session.mirror.app(m_id);
    if (!row || !row->app)
        return;
    m_facts->show(*row->app);
    QStringList chips;
    for (const auto& [key, value] : row->app->labels)
        chips << (value.empty() ? toText(key) : toText(key) + '=' + toText(value));
    m_labels->setChips(chips);
}

void ConfigurationPage::loadText()
{
    if (m_stack->currentIndex() != 1)
        return;
    m_session.client.definition(m_id, this, [this, id = m_id](const Result<std::string>& text) {
        if (id == m_id)
            m_text->setPlainText(text ? toText(*text) : errorText(text.error()));
    });
}

} // namespace pacer::ui
