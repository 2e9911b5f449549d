// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace pacer::ui {

/// The steps of a deployment: done ones with a tick, the current one bold, those to come in grey.
class StepsList : public QWidget {
    Q_OBJECT

public:
    explicit StepsList(QWidget* parent = nullptr);

    void show(const std::optional<DeploymentInfo>& deployment);

private:
    class Badge;
    struct Row {
        QWidget* widget = nullptr;
        Badge* badge = nullptr;
        QLabel* text = nullptr;
    };

    void relabel();
    QStringList waitingTexts() const; ///< what stands under the steps
    void resizeTo(std::size_t count);

    std::optional<DeploymentInfo> m_deployment;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column;
    QLabel* m_note;
};

} // namespace pacer::ui
