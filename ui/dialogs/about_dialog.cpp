// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* picture = new QLabel(this);
    picture->setPixmap(icons::icon(icons::Name::Pacer).pixmap(64, 64));
    QLabel* title = plainLabel(this);
    QLabel* version = mutedLabel(this);
    QLabel* text = plainLabel(this);
    text->setWordWrap(true);
    text->setMinimumWidth(340);
    auto* close = new QPushButton(this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto* column = new QVBoxLayout;
    column->addWidget(title);
    column->addWidget(version);
    column->addWidget(text);
    column->addStretch();
    column->addWidget(close, 0, Qt::AlignRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 18, 20, 16);
    row->setSpacing(18);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(column);

    keepTranslated(this, [this, title, version, text, close] {
        setWindowTitle(tr("About Pacer"));
        title->setText(QStringLiteral("Pacer"));
        title->setFont(fonts::scaled(font(), 1.6, true));
        version->setText(tr("Version %1 · Qt %2")
                             .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())));
        text->setText(
            tr("Operations console for Marathon and Mesos, with a scheduler of its own.\n"
               "Free software under the GNU General Public License, version 3 or later.\n"
               "Uses Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json and QScintilla."));
        close->setText(tr("Close"));
    });
}

} // namespace pacer::ui
