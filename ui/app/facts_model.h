// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/spec_facts.h"
#include "ui/widgets/rows_model.h"

#include <set>

namespace pacer::ui {

/// A definition as a table of fields; fields that differ from another version can be marked.
struct FactRow {
    SpecFact fact;
    bool marked = false;

    bool operator==(const FactRow&) const = default;
};

class FactsModel : public RowsModel<FactRow, QString> {
    Q_OBJECT

public:
    explicit FactsModel(QObject* parent = nullptr);

    /// Shows `app`; with `other`, fields whose values differ are marked.
    void show(const AppSpec& app, const AppSpec* other = nullptr);
};

} // namespace pacer::ui
