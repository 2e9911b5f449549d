// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/problem_dialog.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/text/error_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace pacer::ui {

ProblemDialog::ProblemDialog(const Errors& errors, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);
    auto* picture = new QLabel(this);
    picture->setPixmap(icons::icon(icons::Name::Warning).pixmap(48, 48));
    QLabel* title = plainLabel(this);
    QLabel* text = plainLabel(this, true);
    text->setWordWrap(true);
    auto* close = new QPushButton(this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 18, 20, 16);
    grid->setHorizontalSpacing(16);
    grid->addWidget(picture, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(title, 0, 1);
    grid->addWidget(text, 1, 1);
    grid->addWidget(close, 2, 1, Qt::AlignRight);
    grid->setColumnStretch(1, 1);
    keepTranslated(this, [=, this] {
        setWindowTitle(tr("Something went wrong"));
        title->setText(windowTitle());
        title->setFont(fonts::scaled(font(), 1.25, true));
        text->setText(errorText(errors));
        close->setText(tr("Close"));
    });
}

} // namespace pacer::ui
