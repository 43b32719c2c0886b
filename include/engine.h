/* The whole public library. Include this, or one of the headers it names.
 *
 * Functions that can fail return an eng_status and fill an eng_error; out parameters come first.
 * What comes out through the first argument is the caller's and ends with the _close() beside it;
 * what is returned is borrowed from the value it was asked of. Nothing here is global: values that
 * share nothing may be used from different threads at once.
 *
 *   cc program.c $(pkg-config --cflags --libs engine) */
#ifndef ENGINE_H
#define ENGINE_H

#include "engine/document.h"
#include "engine/error.h"
#include "engine/names.h"
#include "engine/version.h"

#endif
