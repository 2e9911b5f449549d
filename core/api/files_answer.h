// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/sandbox_client.h"

#include <QByteArrayView>

namespace pacer::api {

/// Reads the answer of /files/read, `{"data": "…", "offset": 1}`. Agents put raw bytes into that string, so
/// it may be no UTF-8 and no JSON; here every byte comes out as it lies in the file (spec/mesos.md 13.3).
Result<SandboxChunk> readFilesAnswer(QByteArrayView body);

} // namespace pacer::api
