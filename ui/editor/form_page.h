// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/check_text.h"
#include "ui/editor/form_fields.h"

#include <QScrollArea>

#include <vector>

class QFormLayout;
class QLabel;

namespace pacer::ui {

/// The main fields of an app. Shows the same document as the JSON beside it; a change here touches only the
/// member it is about.
class FormPage : public QScrollArea {
    Q_OBJECT

public:
    explicit FormPage(QWidget* parent = nullptr);

    /// Shows a document. One that cannot be read switches the fields off and leaves their content; one that
    /// is no app has no fields here.
    void load(const AppDocument& document);
    void showProblems(const std::vector<validation::Problem>& problems);
    void setIdEditable(bool editable);
    FormField* fieldAt(const std::string& pointer) const; ///< nullptr if no field is for that place

signals:
    /// A field was changed: it wants to be stored into the document.
    void edited(pacer::ui::FormField* field);

private:
    void addField(const char* name, FormField* field);
    void relabel();
    void refreshNotice();

    QLabel* m_notice;
    QWidget* m_page;
    QFormLayout* m_form;
    std::vector<FormField*> m_fields;
    FormField* m_id;
    PairsField* m_env;
    PairsField* m_labels;
    bool m_isOther = false; ///< the document is a group or a pod
};

} // namespace pacer::ui
