// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/form_page.h"

#include "ui/text/error_text.h"
#include "ui/widgets/translated.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pacer::ui {

FormPage::FormPage(QWidget* parent)
    : QScrollArea(parent)
    , m_notice(new QLabel(this))
    , m_page(new QWidget(this))
    , m_form(new QFormLayout)
    , m_id(new TextField("/id", this))
    , m_env(new PairsField("/env", this))
    , m_labels(new PairsField("/labels", this))
{
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setProperty("tone", "muted");
    auto* inside = new QWidget(this);
    auto* column = new QVBoxLayout(inside);
    column->addWidget(m_notice);
    column->addWidget(m_page);
    column->addStretch();
    m_page->setLayout(m_form);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    setWidget(inside);
    setWidgetResizable(true);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    setFrameShape(QFrame::NoFrame);

    using Unit = NumberField::Unit;
    addField("id", m_id);
    addField("cmd", new TextField("/cmd", this));
    addField("cpus", new NumberField("/cpus", Unit::None, 1, this));
    addField("mem (MiB)", new NumberField("/mem", Unit::Mebibytes, 128, this));
    addField("disk (MiB)", new NumberField("/disk", Unit::Mebibytes, 0, this));
    addField("instances", new NumberField("/instances", Unit::None, 1, this));
    addField("image", new ImageField(this));
    addField("network", new ChoiceField("/networks/0/mode", "/networks",
                                        {"host", "container/bridge", "container"}, this));
    addField("ports", new PortsField(this));
    addField("env", m_env);
    addField("labels", m_labels);
    addField("healthCheck",
             new ChoiceField("/healthChecks/0/protocol", "/healthChecks/0",
                             {"HTTP", "HTTPS", "TCP", "COMMAND", "MESOS_HTTP", "MESOS_HTTPS", "MESOS_TCP"},
                             this));
    addField("path", new TextField("/healthChecks/0/path", this));
    addField("command", new TextField("/healthChecks/0/command/value", this));
    addField("intervalSeconds", new NumberField("/healthChecks/0/intervalSeconds", Unit::None, 60, this));
    addField("minimumHealthCapacity", new ShareField("/upgradeStrategy/minimumHealthCapacity", this));
    addField("maximumOverCapacity", new ShareField("/upgradeStrategy/maximumOverCapacity", this));
    keepTranslated(this, [this] { relabel(); });
}

void FormPage::addField(const char* name, FormField* field)
{
    auto* label = new QLabel(QString::fromLatin1(name), m_page); // names on the wire are not translated
    label->setBuddy(field);
    label->setProperty("tone", "muted");
    m_form->addRow(label, field);
    m_fields.push_back(field);
    connect(field, &FormField::edited, this, [this, field] { emit edited(field); });
}

void FormPage::relabel()
{
    setAccessibleName(tr("Form"));
    refreshNotice();
    const std::vector<std::pair<const char*, QString>> meanings{
        {"/id", tr("Id: the path of the app")},
        {"/cmd", tr("Command")},
        {"/cpus", tr("CPU share of one instance")},
        {"/mem", tr("Memory of one instance")},
        {"/disk", tr("Disk space of one instance")},
        {"/instances", tr("Target instances")},
        {"/container/docker/image", tr("Image")},
        {"/networks/0/mode", tr("Network mode")},
        {"/portDefinitions", tr("Ports: of the container, or of the host without a network of its own")},
        {"/env", tr("Environment variables")},
        {"/labels", tr("Labels")},
        {"/healthChecks/0/protocol", tr("Health check")},
        {"/healthChecks/0/path", tr("Path of the health check")},
        {"/healthChecks/0/command/value", tr("Command of the health check")},
        {"/healthChecks/0/intervalSeconds", tr("Seconds between health checks")},
        {"/upgradeStrategy/minimumHealthCapacity", tr("Minimum health capacity")},
        {"/upgradeStrategy/maximumOverCapacity", tr("Maximum over capacity")},
    };
    for (const auto& [pointer, meaning] : meanings) {
        if (FormField* field = fieldAt(pointer))
            field->setMeaning(meaning);
    }
    m_env->setHeaders(tr("Name"), tr("Value"));
    m_labels->setHeaders(tr("Name"), tr("Value"));
}

void FormPage::refreshNotice()
{
    m_notice->setText(m_isOther
                          ? tr("This is a group or a pod: it is edited as JSON.")
                          : tr("The JSON cannot be read at the moment. The form follows as soon as it can."));
}

void FormPage::load(const AppDocument& document)
{
    m_isOther = document.has("/apps") || document.has("/groups") || document.has("/containers");
    const bool isShown = document.isReadable() && !m_isOther;
    refreshNotice();
    m_notice->setVisible(!isShown);
    m_page->setEnabled(isShown);
    m_page->setVisible(!m_isOther);
    if (!isShown)
        return;
    for (FormField* field : m_fields)
        field->load(document);
}

void FormPage::showProblems(const std::vector<validation::Problem>& problems)
{
    for (FormField* field : m_fields) {
        QStringList lines;
        bool onlyWarnings = true;
        for (const validation::Problem& problem : problems) {
            if (field != fieldAt(problem.error.where))
                continue;
            lines +=
                problem.error.where == field->pointer() ? sentence(problem.error) : errorText(problem.error);
            onlyWarnings = onlyWarnings && problem.isWarning;
        }
        field->showProblem(lines.join(u'\n'), onlyWarnings);
    }
}

void FormPage::setIdEditable(bool editable)
{
    m_id->setEnabled(editable);
}

FormField* FormPage::fieldAt(const std::string& pointer) const
{
    for (FormField* field : m_fields) {
        if (field->covers(pointer))
            return field;
    }
    return nullptr;
}

} // namespace pacer::ui
