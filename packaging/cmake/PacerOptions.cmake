# Compiler options that every target of ours shares, and the switches of a developer's build.
option(PACER_WARNINGS_AS_ERRORS "Treat our own warnings as errors" OFF)
option(PACER_PRECOMPILE "Precompile the common standard headers" ON)
set(PACER_SANITIZE "" CACHE STRING "Sanitizers to build with, for instance address,undefined")

add_library(pacer_options INTERFACE)
add_library(Pacer::options ALIAS pacer_options)
target_compile_features(pacer_options INTERFACE cxx_std_20)
target_compile_options(pacer_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow=local -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wswitch-enum -Wno-missing-field-initializers
  $<$<BOOL:${PACER_WARNINGS_AS_ERRORS}>:-Werror>)
if(CMAKE_UNITY_BUILD)
  # GCC takes every file but the outermost for a header, where such a member would be a fault.
  target_compile_options(pacer_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
target_compile_definitions(pacer_options INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_STRICT_ITERATORS)
if(PACER_SANITIZE)
  target_compile_options(pacer_options INTERFACE -fsanitize=${PACER_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(pacer_options INTERFACE -fsanitize=${PACER_SANITIZE})
endif()
if(PACER_SANITIZE MATCHES thread)
  # Asio's fences are unknown to the thread sanitizer; its queues are guarded by mutexes, which are known.
  target_compile_options(pacer_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
endif()

find_program(PACER_MOLD mold)
if(PACER_MOLD)
  target_link_options(pacer_options INTERFACE -fuse-ld=mold)
endif()
find_program(PACER_CCACHE ccache)
if(PACER_CCACHE)
  # Precompiled headers and ccache agree only with these two (GCC).
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${PACER_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${PACER_CCACHE})
  target_compile_options(pacer_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
