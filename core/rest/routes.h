// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/context.h"
#include "core/rest/router.h"

/// The endpoints, one file for each family. Each function adds its routes in the order in which they are to
/// be tried.
namespace pacer::rest {

void addAppReads(Router& router, const ContextPtr& context);    ///< apps_routes.cpp, spec/marathon-api.md 5
void addAppChanges(Router& router, const ContextPtr& context);  ///< app_changes.cpp
void addTaskRoutes(Router& router, const ContextPtr& context);  ///< tasks_routes.cpp, 6; before the two above
void addGroupRoutes(Router& router, const ContextPtr& context); ///< groups_routes.cpp, 7
void addPodRoutes(Router& router, const ContextPtr& context);   ///< pods_routes.cpp, 8
void addDeploymentRoutes(Router& router, const ContextPtr& context); ///< deployments_routes.cpp, 9.1 and 9.2
void addRehearsalRoutes(Router& router, const ContextPtr& context);  ///< rehearsal_routes.cpp, an extension
void addQueueRoutes(Router& router, const ContextPtr& context);      ///< queue_routes.cpp, 9.3
void addInfoRoutes(Router& router, const ContextPtr& context);       ///< info_routes.cpp, 9.4
void addOperatorRoutes(Router& router, const ContextPtr& context);   ///< operator_routes.cpp, 9.4
void addPageRoutes(Router& router, const ContextPtr& context);       ///< pages_routes.cpp, 1
void addAgentRoutes(Router& router, const ContextPtr& context);      ///< agents_routes.cpp, spec/mesos.md 12
void addFileRoutes(Router& router, const ContextPtr& context);       ///< files_routes.cpp, spec/mesos.md 13

/// All of the above, in the order in which they are to be tried.
void addRoutes(Router& router, const ContextPtr& context); ///< server.cpp

} // namespace pacer::rest
