# The architecture on one screen: who may use whom. A link that is not listed stops the configure run,
# an include that is not listed fails tests/tidy, which reads this very table.
set(PACER_USES_base        "")
set(PACER_USES_model       base)
set(PACER_USES_wire        base model)
set(PACER_USES_validation  base model wire)
set(PACER_USES_constraints base model)
set(PACER_USES_deployment  base model constraints)
set(PACER_USES_scheduler   base model validation constraints deployment)
set(PACER_USES_simulation  base model validation constraints deployment scheduler)
set(PACER_USES_store       base model wire scheduler)
set(PACER_USES_net         base)
set(PACER_USES_local       base model scheduler net)
set(PACER_USES_mesos       base model wire scheduler net)
set(PACER_USES_rest        base model wire validation deployment scheduler simulation net)
set(PACER_USES_api         base model wire)
set(PACER_USES_ui          base model wire validation deployment simulation api)

# pacer_module(<name> USES <module>... [LIBS <external target>...] SOURCES <file>...)
# Declares core/<name> (or ui) as the static library Pacer::<name>.
function(pacer_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBS;SOURCES")
  foreach(used IN LISTS arg_USES)
    if(NOT used IN_LIST PACER_USES_${name})
      message(FATAL_ERROR "${name} must not use ${used}; see packaging/cmake/PacerModules.cmake")
    endif()
  endforeach()

  add_library(pacer_${name} STATIC ${arg_SOURCES})
  add_library(Pacer::${name} ALIAS pacer_${name})
  list(TRANSFORM arg_USES PREPEND Pacer::)
  target_link_libraries(pacer_${name} PUBLIC ${arg_USES} ${arg_LIBS} PRIVATE Pacer::options)
  target_include_directories(pacer_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  pacer_precompile(pacer_${name})
endfunction()

# One set of precompiled standard headers, the cheap and common ones only.
function(pacer_precompile target)
  if(PACER_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <string>
      <string_view> <utility> <variant> <vector>)
  endif()
endfunction()

# pacer_program(<name> USES <module>... [LIBS ...] SOURCES ...): one of the four programs.
function(pacer_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBS;SOURCES")
  add_executable(${name} ${arg_SOURCES})
  list(TRANSFORM arg_USES PREPEND Pacer::)
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LIBS} Pacer::options)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# pacer_test(<name> LABEL <unit|ui|end_to_end|…> [ALONE] [USES <module>...] [LIBS ...] [TIMEOUT s] [CASES ...]
#            SOURCES ...)
# A Qt Test program, run by ctest under its label. Every test knows where vectors and fixtures lie.
# ALONE: it measures real time, nothing else may take the cores meanwhile. CASES: its arguments
# ("function:row"), one ctest entry for each, which run side by side.
function(pacer_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "ALONE" "LABEL;TIMEOUT" "USES;LIBS;SOURCES;ENVIRONMENT;DEPENDS;CASES")
  add_executable(${name} ${arg_SOURCES})
  list(TRANSFORM arg_USES PREPEND Pacer::)
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LIBS} Qt6::Test Pacer::options)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_compile_definitions(${name} PRIVATE
    PACER_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests" PACER_BIN_DIR="${PROJECT_BINARY_DIR}/bin")
  if(arg_DEPENDS)
    add_dependencies(${name} ${arg_DEPENDS})
  endif()
  set(tests ${name})
  if(arg_CASES)
    list(TRANSFORM arg_CASES REPLACE "^.*:" "${name}." OUTPUT_VARIABLE tests)
    foreach(test case IN ZIP_LISTS tests arg_CASES)
      add_test(NAME ${test} COMMAND ${name} ${case})
    endforeach()
  else()
    add_test(NAME ${name} COMMAND ${name})
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  set_tests_properties(${tests} PROPERTIES LABELS "${arg_LABEL}" TIMEOUT ${arg_TIMEOUT} RUN_SERIAL ${arg_ALONE}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${arg_ENVIRONMENT}")
endfunction()

# Adds every folder that has been built so far, in the order given.
function(pacer_add_folders)
  foreach(folder IN LISTS ARGN)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt)
      add_subdirectory(${folder})
    endif()
  endforeach()
endfunction()
