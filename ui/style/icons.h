// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

/// The drawings of `resources/icons`.
namespace pacer::ui::icons {

enum class Name { Pacer, Add, Search, App, Group, Pod, Warning, Cluster, Empty };

QIcon icon(Name name);

} // namespace pacer::ui::icons
