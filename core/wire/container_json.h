// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/container.h"
#include "core/wire/object.h"

/// Reading and writing of an app's container and of volumes. Inside `wire` only.
namespace pacer::wire {

void readObject(const Reader& in, DockerParameter& parameter);
void readObject(const Reader& in, DockerImage& docker);
void readObject(const Reader& in, PortMapping& mapping);
/// Without the legacy fields, see normalize.h.
void readContainer(const Reader& in, Container& container, Errors& broken);
void readPersistent(const Reader& in, PersistentVolume& volume, Errors& broken);

Json writePortMapping(const PortMapping& mapping);
Json writeContainer(const Container& container);
Json writePersistent(const PersistentVolume& volume);

} // namespace pacer::wire
