// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite.h"

namespace pacer::store {

/// The newest schema this program knows. Migrations are forward-only and numbered from 1.
extern const int newestSchema;

/// Brings a database (also an empty one) to the newest schema, each migration in a transaction of its own.
/// StoreTooNew if the file was written by a newer program, StoreUnknown if its tables are not those of its
/// schema; it is left untouched then.
Result<void> migrate(Database& database);

} // namespace pacer::store
