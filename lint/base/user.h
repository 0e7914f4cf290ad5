/* SPDX-License-Identifier: MIT */
#ifndef LL_BASE_USER_H
#define LL_BASE_USER_H

#include "base/arena.h"

/* Who is at work: git's user.name, else the login name. NULL: nobody knows. */
const char *user_name(struct arena *);

#endif
