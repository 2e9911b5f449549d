// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

#include <array>

namespace pacer::ui {

/// The language of the interface: translators, fonts and number formats together, changed while running.
class Language : public QObject {
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);

    static QStringList known();                     ///< "en", "ko", "zh_CN"
    static QString nameOf(const QString& language); ///< in its own language
    /// `wanted` if it is known, else the saved choice, else the environment's, else English. Traditional
    /// Chinese is not Simplified Chinese and falls back to English.
    static QString choose(const QString& wanted, const QString& saved, const QStringList& environment);

    const QString& current() const { return m_current; }
    void set(const QString& language);

signals:
    void changed(const QString& language);

private:
    std::array<QTranslator, 2> m_translators; ///< Qt's own texts, and ours above them
    QString m_current;
};

} // namespace pacer::ui
