// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"

#include <QWidget>

#include <array>

namespace pacer::ui {

/// Where offers are lost: how many are left after each test, in the order of the tests. Tests that nothing
/// failed at and that rarely matter are left out.
class Funnel : public QWidget {
    Q_OBJECT

public:
    explicit Funnel(QWidget* parent = nullptr);

    void show(const std::array<RefusalCount, refusalCount>& counts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        QString label;
        int left = 0;
        int declined = 0;
    };

    std::vector<Line> lines() const;
    void describe();

    std::array<RefusalCount, refusalCount> m_counts{};
};

} // namespace pacer::ui
