// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/form_fields.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pacer::ui {

namespace {

/// Shows `text` without moving the cursor of somebody who typed just that.
void showText(QLineEdit* edit, const QString& text)
{
    if (edit->text() != text)
        edit->setText(text);
}

/// "256", "1.5 GiB", "512 MiB", "2g" in MiB; nullopt if it is no amount.
std::optional<double> mebibytes(const QString& text)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end].isDigit() || text[end] == u'.' || text[end] == u'-'))
        ++end;
    bool ok = false;
    const double value = QLocale::c().toDouble(text.left(end), &ok);
    if (!ok)
        return std::nullopt;
    const QString unit = text.mid(end).trimmed().toLower();
    if (unit.isEmpty() || unit == u"m" || unit == u"mb" || unit == u"mib")
        return value;
    if (unit == u"g" || unit == u"gb" || unit == u"gib")
        return value * 1024;
    if (unit == u"t" || unit == u"tb" || unit == u"tib")
        return value * 1024 * 1024;
    return std::nullopt;
}

} // namespace

FormField::FormField(std::vector<std::string> places, QWidget* parent)
    : QWidget(parent)
    , m_places(std::move(places))
    , m_problem(new QLabel(this))
{
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", "bad");
    m_problem->hide();
}

void FormField::place(QWidget* content)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(content);
    column->addWidget(m_problem);
    setFocusProxy(editor());
}

bool FormField::covers(const std::string& where) const
{
    return std::any_of(m_places.begin(), m_places.end(),
                       [&](const std::string& own) { return where == own || where.starts_with(own + '/'); });
}

void FormField::showProblem(const QString& text, bool isWarning)
{
    m_found = text;
    m_foundIsWarning = isWarning;
    refreshProblem();
}

void FormField::setTypingProblem(const QString& text)
{
    m_typing = text;
    refreshProblem();
}

void FormField::refreshProblem()
{
    const QString text = m_typing.isEmpty() ? m_found : m_typing;
    setTone(m_problem, m_typing.isEmpty() && m_foundIsWarning ? "warning" : "bad");
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    editor()->setAccessibleDescription(text);
}

void FormField::setMeaning(const QString& name)
{
    editor()->setAccessibleName(name);
    editor()->setToolTip(name);
}

TextField::TextField(std::string pointer, QWidget* parent)
    : FormField({std::move(pointer)}, parent)
    , m_edit(new QLineEdit(this))
{
    place(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

QWidget* TextField::editor()
{
    return m_edit;
}

void TextField::load(const AppDocument& document)
{
    showText(m_edit, QString::fromStdString(document.string(pointer()).value_or("")));
}

void TextField::store(AppDocument& document)
{
    if (m_edit->text().isEmpty())
        document.remove(pointer());
    else
        document.setString(pointer(), m_edit->text().toStdString());
}

ImageField::ImageField(QWidget* parent)
    : TextField("/container/docker/image", parent)
{}

void ImageField::store(AppDocument& document)
{
    const bool hadContainer = document.has("/container");
    TextField::store(document);
    if (!hadContainer && document.has("/container"))
        document.setString("/container/type", "DOCKER");
    if (m_edit->text().isEmpty() && document.names("/container") == std::vector<std::string>{"type"})
        document.remove("/container");
}

NumberField::NumberField(std::string pointer, Unit unit, double byDefault, QWidget* parent)
    : FormField({std::move(pointer)}, parent)
    , m_unit(unit)
    , m_edit(new QLineEdit(this))
{
    m_edit->setPlaceholderText(QString::fromStdString(numberText(byDefault)));
    place(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

QWidget* NumberField::editor()
{
    return m_edit;
}

void NumberField::load(const AppDocument& document)
{
    const auto number = document.number(pointer());
    const auto typed = m_unit == Unit::Mebibytes ? mebibytes(m_edit->text()) : std::nullopt;
    setTypingProblem({});
    if (number && typed == number)
        return; // "1.5 GiB" stays while it is typed
    showText(m_edit, number ? QString::fromStdString(numberText(*number)) : QString());
}

void NumberField::store(AppDocument& document)
{
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty()) {
        setTypingProblem({});
        document.remove(pointer());
        return;
    }
    bool ok = false;
    const double plain = QLocale::c().toDouble(text, &ok);
    const auto value =
        m_unit == Unit::Mebibytes ? mebibytes(text) : (ok ? std::optional(plain) : std::nullopt);
    if (!value || !std::isfinite(*value)) {
        setTypingProblem(m_unit == Unit::Mebibytes ? tr("A number of MiB, or an amount such as 1.5 GiB")
                                                   : tr("A number is needed"));
        return;
    }
    setTypingProblem({});
    document.set(pointer(), numberText(*value));
}

ChoiceField::ChoiceField(std::string pointer, std::string removes, const std::vector<std::string>& values,
                         QWidget* parent)
    : FormField({std::move(pointer)}, parent)
    , m_removes(std::move(removes))
    , m_choice(new QComboBox(this))
{
    m_choice->addItem(QStringLiteral("—"));
    for (const std::string& value : values)
        m_choice->addItem(QString::fromStdString(value));
    place(m_choice);
    connect(m_choice, &QComboBox::activated, this, &FormField::edited);
}

QWidget* ChoiceField::editor()
{
    return m_choice;
}

void ChoiceField::load(const AppDocument& document)
{
    const auto value = document.string(pointer());
    const int at = value ? m_choice->findText(QString::fromStdString(*value), Qt::MatchFixedString) : 0;
    m_choice->setCurrentIndex(at);
}

void ChoiceField::store(AppDocument& document)
{
    if (m_choice->currentIndex() <= 0)
        document.remove(m_removes);
    else
        document.setString(pointer(), m_choice->currentText().toStdString());
}

ShareField::ShareField(std::string pointer, QWidget* parent)
    : FormField({std::move(pointer)}, parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_value(new QLabel(this))
{
    m_slider->setRange(0, 100);
    m_slider->setValue(100);
    m_value->setMinimumWidth(36);
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_value);
    line->addWidget(m_slider, 1);
    place(row);
    showValue();
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showValue();
        emit edited();
    });
}

QWidget* ShareField::editor()
{
    return m_slider;
}

void ShareField::showValue()
{
    m_value->setText(QString::fromStdString(numberText(m_slider->value() / 100.0)));
}

void ShareField::load(const AppDocument& document)
{
    const QSignalBlocker silent(m_slider);
    m_slider->setValue(int(std::lround(document.number(pointer()).value_or(1) * 100)));
    showValue();
}

void ShareField::store(AppDocument& document)
{
    document.set(pointer(), numberText(m_slider->value() / 100.0));
}

namespace {

constexpr const char* mappings = "/container/portMappings";
constexpr const char* definitions = "/portDefinitions";

/// The list that holds the ports of this document, and the name of the port in its items.
std::pair<std::string, std::string> portList(const AppDocument& document)
{
    const std::string mode = document.string("/networks/0/mode").value_or("host");
    const bool ownNetwork = mode != "host" || document.has(mappings);
    return ownNetwork ? std::pair(mappings, "containerPort") : std::pair(definitions, "port");
}

} // namespace

PortsField::PortsField(QWidget* parent)
    : FormField({mappings, definitions}, parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setPlaceholderText(QStringLiteral("8080, 9090"));
    place(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

QWidget* PortsField::editor()
{
    return m_edit;
}

void PortsField::load(const AppDocument& document)
{
    const auto [list, name] = portList(document);
    std::vector<std::string> ports;
    for (std::size_t i = 0; i < document.size(list); ++i)
        ports.push_back(numberText(document.number(childPointer(childPointer(list, i), name)).value_or(0)));
    setTypingProblem({});
    if (!m_edit->hasFocus() || !document.has(list))
        showText(m_edit, QString::fromStdString(join(ports, ", ")));
}

void PortsField::store(AppDocument& document)
{
    std::vector<int> ports;
    for (const QString& part : m_edit->text().split(u',', Qt::SkipEmptyParts)) {
        bool ok = false;
        ports.push_back(part.trimmed().toInt(&ok));
        if (!ok) {
            setTypingProblem(tr("Ports are numbers, separated by commas"));
            return;
        }
    }
    setTypingProblem({});
    const auto [list, name] = portList(document);
    for (std::size_t i = document.size(list); i-- > ports.size();)
        document.remove(childPointer(list, i));
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const std::string at = childPointer(childPointer(list, i), name);
        if (document.number(at) != ports[i])
            document.set(at, std::to_string(ports[i]));
    }
}

} // namespace pacer::ui
