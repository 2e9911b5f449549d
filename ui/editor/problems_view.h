// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/check_text.h"

#include <QListWidget>

#include <vector>

namespace pacer::ui {

/// What is wrong with the definition, one line each: place in the text, field, sentence.
class ProblemsView : public QListWidget {
    Q_OBJECT

public:
    explicit ProblemsView(QWidget* parent = nullptr);

    void setProblems(std::vector<validation::Problem> problems);
    const std::vector<validation::Problem>& problems() const { return m_problems; }

signals:
    void chosen(const pacer::validation::Problem& problem);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refill();

    std::vector<validation::Problem> m_problems;
};

} // namespace pacer::ui
