// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/command.h"
#include "core/scheduler/effect.h"
#include "core/scheduler/event.h"

// What the scheduler is told (commands, events) and what it wants done (effects), for those who need all of
// it.
