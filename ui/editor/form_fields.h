// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/app_document.h"

#include <QWidget>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QTableWidget;

namespace pacer::ui {

/// One field of the form: an editor for one place of the document, and below it what is wrong there.
/// `load` shows the document, `store` writes the editor into it; what a field does not know it leaves alone.
class FormField : public QWidget {
    Q_OBJECT

public:
    explicit FormField(std::vector<std::string> places, QWidget* parent = nullptr);

    virtual void load(const AppDocument& document) = 0;
    virtual void store(AppDocument& document) = 0;
    virtual QWidget* editor() = 0; ///< takes the focus and the name

    const std::string& pointer() const { return m_places.front(); } ///< of the value that it edits
    bool covers(const std::string& pointer) const;                  ///< the field's place or one inside it
    void showProblem(const QString& text, bool isWarning = false);  ///< "": all is well
    void setMeaning(const QString& name);                           ///< for tool tip and screen reader

signals:
    void edited();

protected:
    void place(QWidget* content); ///< puts the editor above the problem's line
    /// What was typed cannot be written at all; "" if it can.
    void setTypingProblem(const QString& text);

private:
    void refreshProblem();

    std::vector<std::string> m_places;
    QLabel* m_problem;
    QString m_found;
    bool m_foundIsWarning = false;
    QString m_typing;
};

/// A string. Empty: the member is removed.
class TextField : public FormField {
    Q_OBJECT

public:
    explicit TextField(std::string pointer, QWidget* parent = nullptr);
    void load(const AppDocument& document) override;
    void store(AppDocument& document) override;
    QWidget* editor() override;

protected:
    QLineEdit* m_edit;
};

/// The image of a container; the container is made with it.
class ImageField : public TextField {
    Q_OBJECT

public:
    explicit ImageField(QWidget* parent = nullptr);
    void store(AppDocument& document) override;
};

/// A number; with `mebibytes` also "1.5 GiB".
class NumberField : public FormField {
    Q_OBJECT

public:
    enum class Unit { None, Mebibytes };
    NumberField(std::string pointer, Unit unit, double byDefault, QWidget* parent = nullptr);
    void load(const AppDocument& document) override;
    void store(AppDocument& document) override;
    QWidget* editor() override;

private:
    Unit m_unit;
    QLineEdit* m_edit;
};

/// One of some values; the first entry, empty, removes the member.
class ChoiceField : public FormField {
    Q_OBJECT

public:
    /// `removes` is what goes when nothing is chosen: the place itself, or what it lies in.
    ChoiceField(std::string pointer, std::string removes, const std::vector<std::string>& values,
                QWidget* parent = nullptr);
    void load(const AppDocument& document) override;
    void store(AppDocument& document) override;
    QWidget* editor() override;

private:
    std::string m_removes;
    QComboBox* m_choice;
};

/// A share between 0 and 1.
class ShareField : public FormField {
    Q_OBJECT

public:
    explicit ShareField(std::string pointer, QWidget* parent = nullptr);
    void load(const AppDocument& document) override;
    void store(AppDocument& document) override;
    QWidget* editor() override;

private:
    void showValue();

    QSlider* m_slider;
    QLabel* m_value;
};

/// Ports: container ports if the app has a network of its own, else ports of the host.
class PortsField : public FormField {
    Q_OBJECT

public:
    explicit PortsField(QWidget* parent = nullptr);
    void load(const AppDocument& document) override;
    void store(AppDocument& document) override;
    QWidget* editor() override;

private:
    QLineEdit* m_edit;
};

/// Names and values (env, labels). Values that are no strings are shown as they are and kept. Pasted lines
/// "KEY=VALUE" become rows.
class PairsField : public FormField {
    Q_OBJECT

public:
    explicit PairsField(std::string pointer, QWidget* parent = nullptr);
    void load(const AppDocument& document) override;
    void store(AppDocument& document) override;
    QWidget* editor() override;
    void setHeaders(const QString& name, const QString& value);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    Pairs rows() const;
    void fill(const Pairs& pairs);
    void paste();

    QTableWidget* m_table;
    Pairs m_loaded; ///< as last read from or written to the document; values as JSON
    bool m_filling = false;
};

} // namespace pacer::ui
