/* SPDX-License-Identifier: MIT */
#ifndef LL_REPORT_URI_H
#define LL_REPORT_URI_H

#include "base/arena.h"

/*
 * The URI of a path: relative to `cwd` where the path is below it, else
 * file:///... . No dot segments; everything that is not unreserved is
 * percent-encoded. Standard input is "stdin".
 */
const char *uri_of(struct arena *, const char *cwd, const char *path, bool *relative);

/* The same as a path: relative to `cwd` or absolute, nothing encoded. */
const char *path_of(struct arena *, const char *cwd, const char *path, bool *relative);

#endif
