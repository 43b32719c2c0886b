/* The version of the library these headers belong to (semver.org; before 1.0.0 a new minor number
 * may change the interface). */
#ifndef ENGINE_VERSION_H
#define ENGINE_VERSION_H

#define ENG_VERSION "0.1.0"

#endif
